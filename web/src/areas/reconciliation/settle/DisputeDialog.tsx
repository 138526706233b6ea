import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextAreaField } from '../../../ui/fields/TextField.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { useUi, useWords } from '../../../ui/scope.tsx'
import type { ReconciliationItem } from '../queries.ts'
import css from './dialogs.module.css'
import { creditOf, type DisputeReason, disputeReasons, likelyReason } from './dispute-facts.ts'
import type { DisputeBody } from './use-settling.ts'

interface DisputeDialogProps {
  items: readonly ReconciliationItem[]
  onClose: () => void
  onDispute: (body: DisputeBody) => void
}

/** What is wrong, and what the supplier is to credit; open while there are items. */
export default function DisputeDialog({ items, onClose, onDispute }: DisputeDialogProps) {
  const { t } = useTranslation('reconciliation')
  const [first] = items
  const title =
    items.length === 1
      ? t('dispute.title', { name: first?.invoice_number ?? t('result.no_number') })
      : t('dispute.title_many', { count: items.length })
  return (
    <Dialog open={items.length > 0} onClose={onClose} title={title} size="small">
      {first && <DisputeForm key={first.id} items={items} onClose={onClose} onDispute={onDispute} />}
    </Dialog>
  )
}

function DisputeForm({ items, onClose, onDispute }: DisputeDialogProps) {
  const { t } = useTranslation('reconciliation')
  const words = useWords()
  const first = items[0]!
  const [reason, setReason] = useState<DisputeReason>(first.dispute_reason ?? likelyReason(first))
  const [note, setNote] = useState(first.dispute_note ?? '')
  const [amount, setAmount] = useState(creditOf(first))
  const is_one = items.length === 1
  const is_own_amount = is_one && amount !== null && amount > 0 && amount !== creditOf(first)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onDispute({ reason, note: note.trim() || null, ...(is_own_amount && { amount }) })
      }}
    >
      <Stack>
        <SelectField<DisputeReason>
          label={t('dispute.reason')}
          value={reason}
          onChange={(value) => value && setReason(value)}
          choices={disputeReasons.map((value) => ({ value, label: t(`dispute.reasons.${value}`) }))}
        />
        {is_one ? (
          <NumberField
            label={t('dispute.amount')}
            hint={t('dispute.amount_hint')}
            optional
            decimals={2}
            min={0}
            unit={first.currency}
            value={amount}
            onChange={setAmount}
          />
        ) : (
          <Expected items={items} />
        )}
        <TextAreaField
          label={t('dispute.note')}
          hint={t('dispute.note_hint')}
          optional
          maxLength={2000}
          value={note}
          onChange={setNote}
        />
      </Stack>
      <DialogFooter>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" variant="primary">
          {t('acts.dispute')}
        </Button>
      </DialogFooter>
    </form>
  )
}

/** What is expected for several together: the difference of each. */
function Expected({ items }: { items: readonly ReconciliationItem[] }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const sums = new Map<string, number>()
  for (const item of items)
    sums.set(item.currency, (sums.get(item.currency) ?? 0) + Math.round((creditOf(item) ?? 0) * 100))
  const amounts = [...sums].map(([currency, cents]) => formatMoney(cents / 100, locale, currency))
  return <p className={css.expected}>{t('dispute.expected', { amount: amounts.join(' + ') })}</p>
}
