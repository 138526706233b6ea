import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan, useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Money } from '../../../ui/Figures.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Reconciliation, ReconciliationItem } from '../queries.ts'
import { Confidence } from './Confidence.tsx'
import { Links } from './Links.tsx'
import css from './pairs.module.css'
import { reasonsInWords } from './reasons-in-words.ts'
import { EmptySide, LedgerDocument, StatementDocument } from './Sides.tsx'

interface PairRowProps {
  item: ReconciliationItem
  reconciliation: Reconciliation
}

/** What the statement says, what the books say, and a line between them. */
export function PairRow({ item, reconciliation }: PairRowProps) {
  const { t } = useTranslation('reconciliation')
  const { locale, timeZone } = useUi()
  const { restaurants } = useRestaurants()
  const { statement_lines, ledger_entries, reasons } = item.details
  const several = reconciliation.restaurant_ids.length > 1
  const nameOf = (id: string) => (several ? restaurants.find((one) => one.id === id)?.name : undefined)
  return (
    <li className={css.pair} data-class={item.status}>
      <div className={css.side}>
        <span className={css.phoneHead}>{t('result.statement_short')}</span>
        {statement_lines.map((line) => (
          <StatementDocument key={line.line} line={line} currency={item.currency} />
        ))}
        {statement_lines.length === 0 && <EmptySide text={t('result.not_on_statement')} />}
      </div>
      <div className={css.middle}>
        <Links left={statement_lines.length} right={ledger_entries.length} status={item.status} />
        {item.difference !== 0 && item.status !== 'missing_in_restaurant' && (
          <span className={css.difference}>
            <span className="visually-hidden">{t('result.difference')} </span>
            <Money value={item.difference} currency={item.currency} signed />
          </span>
        )}
      </div>
      <div className={css.side}>
        <span className={css.phoneHead}>{t('result.books_short')}</span>
        {ledger_entries.map((entry) => (
          <LedgerDocument
            key={entry.invoice_id}
            entry={entry}
            currency={item.currency}
            restaurant={nameOf(entry.restaurant_id)}
          />
        ))}
        {ledger_entries.length === 0 && (
          <EmptySide text={t('result.not_in_books')}>
            <EnterInvoice item={item} reconciliation={reconciliation} />
          </EmptySide>
        )}
      </div>
      <p className={css.why}>
        <span>{reasonsInWords(reasons, t, { locale, timeZone, currency: item.currency }).join(' · ')}</span>
        <Confidence value={item.match_confidence} />
      </p>
    </li>
  )
}

/** What the statement knows of an invoice that the books lack goes along into the form. */
function EnterInvoice({ item, reconciliation }: PairRowProps) {
  const { t } = useTranslation('reconciliation')
  const can = useCan()
  if (!can('invoices.create')) return null
  const known = {
    supplier: reconciliation.supplier_id,
    restaurant: reconciliation.restaurant_ids.length === 1 ? reconciliation.restaurant_ids[0] : null,
    number: item.invoice_number,
    date: item.invoice_date,
    total: String(item.amount),
    currency: item.currency,
  }
  const given = Object.entries(known).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return (
    <ButtonLink
      size="small"
      icon={<IconPlus size={15} />}
      href={`${paths.newInvoice()}?${new URLSearchParams(given)}`}
    >
      {t('result.enter')}
    </ButtonLink>
  )
}
