import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import type { ReconciliationItem } from '../queries.ts'
import css from './pairs.module.css'

type Details = ReconciliationItem['details']

interface StatementDocumentProps {
  line: Details['statement_lines'][number]
  currency: string
}

export function StatementDocument({ line, currency }: StatementDocumentProps) {
  const { t } = useTranslation('reconciliation')
  const place =
    line.page === null ? t('result.line', { line: line.line }) : t('result.page', { page: line.page })
  return (
    <div className={css.document}>
      <strong>{line.reference ?? line.description ?? t('result.no_number')}</strong>
      <Money value={line.amount} currency={currency} />
      <small>
        <DateText value={line.date} /> · {place}
        {line.reference && line.description && line.description !== line.reference && (
          <> · {line.description}</>
        )}
      </small>
    </div>
  )
}

interface LedgerDocumentProps {
  entry: Details['ledger_entries'][number]
  currency: string
  /** Its name, where the books of several are compared. */
  restaurant: string | undefined
}

export function LedgerDocument({ entry, currency, restaurant }: LedgerDocumentProps) {
  return (
    <div className={css.document}>
      <strong>
        <Anchor href={paths.invoice(entry.invoice_id)}>{entry.invoice_number}</Anchor>
      </strong>
      <Money value={entry.amount} currency={currency} />
      <small>
        <DateText value={entry.invoice_date} />
        {restaurant && <> · {restaurant}</>}
      </small>
    </div>
  )
}

export function EmptySide({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={css.none}>
      <span>{text}</span>
      {children}
    </div>
  )
}
