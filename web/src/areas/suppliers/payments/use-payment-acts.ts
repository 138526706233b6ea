import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'

/** Everything that a payment changes. */
export const refreshPayments = () =>
  refresh(
    'GET /supplier/payments',
    'GET /vendors/{id}/account',
    'GET /supplier/invoices',
    'GET /supplier/invoices/{id}',
  )

/** Voids and restores payments; each says what happened and takes it back on wish. */
export function usePaymentActs() {
  const { t } = useTranslation('suppliers')
  const attempt = async (act: () => Promise<unknown>, message: string, undo: () => unknown) => {
    try {
      await act()
      notify({ message, undo })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      void refreshPayments()
    }
  }
  const take = (id: string) => api('POST /supplier/payments/{id}/void', { params: { id }, body: {} })
  const giveBack = (id: string) => api('POST /supplier/payments/{id}/restore', { params: { id } })
  const voidIt = (id: string): Promise<void> =>
    attempt(
      () => take(id),
      t('payments.voided'),
      () => restore(id),
    )
  const restore = (id: string): Promise<void> =>
    attempt(
      () => giveBack(id),
      t('payments.restored'),
      () => voidIt(id),
    )
  return { voidIt, restore }
}
