import { useTranslation } from 'react-i18next'
import { useApiList } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { fill } from '../../../ui/words.ts'
import {
  classNames,
  type ItemClass,
  items,
  type Reconciliation,
  type ReconciliationItem,
  type Summary,
} from '../queries.ts'
import { PairRow } from './PairRow.tsx'
import css from './pairs.module.css'

interface ItemTabsProps {
  reconciliation: Reconciliation
  summary: Summary
  tab: ItemClass
  search: string
  onTab: (tab: ItemClass) => void
  onSearch: (text: string) => void
}

const tones = {
  matched: undefined,
  missing_in_restaurant: 'danger',
  missing_in_supplier: undefined,
  amount_mismatch: 'warning',
} as const

export function ItemTabs({ reconciliation, summary, tab, search, onTab, onSearch }: ItemTabsProps) {
  const { t } = useTranslation('reconciliation')
  return (
    <Tabs<ItemClass>
      label={t('result.tabs')}
      value={tab}
      onChange={onTab}
      tabs={classNames.map((value) => ({
        value,
        label: t(`classes.${value}`),
        count: summary[value],
        tone: tones[value],
      }))}
    >
      {summary[tab] > 0 && <p className={css.teaching}>{t(`teaching.${tab}`)}</p>}
      {(summary[tab] > 8 || search) && (
        <Toolbar search={<SearchField label={t('result.search')} value={search} onSearch={onSearch} />} />
      )}
      <Pairs key={tab} reconciliation={reconciliation} tab={tab} search={search} />
    </Tabs>
  )
}

function Pairs({ reconciliation, tab, search }: Pick<ItemTabsProps, 'reconciliation' | 'tab' | 'search'>) {
  const { t } = useTranslation('reconciliation')
  const { words, locale } = useUi()
  const list = useApiList<ReconciliationItem>(items(reconciliation.id, tab, search))
  const { total, more } = list.table
  if (list.error && !list.rows) throw list.error
  if (!list.rows) return <SkeletonLines lines={10} />
  if (list.rows.length === 0)
    return (
      <EmptyState
        illustration={search ? 'search' : 'reconciliation'}
        title={t(search ? 'none_found.title' : `none.${tab}.title`)}
        text={t(search ? 'none_found.text' : `none.${tab}.text`)}
      />
    )
  return (
    <div className={css.frame}>
      <div className={css.heads} aria-hidden>
        <span>{t('result.statement_side', { name: reconciliation.supplier_name ?? '' })}</span>
        <span>{t('result.books_side')}</span>
      </div>
      <ul className={css.pairs}>
        {list.rows.map((item) => (
          <PairRow key={item.id} item={item} reconciliation={reconciliation} />
        ))}
      </ul>
      {(more || (total ?? 0) > list.rows.length) && (
        <div className={css.foot}>
          <span>
            {fill(words.shown_of, {
              shown: formatNumber(list.rows.length, locale),
              total: formatNumber(total ?? 0, locale),
            })}
          </span>
          {more && (
            <Button size="small" busy={more.busy} onClick={more.load}>
              {words.load_more}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
