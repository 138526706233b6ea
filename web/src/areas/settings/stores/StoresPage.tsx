import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan, useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { storesQuery } from '../queries.ts'
import { RestaurantStores } from './RestaurantStores.tsx'

export const loader = ({ queries }: PageContext) => queries.prefetchQuery(storesQuery())

/** Where stock lies, restaurant by restaurant. */
export default function StoresPage() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const { restaurants, current } = useRestaurants()
  const { data, error } = useQuery(storesQuery())
  if (error && !data) throw error
  const shown = current ? restaurants.filter(({ id }) => id === current.id) : restaurants
  const add = can('restaurants.create') && (
    <ButtonLink variant="primary" href={paths.newRestaurant()}>
      {t('restaurants.add')}
    </ButtonLink>
  )
  return (
    <SettingsPage section="stores" description={t('purpose.stores')}>
      {!data && <SkeletonLines lines={8} />}
      {data && shown.length === 0 && (
        <Card>
          <EmptyState
            illustration="crate"
            title={t('stores.none.title')}
            text={t('stores.none.text')}
            action={add}
          />
        </Card>
      )}
      {data && (
        <Stack>
          {shown.map((restaurant) => (
            <RestaurantStores
              key={restaurant.id}
              restaurant={restaurant}
              stores={data.items.filter(({ restaurant_id }) => restaurant_id === restaurant.id)}
              may_manage={can('stores.manage')}
              may_delete={can('stores.delete')}
            />
          ))}
        </Stack>
      )}
    </SettingsPage>
  )
}
