import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { DateText } from '../../../ui/Figures.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable, type DataTableProps } from '../../../ui/table/DataTable.tsx'
import type { Mapping } from '../queries.ts'
import { ItemField } from './ItemField.tsx'
import css from './mapping.module.css'
import { PackLink } from './PackLink.tsx'

const columns = (t: TFunction): Column<Mapping>[] => [
  {
    id: 'description',
    header: t('mapping.article'),
    cell: ({ description, supplier_name, code }) => (
      <span className={css.article}>
        <span>{description}</span>
        <small>{[supplier_name, code].filter(Boolean).join(' · ')}</small>
      </span>
    ),
  },
  {
    id: 'item',
    header: t('mapping.item'),
    cell: (mapping) => (
      <ItemField
        label={t('item.of_article', { description: mapping.description })}
        article={mapping}
        status={mapping.status}
        item={mapping.item_id && mapping.item_name ? { id: mapping.item_id, name: mapping.item_name } : null}
      />
    ),
  },
  {
    id: 'pack',
    header: t('pack.column'),
    cell: (mapping) =>
      mapping.status === 'mapped' ? (
        <PackLink {...mapping} />
      ) : (
        t(`kinds_not_stock.${mapping.not_stock_kind ?? 'other'}`)
      ),
  },
  {
    id: 'confirmed',
    header: t('mapping.confirmed'),
    cell: ({ confirmed_at }) => <DateText value={confirmed_at} />,
    wide_only: true,
  },
]

type Table = Pick<DataTableProps<Mapping>, 'rows' | 'total' | 'more'>

/** What was confirmed holds for every line to come; here it is changed or taken back. */
export function MappingMemory({ table }: { table: Table }) {
  const { t } = useTranslation('drafts')
  return <DataTable label={t('mapping.title')} columns={columns(t)} {...table} rowKey={({ id }) => id} />
}
