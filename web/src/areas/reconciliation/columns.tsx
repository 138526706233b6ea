import type { TFunction } from 'i18next'
import { DateText, Money, PeriodText } from '../../ui/Figures.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/column.ts'
import { ClassCounts } from './ClassCounts.tsx'
import { isRunning, type Reconciliation } from './queries.ts'
import css from './reconciliation.module.css'
import { statusTones } from './status-tones.ts'

export const columns = (t: TFunction): Column<Reconciliation>[] => [
  {
    id: 'supplier',
    header: t('supplier'),
    cell: (row) => row.supplier_name ?? row.document_name,
    sort: 'supplier_name',
  },
  {
    id: 'period',
    header: t('period'),
    cell: ({ summary }) => <PeriodText from={summary?.period_from} to={summary?.period_to} />,
  },
  {
    id: 'status',
    header: t('status'),
    cell: (row) => <Status row={row} t={t} />,
    sort: 'status',
  },
  {
    id: 'counts',
    header: t('result.title'),
    cell: ({ summary }) => (summary ? <ClassCounts summary={summary} /> : null),
  },
  {
    id: 'created',
    header: t('started'),
    cell: ({ created_at }) => <DateText value={created_at} as="day" relative />,
    sort: 'created_at',
    wide_only: true,
  },
  {
    id: 'difference',
    header: t('result.difference'),
    cell: ({ summary }) => {
      const [only] = summary?.currencies ?? []
      if (!only) return null
      return <Money value={only.difference} currency={only.currency} signed />
    },
    align: 'end',
    phone: 'corner',
  },
]

function Status({ row, t }: { row: Reconciliation; t: TFunction }) {
  const running = isRunning(row)
  return (
    <span className={css.status}>
      <StatusBadge tone={statusTones[row.status]} label={t(`statuses.${row.status}`)} live={running} />
      {running && <ProgressBar thin value={Math.round(row.progress)} label={t('run.title')} />}
    </span>
  )
}
