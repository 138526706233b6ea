import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'
import type { Credit } from '../queries.ts'

type Proposal = Credit['proposals'][number]
type Receipt = Credit['receipts'][number]

const changed = () => refresh('GET /supplier/credits', 'GET /vendors/{id}/account')

/** The credit note itself: an invoice of the books, or a line of a statement. */
const sourceOf = ({ invoice_id, reconciliation_id, line }: Proposal) =>
  invoice_id ? { invoice_id } : { reconciliation_id: reconciliation_id ?? undefined, line: line ?? undefined }

/** What people do with what a supplier owes; each says what happened, and how to take it back where that can be. */
export function useCreditActs() {
  const { t } = useTranslation('suppliers')
  const attempt = async (act: () => Promise<unknown>, message: string, undo?: () => Promise<unknown>) => {
    try {
      await act()
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
      return
    } finally {
      void changed()
    }
    notify({ message, undo: undo && (() => attempt(undo, t('credits.undone'))) })
  }
  const set = ({ id }: Credit, state: 'open' | 'written_off') =>
    api('PATCH /supplier/credits/{id}', { params: { id }, body: { state } })
  const takeBack = ({ id }: Credit, receipt_id: string) =>
    api('DELETE /supplier/credits/{id}/receipts/{receipt_id}', { params: { id, receipt_id } })
  return {
    async receive(credit: Credit, proposal: Proposal) {
      let receipt: string | undefined
      const before = new Set(credit.receipts.map(({ id }) => id))
      const act = async () => {
        const now = await api('POST /supplier/credits/{id}/receipts', {
          params: { id: credit.id },
          body: sourceOf(proposal),
        })
        receipt = now.receipts.find(({ id }) => !before.has(id))?.id
      }
      await attempt(act, t('credits.received_now'), () =>
        receipt ? takeBack(credit, receipt) : Promise.resolve(),
      )
    },
    refuse: (credit: Credit, proposal: Proposal) =>
      attempt(
        () =>
          api('POST /supplier/credits/{id}/refusals', {
            params: { id: credit.id },
            body: sourceOf(proposal),
          }),
        t('credits.refused'),
      ),
    takeBack: (credit: Credit, { id }: Receipt) => attempt(() => takeBack(credit, id), t('credits.undone')),
    writeOff: (credit: Credit) =>
      attempt(
        () => set(credit, 'written_off'),
        t('credits.given_up'),
        () => set(credit, 'open'),
      ),
    openAgain: (credit: Credit) =>
      attempt(
        () => set(credit, 'open'),
        t('credits.opened'),
        () => set(credit, 'written_off'),
      ),
  }
}
