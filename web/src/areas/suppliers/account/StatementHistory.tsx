import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { Money, PeriodText } from '../../../ui/Figures.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { type Account, accountQuery } from '../queries.ts'
import { RecentList } from '../RecentList.tsx'
import css from './account.module.css'

type Statement = Account['statements'][number]

/** How far a statement is: what a person sees first. */
export function stateOf({ is_stale, open_items, disputed_items }: Statement): {
  name: string
  tone: Tone
  count: number
} {
  if (is_stale) return { name: 'stale', tone: 'warning', count: 0 }
  if (open_items > 0) return { name: 'open', tone: 'info', count: open_items }
  if (disputed_items > 0) return { name: 'disputed', tone: 'warning', count: disputed_items }
  return { name: 'settled', tone: 'success', count: 0 }
}

/** The closing balances of the currency most statements are in, oldest first. */
export function balancesOf(
  statements: readonly Statement[],
): { currency: string; values: number[] } | undefined {
  const by_currency = new Map<string, number[]>()
  for (const { currency, closing_balance } of statements)
    if (closing_balance !== null)
      by_currency.set(currency, [closing_balance, ...(by_currency.get(currency) ?? [])])
  const [most] = [...by_currency].sort(([, one], [, other]) => other.length - one.length)
  if (!most) return undefined
  const [currency, values] = most
  return values.length >= 3 ? { currency, values } : undefined
}

/** The statements a supplier sent that were compared, newest first. */
export function StatementHistory({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const { data, isError } = useQuery(accountQuery(supplier_id))
  const rows = data?.statements.map((statement) => {
    const { name, tone, count } = stateOf(statement)
    return {
      id: `${statement.reconciliation_id} ${statement.currency}`,
      href: paths.reconciliation(statement.reconciliation_id),
      title: statement.document_name,
      note: <PeriodText from={statement.period_from} to={statement.period_to} />,
      badge: <StatusBadge tone={tone} label={t(`statements.${name}`, { count })} />,
      figure: <Money value={statement.closing_balance} currency={statement.currency} />,
    }
  })
  return (
    <RecentList
      title={t('statements.title')}
      rows={rows}
      total={data?.statements.length}
      href={`${paths.reconciliations()}?supplier_id=${supplier_id}`}
      empty={t('reconciliations.empty')}
      failed={isError}
      head={data && <Trend statements={data.statements} />}
    />
  )
}

function Trend({ statements }: { statements: readonly Statement[] }) {
  const { t } = useTranslation('suppliers')
  const { locale } = useUi()
  const balances = balancesOf(statements)
  if (!balances) return null
  const { values, currency } = balances
  const money = (value: number) => formatMoney(value, locale, currency)
  const words = t('statements.trend', {
    from: money(values[0]!),
    to: money(values.at(-1)!),
    count: values.length,
  })
  return (
    <span className={css.trend}>
      <Sparkline values={values} label={words} width={120} />
    </span>
  )
}
