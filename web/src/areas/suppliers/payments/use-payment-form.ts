import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { notify } from '../../../ui/notify.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { OpenInvoice, PaymentMethod } from '../queries.ts'
import { chosenTotal, restOf, type Shares } from './payment-plan.ts'
import { refreshPayments, usePaymentActs } from './use-payment-acts.ts'

interface Values {
  /** Null until somebody types: then it is what the chosen invoices come to. */
  amount: number | null
  paid_on: string | null
  method: PaymentMethod
  reference: string
  currency: string | null
  shares: Shares
}

export type Known = Pick<Values, 'amount' | 'paid_on'>

interface Place {
  supplier_id: string
  restaurant_id: string | null
  /** Of the restaurant, for where nothing is open. */
  currency: string | undefined
}

/** The values of a payment that is being recorded, what follows from them, and the act itself. */
export function usePaymentForm(invoices: readonly OpenInvoice[] | undefined, place: Place, known: Known) {
  const { t } = useTranslation('suppliers')
  const { timeZone, currency: own } = useUi()
  const { voidIt } = usePaymentActs()
  const [values, setValues] = useState<Values>(() => ({
    ...{ amount: known.amount, method: 'bank_transfer', reference: '', currency: null, shares: new Map() },
    paid_on: known.paid_on ?? new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date()),
  }))
  const [attempt, setAttempt] = useState<{ is_busy?: boolean; is_tried?: boolean; error?: unknown }>({})
  const currencies = [...new Set(invoices?.map((invoice) => invoice.currency))]
  const currency = values.currency ?? currencies[0] ?? place.currency ?? own
  const chosen = chosenTotal(values.shares)
  const amount = values.amount ?? (chosen > 0 ? chosen : null)
  const record = async (): Promise<boolean> => {
    setAttempt({ is_tried: true })
    const { paid_on, method, reference, shares } = values
    if (!amount || !paid_on) return false
    setAttempt({ is_busy: true })
    const allocations = [...shares]
      .filter(([, share]) => share !== 0)
      .map(([invoice_id, share]) => ({ invoice_id, amount: share }))
    try {
      const { id } = await api('POST /supplier/payments', {
        body: {
          ...{ supplier_id: place.supplier_id, paid_on, amount, currency, method },
          restaurant_id: place.restaurant_id ?? undefined,
          reference: reference.trim() || null,
          ...(allocations.length > 0 && { allocations }),
        },
      })
      notify({ message: t('payments.recorded'), undo: () => voidIt(id) })
      return true
    } catch (error) {
      setAttempt({ error })
      return false
    } finally {
      void refreshPayments()
    }
  }
  return {
    values,
    set: (changes: Partial<Values>) => setValues((before) => ({ ...before, ...changes })),
    invoices: invoices?.filter((invoice) => invoice.currency === currency),
    ...{ amount, currency, currencies, rest: restOf(amount, values.shares), record },
    is_busy: attempt.is_busy ?? false,
    is_tried: attempt.is_tried ?? false,
    error: attempt.error,
  }
}

export type PaymentForm = ReturnType<typeof usePaymentForm>
