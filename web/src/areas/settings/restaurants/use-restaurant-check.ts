import { useTranslation } from 'react-i18next'
import { hasHoursProblem, type RestaurantValues } from './restaurant-values.ts'

/** What must be right before a restaurant is sent; the hours say by themselves what is wrong with them. */
export function useRestaurantCheck() {
  const { t } = useTranslation('settings')
  return ({ name, slug, opening_hours }: RestaurantValues) => ({
    name: name.trim() ? undefined : t('missing'),
    slug: slug.length === 1 ? t('restaurants.slug_short') : undefined,
    opening_hours: hasHoursProblem(opening_hours) ? t('hours.problem') : undefined,
  })
}
