import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { Money, Num } from '../../ui/Figures.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stat, StatRow } from '../../ui/Stat.tsx'
import { openInvoices, readStatements, reconciliations } from './queries.ts'
import css from './today.module.css'
import { useToday } from './use-today.ts'
import { type Amount, amountsOf, openDifferences, pressing, toCompare, toSettle } from './waiting.ts'

/** The morning in four figures, each leading to what it counts. */
export function Figures({ restaurant_id }: { restaurant_id: string | undefined }) {
  const { t } = useTranslation('today')
  const today = useToday()
  const invoices = useQuery(openInvoices(restaurant_id)).data
  const statements = useQuery(readStatements(restaurant_id)).data
  const compared = useQuery(reconciliations(restaurant_id)).data
  const due = invoices && pressing(invoices.items, today)
  const left = compared && toSettle(compared.items)
  const differences = left?.reduce((total, one) => total + (openDifferences(one) ?? 0), 0)
  const waiting = statements && toCompare(statements.items).length
  const to_pay = `${paths.invoices()}?status=active&sort=due_date`
  return (
    <StatRow>
      <Stat
        label={t('figures.overdue')}
        value={
          <span className={due?.overdue.length ? css.late : undefined}>
            <Amounts amounts={due && amountsOf(due.overdue)} />
          </span>
        }
        note={due && t('figures.invoices', { count: due.overdue.length })}
        href={to_pay}
      />
      <Stat
        label={t('figures.soon')}
        value={<Amounts amounts={due && amountsOf(due.soon)} />}
        note={due && t('figures.invoices', { count: due.soon.length })}
        href={to_pay}
      />
      <Stat
        label={t('figures.differences')}
        value={differences === undefined ? <Skeleton width={48} height={26} /> : <Num value={differences} />}
        note={left && t('figures.statements', { count: left.length })}
        href={paths.reconciliations()}
      />
      <Stat
        label={t('figures.to_compare')}
        value={waiting === undefined ? <Skeleton width={48} height={26} /> : <Num value={waiting} />}
        note={t('figures.to_compare_note')}
        href={`${paths.documents()}?document_type=statement`}
      />
    </StatRow>
  )
}

/** One amount, or one below the other where restaurants pay in several currencies. */
function Amounts({ amounts }: { amounts: readonly Amount[] | undefined }) {
  if (!amounts) return <Skeleton width={110} height={26} />
  if (amounts.length === 0) return <Money value={0} />
  return (
    <span className={amounts.length > 1 ? css.several : undefined}>
      {amounts.map(({ currency, amount }) => (
        <Money key={currency} value={amount} currency={currency} />
      ))}
    </span>
  )
}
