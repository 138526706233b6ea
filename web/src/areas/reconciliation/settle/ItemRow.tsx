import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { Reconciliation, ReconciliationItem } from '../queries.ts'
import { reasonsInWords } from '../result/reasons-in-words.ts'
import { Confidence } from './Confidence.tsx'
import { Join } from './Join.tsx'
import pieces from './pieces.module.css'
import { RowActs } from './RowActs.tsx'
import type { Linking, RowHandlers } from './row-context.ts'
import css from './rows.module.css'
import { BooksSide, StatementSide } from './Sides.tsx'
import { Verdict } from './Verdict.tsx'

interface ItemRowProps extends RowHandlers {
  item: ReconciliationItem
  reconciliation: Reconciliation
  /** Its place among all that is shown, from 1. */
  place: number
  total: number
  is_selected: boolean
  is_marked: boolean
  /** The first is where the Tab key comes in while none is selected. */
  is_entry: boolean
  may_settle: boolean
  linking: Linking | undefined
  restaurantOf: (id: string) => string | undefined
}

/** What the statement says, what the books say, a line between them, and what was decided. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const { item, place, total, is_selected, is_marked, is_entry, linking } = props
  const { statement_lines, ledger_entries } = item.details
  const label = t('settle.row', {
    ...{ place, total, number: item.invoice_number ?? t('result.no_number') },
    class: t(`classes.${item.status}`),
    amount: formatMoney(item.amount, locale, item.currency),
    decision: t(`decisions.${item.decision}`),
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k move the selection, for the whole list
    // biome-ignore lint/a11y/useSemanticElements: blocks of rows come and go between list and item
    <div
      role="listitem"
      aria-label={label}
      aria-posinset={place}
      aria-setsize={total}
      aria-current={is_selected || undefined}
      tabIndex={is_selected || is_entry ? 0 : -1}
      className={css.row}
      data-item={item.id}
      data-class={item.status}
      data-decision={item.decision}
      data-marked={is_marked || undefined}
      onClick={linking ? undefined : () => props.onSelect(item)}
    >
      <StatementSide item={item} linking={linking}>
        {statement_lines.length === 0 && <p className={pieces.none}>{t('result.not_on_statement')}</p>}
      </StatementSide>
      <Join item={item} />
      <BooksSide item={item} linking={linking} restaurantOf={props.restaurantOf}>
        {ledger_entries.length === 0 && (
          <p className={pieces.none}>
            <span>{t('result.not_in_books')}</span>
            {!linking && <Enter item={item} reconciliation={props.reconciliation} />}
          </p>
        )}
      </BooksSide>
      <Foot {...props} />
    </div>
  )
})

function Foot({ item, is_selected, is_marked, may_settle, linking, onAct, onMark }: ItemRowProps) {
  const { t } = useTranslation('reconciliation')
  const { locale, timeZone } = useUi()
  const place = { locale, timeZone, currency: item.currency }
  return (
    <div className={css.foot}>
      <p className={css.why}>
        <Confidence value={item.match_confidence} />
        <span>{reasonsInWords(item.details.reasons, t, place).join(' · ')}</span>
      </p>
      <span className={css.end}>
        <Verdict item={item} />
        {may_settle && !linking && <RowActs {...{ item, is_selected, is_marked, onAct, onMark }} />}
      </span>
    </div>
  )
}

/** What the books lack is entered there: a payment with the supplier, an invoice by its form. */
function Enter(props: Pick<ItemRowProps, 'item' | 'reconciliation'>) {
  const is_payment = props.item.details.statement_lines.every(({ kind }) => kind === 'payment')
  return is_payment ? <EnterPayment {...props} /> : <EnterInvoice {...props} />
}

function EnterPayment({ item, reconciliation }: Pick<ItemRowProps, 'item' | 'reconciliation'>) {
  const { t } = useTranslation('reconciliation')
  const { supplier_id } = reconciliation
  if (!useCan()('invoices.manage') || !supplier_id || item.amount >= 0) return null
  const known = new URLSearchParams({ pay: String(-item.amount), paid_on: item.invoice_date ?? '' })
  return (
    <ButtonLink
      size="small"
      variant="quiet"
      icon={<IconPlus size={15} />}
      href={`${paths.supplier(supplier_id)}?${known}`}
    >
      {t('result.enter_payment')}
    </ButtonLink>
  )
}

/** What the statement knows of an invoice that the books lack goes along into the form. */
function EnterInvoice({ item, reconciliation }: Pick<ItemRowProps, 'item' | 'reconciliation'>) {
  const { t } = useTranslation('reconciliation')
  if (!useCan()('invoices.create')) return null
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
      variant="quiet"
      icon={<IconPlus size={15} />}
      href={`${paths.newInvoice()}?${new URLSearchParams(given)}`}
    >
      {t('result.enter')}
    </ButtonLink>
  )
}
