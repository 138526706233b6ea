import { useTranslation } from 'react-i18next'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { groupedHours, hoursOf } from './opening-hours.ts'
import type { Restaurant } from './restaurant-values.ts'
import { useHoursText } from './use-hours-text.ts'

/** For those who may look, not change. */
export function RestaurantFacts({ restaurant }: { restaurant: Restaurant }) {
  const { t } = useTranslation('settings')
  const text = useHoursText()
  const facts: [string, string | null][] = [
    [t('restaurants.location'), restaurant.location],
    [t('restaurants.cuisine_type'), restaurant.cuisine_type],
    [t('restaurants.description'), restaurant.description],
    [t('fields.currency'), restaurant.currency],
    [t('fields.timezone'), restaurant.timezone.replaceAll('_', ' ')],
    [t('restaurants.day_start'), restaurant.business_day_start],
  ]
  return (
    <Stack>
      <Card title={t('restaurants.profile')}>
        <Facts facts={facts.filter(([, value]) => value)} />
      </Card>
      <Card title={t('hours.title')}>
        <Facts
          facts={groupedHours(hoursOf(restaurant.opening_hours)).map(({ days, spans }) => [
            text.days(days),
            text.spans(spans),
          ])}
        />
      </Card>
    </Stack>
  )
}
