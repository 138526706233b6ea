import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { useCan, useMe, useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { notify } from '../../../ui/notify.ts'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { RestaurantForm } from './RestaurantForm.tsx'
import { bodyOf, emptyValues } from './restaurant-values.ts'
import { useRestaurantCheck } from './use-restaurant-check.ts'

export default function NewRestaurantPage() {
  const { t } = useTranslation('settings')
  const may_create = useCan()('restaurants.create')
  const crumbs = [{ label: t('sections.restaurants'), href: paths.restaurants() }]
  return (
    <SettingsPage section="restaurants" title={t('restaurants.new')} crumbs={crumbs}>
      {may_create ? (
        <NewRestaurant />
      ) : (
        <EmptyState illustration="restaurant" title={t('no_right.title')} text={t('no_right.text')} />
      )}
    </SettingsPage>
  )
}

function NewRestaurant() {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const { organization } = useMe()
  const { restaurants, current } = useRestaurants()
  const form = useApiForm({
    initial: emptyValues(organization, (current ?? restaurants[0])?.timezone),
    check: useRestaurantCheck(),
    send: async (values) => {
      const { id, name } = await api('POST /settings/restaurants', { body: bodyOf(values) })
      await refresh('GET /settings/restaurants', 'GET /settings/stores')
      notify({ message: t('restaurants.created', { name }) })
      await navigate({ to: paths.restaurant(id) })
    },
  })
  return (
    <RestaurantForm form={form} follows_name>
      <ButtonLink href={paths.restaurants()}>{t('cancel')}</ButtonLink>
      <Button type="submit" variant="primary" busy={form.busy}>
        {t('restaurants.create')}
      </Button>
    </RestaurantForm>
  )
}
