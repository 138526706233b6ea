import { useTranslation } from 'react-i18next'
import type { Restaurant } from '../../../shell/me.ts'
import { Card } from '../../../ui/Card.tsx'
import { AddStore } from './AddStore.tsx'
import { StoreRow } from './StoreRow.tsx'
import type { Store } from './store-changes.ts'
import css from './stores.module.css'

interface RestaurantStoresProps {
  restaurant: Restaurant
  stores: readonly Store[]
  may_manage: boolean
  may_delete: boolean
}

/** The stores of one restaurant, those in use first. */
export function RestaurantStores({ restaurant, stores, may_manage, may_delete }: RestaurantStoresProps) {
  const { t } = useTranslation('settings')
  const sorted = [...stores].sort(
    (a, b) => Number(b.is_active) - Number(a.is_active) || a.name.localeCompare(b.name),
  )
  return (
    <Card title={restaurant.name} note={t('stores.count', { count: stores.length })} flush>
      <ul className={css.list}>
        {sorted.map((store) => (
          <StoreRow key={store.id} store={store} may_manage={may_manage} may_delete={may_delete} />
        ))}
        {may_manage && (
          <li className={css.row}>
            <AddStore restaurant={restaurant} />
          </li>
        )}
      </ul>
    </Card>
  )
}
