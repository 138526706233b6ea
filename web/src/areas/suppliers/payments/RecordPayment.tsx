import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { useRestaurants } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { DateField } from '../../../ui/fields/DateField.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { useWords } from '../../../ui/scope.tsx'
import { openInvoices, type PaymentMethod } from '../queries.ts'
import { InvoiceShares } from './InvoiceShares.tsx'
import { methods } from './methods.ts'
import css from './payments.module.css'
import { type Known, usePaymentForm } from './use-payment-form.ts'

interface RecordPaymentProps {
  supplier_id: string
  /** What a statement says of it. */
  known: Known
  onClose: () => void
}

/** What was paid, when and how, and which invoices it was for; the rest stays on account. */
export default function RecordPayment(props: RecordPaymentProps) {
  const { t } = useTranslation('suppliers')
  return (
    <Dialog open onClose={props.onClose} title={t('payments.record')}>
      <PaymentForm {...props} />
    </Dialog>
  )
}

function PaymentForm({ supplier_id, known, onClose }: RecordPaymentProps) {
  const { t } = useTranslation('suppliers')
  const words = useWords()
  const { restaurants, current } = useRestaurants()
  const [restaurant_id, setRestaurant] = useState(current?.id ?? null)
  const { data } = useQuery(openInvoices(supplier_id, restaurant_id))
  const place = restaurants.find(({ id }) => id === restaurant_id) ?? restaurants[0]
  const where = { supplier_id, restaurant_id, currency: place?.currency }
  const form = usePaymentForm(data?.items, where, known)
  const { values, set, currency, currencies, amount } = form
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await form.record()) onClose()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <div className={css.fields}>
          <NumberField
            label={t('payments.amount')}
            decimals={2}
            min={0}
            unit={currency}
            required
            value={amount}
            onChange={(typed) => set({ amount: typed })}
            error={form.is_tried && !amount && t('missing')}
          />
          <DateField
            label={t('payments.paid_on')}
            required
            value={values.paid_on}
            onChange={(paid_on) => set({ paid_on })}
            error={form.is_tried && !values.paid_on && t('missing')}
          />
          <SelectField<PaymentMethod>
            label={t('payments.method')}
            value={values.method}
            onChange={(method) => method && set({ method })}
            choices={methods.map((value) => ({ value, label: t(`payments.methods.${value}`) }))}
          />
          <TextField
            label={t('payments.reference')}
            optional
            maxLength={100}
            value={values.reference}
            onChange={(reference) => set({ reference })}
          />
          {restaurants.length > 1 && (
            <SelectField
              label={t('payments.restaurant')}
              value={restaurant_id}
              clearable
              placeholder={t('payments.several')}
              onChange={(id) => {
                setRestaurant(id)
                set({ shares: new Map() })
              }}
              choices={restaurants.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {currencies.length > 1 && (
            <SelectField
              label={t('payments.currency')}
              value={currency}
              onChange={(value) => value && set({ currency: value, shares: new Map() })}
              choices={currencies.map((value) => ({ value, label: value }))}
            />
          )}
        </div>
        <InvoiceShares form={form} />
        {form.error !== undefined && <Callout tone="danger">{explain(form.error, t)}</Callout>}
      </Stack>
      <DialogFooter>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" variant="primary" busy={form.is_busy} disabled={form.rest.state === 'over'}>
          {t('payments.record')}
        </Button>
      </DialogFooter>
    </form>
  )
}
