import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { useArchive } from './item-actions.ts'
import { PriceHistory } from './prices/PriceHistory.tsx'
import { itemQuery, pricesOf } from './queries.ts'

export const loader = ({ params, queries }: PageContext) => {
  void queries.prefetchQuery(pricesOf(params.id!))
  return queries.ensureQueryData(itemQuery(params.id!))
}

export default function ItemPage() {
  const { t } = useTranslation('items')
  const can = useCan()
  const { id = '' } = useParams({ strict: false })
  const [search, setSearch] = useSearchState({ panel: '' })
  const archive = useArchive()
  const { data: item, error } = useQuery(itemQuery(id))
  if (!item) {
    if (error) throw error
    return null
  }
  return (
    <Page
      crumbs={[{ label: t('title'), href: paths.items() }]}
      title={item.name}
      beside={!item.is_active && <StatusBadge label={t('is_archived')} />}
      description={[item.category, t('per_unit', { unit: item.unit }), item.sku].filter(Boolean).join(' · ')}
      actions={
        <>
          {can('items.archive') && (
            <Button onClick={() => void archive(item)}>{t(item.is_active ? 'archive' : 'restore')}</Button>
          )}
          {can('items.manage') && (
            <Button icon={<IconPencil size={17} />} onClick={() => setSearch({ panel: item.id })}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <PriceHistory item={item} />
      {can('items.manage') && <ItemPanel id={search.panel} onClose={() => setSearch({ panel: '' })} />}
    </Page>
  )
}
