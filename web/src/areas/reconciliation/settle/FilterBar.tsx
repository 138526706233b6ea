import { IconKeyboard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../../shell/me.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { Filter, Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Overview, Reconciliation } from '../queries.ts'
import css from './filters.module.css'
import { decisions, type Filters, rangeNames, tabOf } from './filters.ts'

interface FilterBarProps {
  filters: Filters
  onChange: (changes: Partial<Filters>) => void
  reconciliation: Reconciliation
  overview: Overview | undefined
  onHelp: () => void
}

/** What is shown of a class: decisions with their counts, a search, and where and how sure. */
export function FilterBar({ filters, onChange, reconciliation, overview, onHelp }: FilterBarProps) {
  const { t } = useTranslation('reconciliation')
  const { restaurants } = useRestaurants()
  const currencies = reconciliation.summary?.currencies.map(({ currency }) => currency) ?? []
  const own = restaurants.filter(({ id }) => reconciliation.restaurant_ids.includes(id))
  const folded = Boolean(filters.restaurant || filters.currency || filters.sure)
  return (
    <div className={css.bar}>
      <div id="reconciliation-search">
        <Toolbar
          search={
            <SearchField
              label={t('result.search')}
              value={filters.search}
              onSearch={(search) => onChange({ search })}
            />
          }
          fold={{ label: t('filters.more'), active: folded }}
        >
          {own.length > 1 && (
            <Choice
              label={t('filters.restaurant')}
              any={t('filters.all_restaurants')}
              value={filters.restaurant}
              onChange={(restaurant) => onChange({ restaurant })}
              choices={own.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {currencies.length > 1 && (
            <Choice
              label={t('filters.currency')}
              any={t('filters.all_currencies')}
              value={filters.currency}
              onChange={(currency) => onChange({ currency })}
              choices={currencies.map((value) => ({ value, label: value }))}
            />
          )}
          <Choice
            label={t('filters.sure')}
            any={t('filters.any_sure')}
            value={filters.sure}
            onChange={(sure) => onChange({ sure })}
            choices={rangeNames.map((value) => ({ value, label: t(`filters.ranges.${value}`) }))}
          />
          <span className={css.keys}>
            <IconButton label={t('keys.title')} icon={<IconKeyboard size={20} />} onClick={onHelp} />
          </span>
        </Toolbar>
      </div>
      <DecisionChips filters={filters} overview={overview} onChange={onChange} />
    </div>
  )
}

interface ChoiceProps {
  label: string
  any: string
  value: string
  onChange: (value: string) => void
  choices: { value: string; label: string }[]
}

const Choice = ({ any, value, onChange, ...rest }: ChoiceProps) => (
  <Filter>
    <SelectField
      {...rest}
      labelHidden
      clearable
      placeholder={any}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
    />
  </Filter>
)

function DecisionChips({
  filters,
  overview,
  onChange,
}: Pick<FilterBarProps, 'filters' | 'overview' | 'onChange'>) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const tab = tabOf(filters)
  const countOf = (decision: string) =>
    (overview?.counts ?? [])
      .filter((count) => count.decision === decision && (!tab || count.status === tab))
      .reduce((sum, { count }) => sum + count, 0)
  return (
    <fieldset className={css.chips} aria-label={t('filters.decision')}>
      {decisions.map((decision) => {
        const pressed = filters.decision === decision
        return (
          <button
            key={decision}
            type="button"
            aria-pressed={pressed}
            className={css.chip}
            data-decision={decision}
            onClick={() => onChange({ decision: pressed ? '' : decision })}
          >
            {t(`decisions.${decision}`)}
            <span>{formatNumber(countOf(decision), locale)}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
