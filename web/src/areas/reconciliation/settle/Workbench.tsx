import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { classNames, type ItemClass, type Overview, type Reconciliation, type Summary } from '../queries.ts'
import { BulkAccept } from './BulkAccept.tsx'
import css from './bars.module.css'
import { FilterBar } from './FilterBar.tsx'
import { type Filters, isFiltered, noFilters, tabOf } from './filters.ts'
import { useWorkKeys } from './use-work-keys.ts'
import { useWorkbench } from './use-workbench.ts'

interface WorkbenchProps {
  reconciliation: Reconciliation
  summary: Summary
  overview: Overview | undefined
  filters: Filters
  onFilters: (changes: Partial<Filters>) => void
}

/** What a key or a button opens comes when it is opened. */
const DisputeDialog = lazy(() => import('./DisputeDialog.tsx'))
/** Comes beside the items themselves, asked for at once. */
const bringList = () => import('./ItemList.tsx')
void bringList().catch(() => undefined)
const ItemList = lazy(bringList)
const KeyHelp = lazy(() => import('./KeyHelp.tsx'))
const LinkBar = lazy(() => import('./LinkBar.tsx'))
const MarksBar = lazy(() => import('./MarksBar.tsx'))

const tones = {
  matched: undefined,
  missing_in_restaurant: 'danger',
  missing_in_supplier: undefined,
  amount_mismatch: 'warning',
} as const

/** All items in two columns, and everything a person can do with them. */
export function Workbench(props: WorkbenchProps) {
  const { t } = useTranslation('reconciliation')
  const { reconciliation, summary, overview, filters, onFilters } = props
  const [is_help, setHelp] = useState(false)
  const work = useWorkbench(reconciliation, filters)
  useWorkKeys(work, () => setHelp(true))
  const { linker, marked } = work
  const all = classNames.reduce((sum, name) => sum + summary[name], 0)
  return (
    <Tabs<ItemClass | 'all'>
      label={t('result.tabs')}
      value={tabOf(filters) ?? 'all'}
      onChange={(tab) => onFilters({ tab: tab === 'all' ? '' : tab })}
      tabs={[
        { value: 'all', label: t('classes_all'), count: all },
        ...classNames.map((value) => ({
          ...{ value, label: t(`classes.${value}`), tone: tones[value] },
          count: summary[value],
        })),
      ]}
    >
      <FilterBar
        {...{ filters, reconciliation, overview }}
        onChange={onFilters}
        onHelp={() => setHelp(true)}
      />
      {work.may_settle && overview && <BulkAccept overview={overview} onAccept={work.settling.acceptAbove} />}
      <Content {...props} work={work} />
      <Suspense>
        {linker.linking && (
          <LinkBar
            choice={linker.linking.choice}
            busy={linker.busy}
            onLink={() => void linker.link()}
            onCancel={linker.leave}
          />
        )}
        {!linker.linking && marked.length > 0 && (
          <MarksBar items={marked} onAct={work.actOnMarked} onClear={work.clearMarks} />
        )}
        {work.disputing.length > 0 && (
          <DisputeDialog items={work.disputing} onClose={work.leaveDispute} onDispute={work.dispute} />
        )}
        {is_help && <KeyHelp open onClose={() => setHelp(false)} />}
      </Suspense>
      <div className={css.said}>
        <p aria-live="polite" className="visually-hidden">
          {work.said}
        </p>
      </div>
    </Tabs>
  )
}

function Content({
  reconciliation,
  filters,
  onFilters,
  work,
}: WorkbenchProps & { work: ReturnType<typeof useWorkbench> }) {
  const { t } = useTranslation('reconciliation')
  const { items, walk } = work
  if (items.error && items.is_loading) throw items.error
  if (items.is_loading) return <SkeletonLines lines={12} />
  if (items.rows.length > 0)
    return (
      <Suspense fallback={<SkeletonLines lines={12} />}>
        <ItemList
          {...{ items, reconciliation }}
          selected_id={walk.selected_id}
          index={walk.index}
          marks={work.marks}
          may_settle={work.may_settle}
          linking={work.linker.linking}
          handlers={work.handlers}
        />
      </Suspense>
    )
  const tab = tabOf(filters)
  const is_narrowed = isFiltered({ ...filters, tab: '' })
  return (
    <EmptyState
      illustration={is_narrowed ? 'search' : 'reconciliation'}
      title={t(is_narrowed ? 'none_found.title' : `none.${tab ?? 'matched'}.title`)}
      text={t(is_narrowed ? 'none_found.text' : `none.${tab ?? 'matched'}.text`)}
      action={
        is_narrowed && (
          <Button onClick={() => onFilters({ ...noFilters, tab: filters.tab })}>
            {t('none_found.action')}
          </Button>
        )
      }
    />
  )
}
