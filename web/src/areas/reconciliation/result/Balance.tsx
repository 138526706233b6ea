import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Money, Num } from '../../../ui/Figures.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { CurrencySummary, ItemClass, Overview, Reconciliation, Summary } from '../queries.ts'
import css from './balance.module.css'
import { type BridgePiece, bridgeOf } from './bridge.ts'

interface BalanceProps {
  reconciliation: Reconciliation
  summary: Summary
  of_currency: CurrencySummary
  /** Items by class and decision; a class counts those of this currency. */
  counts: Overview['counts'] | undefined
  onChoose: (item_class: ItemClass) => void
}

/** The outcome in one sentence, the two totals, and how the classes make up what lies between them. */
export function Balance({ reconciliation, summary, of_currency, counts, onChoose }: BalanceProps) {
  const { t } = useTranslation('reconciliation')
  return (
    <section
      className={css.balance}
      aria-label={[t('result.balance'), summary.currencies.length > 1 && of_currency.currency]
        .filter(Boolean)
        .join(' ')}
    >
      <Headline reconciliation={reconciliation} summary={summary} of_currency={of_currency} />
      <Bridge of_currency={of_currency} summary={summary} counts={counts} onChoose={onChoose} />
    </section>
  )
}

/** The outcome, for whoever reads only one line. */
function Headline({ reconciliation, summary, of_currency }: Omit<BalanceProps, 'onChoose' | 'counts'>) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const { currency, statement_total, ledger_total, difference } = of_currency
  const money = (value: number) => formatMoney(value, locale, currency)
  const open = summary.amount_mismatch + summary.missing_in_restaurant + summary.missing_in_supplier
  const outcome = difference === 0 ? (open === 0 ? 'agree' : 'agree_but') : 'differ'
  const values = {
    supplier: reconciliation.supplier_name ?? t('result.the_supplier'),
    statement: money(statement_total),
    books: money(ledger_total),
    difference: money(Math.abs(difference)),
    count: open,
  }
  return (
    <h2 className={css.headline}>
      {outcome === 'agree' && <IconCircleCheck size={24} aria-hidden />}
      <span>{t(`result.headline.${outcome}`, values)}</span>
    </h2>
  )
}

function Bridge({ of_currency, summary, counts, onChoose }: Omit<BalanceProps, 'reconciliation'>) {
  const { t } = useTranslation('reconciliation')
  const { pieces, zero, end } = bridgeOf(of_currency.explained)
  const { currency, ledger_total, statement_total } = of_currency
  if (pieces.length === 0) return null
  const countOf = (item_class: ItemClass) =>
    counts
      ? counts
          .filter((each) => each.currency === currency && each.status === item_class)
          .reduce((sum, { count }) => sum + count, 0)
      : summary[item_class]
  return (
    <fieldset className={css.bridge} aria-label={t('result.explained')}>
      <Shore label={t('result.in_books')} at={zero} amount={ledger_total} currency={currency} />
      {pieces.map((piece) => (
        <Piece
          key={piece.item_class}
          piece={piece}
          zero={zero}
          count={countOf(piece.item_class)}
          currency={currency}
          onChoose={onChoose}
        />
      ))}
      <Shore label={t('result.on_statement')} at={end} amount={statement_total} currency={currency} />
    </fieldset>
  )
}

interface ShoreProps {
  label: string
  /** Its place on the bar, in percent. */
  at: number
  amount: number
  currency: string
}

/** Where the way begins and where it ends: the total of one side. */
function Shore({ label, at, amount, currency }: ShoreProps) {
  return (
    <div className={css.shore}>
      <span className={css.label}>{label}</span>
      <span className={css.track} aria-hidden>
        <i className={css.mark} style={{ left: `${at}%` }} />
      </span>
      <span className={css.amount}>
        <Money value={amount} currency={currency} />
      </span>
    </div>
  )
}

interface PieceProps extends Pick<BalanceProps, 'onChoose'> {
  piece: BridgePiece
  zero: number
  count: number
  currency: string
}

function Piece({ piece, zero, count, currency, onChoose }: PieceProps) {
  const { t } = useTranslation('reconciliation')
  return (
    <button type="button" className={css.piece} onClick={() => onChoose(piece.item_class)}>
      <span className={css.label}>
        {t(piece.item_class === 'matched' ? 'result.rounding' : `classes.${piece.item_class}`)}
        {piece.item_class !== 'matched' && (
          <small>
            <Num value={count} />
          </small>
        )}
      </span>
      <span className={css.track} aria-hidden>
        <i className={css.zero} style={{ left: `${zero}%` }} />
        <i
          className={css.bar}
          data-class={piece.item_class}
          style={{ left: `${piece.left}%`, width: `${piece.width}%` }}
        />
      </span>
      <span className={css.amount}>
        <Money value={piece.amount} currency={currency} signed />
      </span>
    </button>
  )
}
