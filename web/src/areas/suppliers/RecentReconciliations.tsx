import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiItem } from '../../shell/api-types.ts'
import { paths } from '../../shell/paths.ts'
import { DateText, Percent } from '../../ui/Figures.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { recentReconciliations } from './queries.ts'
import { RecentList } from './RecentList.tsx'

type Reconciliation = ApiItem<'GET /supplier/reconciliation'>

const tones: Record<Reconciliation['status'], Tone> = {
  pending: 'neutral',
  in_progress: 'info',
  completed: 'success',
  error: 'danger',
}

/** What of a statement is not as the books say; undefined before it is compared. */
export function openItems(summary: Reconciliation['summary']): number | undefined {
  return summary
    ? summary.amount_mismatch + summary.missing_in_restaurant + summary.missing_in_supplier
    : undefined
}

export function RecentReconciliations({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const { data, isError } = useQuery(recentReconciliations(supplier_id))
  const rows = data?.items.map(({ id, document_name, created_at, status, progress, summary }) => {
    const open = openItems(summary)
    const running = status === 'in_progress'
    const done = status === 'completed' && open !== undefined
    return {
      id,
      href: paths.reconciliation(id),
      title: document_name,
      note: <DateText value={created_at} as="day" relative />,
      badge: (
        <StatusBadge
          tone={done && open > 0 ? 'warning' : tones[status]}
          live={running}
          label={done ? t('reconciliations.open', { count: open }) : t(`reconciliations.${status}`)}
        />
      ),
      figure: running ? <Percent value={progress / 100} decimals={0} /> : undefined,
    }
  })
  return (
    <RecentList
      title={t('reconciliations.title')}
      rows={rows}
      total={data?.total}
      href={`${paths.reconciliations()}?supplier_id=${supplier_id}`}
      empty={t('reconciliations.empty')}
      failed={isError}
    />
  )
}
