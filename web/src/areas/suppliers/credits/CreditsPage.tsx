import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { paths } from '../../../shell/paths.ts'
import { useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { Filter, Page, Toolbar } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { useWords } from '../../../ui/scope.tsx'
import { type Credit, creditsList } from '../queries.ts'
import { CreditRow } from './CreditRow.tsx'
import css from './credits.module.css'

const defaults = { state: 'open', supplier_id: '' }
type Search = typeof defaults

const credits = ({ state, supplier_id }: Search) =>
  creditsList({
    supplier_id: supplier_id || undefined,
    is_open: state === 'all' ? undefined : state === 'open',
  })

export const loader = ({ queries, search }: PageContext) =>
  queries.prefetchInfiniteQuery(credits({ ...defaults, ...search }))

/** All that suppliers owe us since a dispute, until it came or was given up. */
export default function CreditsPage() {
  const { t } = useTranslation('suppliers')
  const words = useWords()
  const [search, setSearch] = useSearchState(defaults)
  const { rows, error, table } = useApiList<Credit>(credits(search))
  if (error && !rows) throw error
  return (
    <Page
      crumbs={[{ label: t('title'), href: paths.suppliers() }]}
      title={t('credits.title')}
      description={t('credits.purpose')}
    >
      <Toolbar>
        <Segmented
          label={t('credits.state')}
          value={search.state}
          onChange={(state) => setSearch({ state })}
          choices={['open', 'closed', 'all'].map((value) => ({ value, label: t(`credits.shown.${value}`) }))}
        />
        <Filter>
          <SupplierField
            label={t('credits.supplier')}
            labelHidden
            clearable
            placeholder={t('credits.all_suppliers')}
            value={search.supplier_id || null}
            onChange={(value) => setSearch({ supplier_id: value ?? '' })}
          />
        </Filter>
      </Toolbar>
      {!rows && <SkeletonLines lines={8} />}
      {rows?.length === 0 && (
        <EmptyState
          illustration="reconciliation"
          title={t('credits.empty.title')}
          text={t('credits.empty.text')}
          link={{ label: t('credits.empty.link'), href: paths.reconciliations() }}
        />
      )}
      {rows && rows.length > 0 && (
        <Card flush>
          <ul className={`${css.credits} ${css.bare}`}>
            {rows.map((credit) => (
              <CreditRow key={credit.id} credit={credit} with_supplier />
            ))}
          </ul>
        </Card>
      )}
      {table.more && (
        <Button busy={table.more.busy} onClick={table.more.load}>
          {words.load_more}
        </Button>
      )}
    </Page>
  )
}
