import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { Money } from '../../ui/Figures.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stat, StatRow } from '../../ui/Stat.tsx'
import css from './invoices.module.css'
import { openTotals, type Total } from './open-totals.ts'
import { openInvoices } from './queries.ts'
import { useToday } from './use-today.ts'

interface OpenTotalsProps {
  restaurant_id: string | undefined
  supplier_id: string | undefined
}

/** What is to pay, what is late and what is due within a week. */
export function OpenTotals({ restaurant_id, supplier_id }: OpenTotalsProps) {
  const { t } = useTranslation('invoices')
  const today = useToday()
  const { data } = useQuery(openInvoices({ restaurant_id, supplier_id }))
  const totals = data && openTotals(data.items, today)
  const open = `${paths.invoices()}?status=active&sort=due_date${supplier_id ? `&supplier_id=${supplier_id}` : ''}`
  const note = (total: Total | undefined) => {
    if (!total) return ' '
    return t(data?.is_complete ? 'totals.count' : 'totals.at_least', { count: total.count })
  }
  return (
    <StatRow>
      <Stat
        label={t('totals.open')}
        value={<Amounts total={totals?.open} />}
        note={note(totals?.open)}
        href={open}
      />
      <Stat
        label={t('totals.overdue')}
        value={
          <span className={totals?.overdue.count ? css.late : undefined}>
            <Amounts total={totals?.overdue} />
          </span>
        }
        note={note(totals?.overdue)}
        href={open}
      />
      <Stat
        label={t('totals.soon')}
        value={<Amounts total={totals?.soon} />}
        note={note(totals?.soon)}
        href={open}
      />
    </StatRow>
  )
}

function Amounts({ total }: { total: Total | undefined }) {
  if (!total) return <Skeleton width={120} height={26} />
  if (total.amounts.length === 0) return <Money value={0} />
  return (
    <span className={total.amounts.length > 1 ? css.several : undefined}>
      {total.amounts.map(({ currency, amount }) => (
        <Money key={currency} value={amount} currency={currency} />
      ))}
    </span>
  )
}
