import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { restaurantQuery } from '../queries.ts'
import { currencyRefusal } from './currency-refusal.ts'
import { DeleteRestaurant } from './DeleteRestaurant.tsx'
import { RestaurantFacts } from './RestaurantFacts.tsx'
import { RestaurantForm } from './RestaurantForm.tsx'
import { changesOf, type Restaurant, valuesOf } from './restaurant-values.ts'
import { useRestaurantCheck } from './use-restaurant-check.ts'

export const loader = ({ queries, params }: PageContext) =>
  queries.ensureQueryData(restaurantQuery(params.id!))

export default function RestaurantPage() {
  const { t } = useTranslation('settings')
  const { id } = useParams({ strict: false }) as { id: string }
  const can = useCan()
  const { data } = useQuery(restaurantQuery(id))
  const crumbs = [{ label: t('sections.restaurants'), href: paths.restaurants() }]
  const closed = data && !data.is_active ? <StatusBadge label={t('inactive')} /> : undefined
  const shown = data?.id === id ? data : undefined
  return (
    <SettingsPage section="restaurants" title={shown?.name ?? ' '} beside={closed} crumbs={crumbs}>
      {!shown && <SkeletonLines lines={10} />}
      {shown && !can('restaurants.manage') && <RestaurantFacts restaurant={shown} />}
      {shown && can('restaurants.manage') && (
        <Stack>
          <EditRestaurant key={id} restaurant={shown} />
          {can('restaurants.delete') && <DeleteRestaurant restaurant={shown} />}
        </Stack>
      )}
    </SettingsPage>
  )
}

function EditRestaurant({ restaurant }: { restaurant: Restaurant }) {
  const { t } = useTranslation('settings')
  const [base, setBase] = useState(restaurant)
  const form = useApiForm({
    initial: valuesOf(base),
    check: useRestaurantCheck(),
    send: async (values) => {
      const body = changesOf(values, base)
      setBase(
        await api('PUT /settings/restaurants/{id}', { params: { id: base.id }, body }).catch((error) => {
          throw currencyRefusal(error, t('restaurants.currency_fixed'))
        }),
      )
      await refresh('GET /settings/restaurants', 'GET /settings/restaurants/{id}')
      notify({ message: t('saved') })
    },
  })
  const changed = Object.keys(changesOf(form.values, base)).length > 0
  // What others change is taken over for as long as nothing is typed here.
  if (restaurant.updated_at > base.updated_at && !changed) {
    setBase(restaurant)
    form.reset(valuesOf(restaurant))
  }
  return (
    <RestaurantForm form={form}>
      {changed && <Button onClick={() => form.reset()}>{t('discard')}</Button>}
      <Button type="submit" variant="primary" busy={form.busy} disabled={!changed}>
        {t('save')}
      </Button>
    </RestaurantForm>
  )
}
