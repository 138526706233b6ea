import { IconBuildingStore, IconCheck, IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { ActionMenu, type MenuEntry } from '../../ui/overlay/ActionMenu.tsx'
import { chooseRestaurant, useRestaurants } from '../me.ts'
import css from './RestaurantSwitch.module.css'

/** The entries of the switch: every restaurant, and all of them at once. */
export function useRestaurantEntries(): MenuEntry[] {
  const { t } = useTranslation()
  const { restaurants, current } = useRestaurants()
  const tick = <IconCheck size={16} aria-hidden />
  if (restaurants.length < 2) return []
  return [
    {
      label: t('all_restaurants'),
      icon: <IconBuildingStore size={18} aria-hidden />,
      tail: current ? undefined : tick,
      onSelect: () => chooseRestaurant(null),
    },
    null,
    ...restaurants.map((restaurant) => ({
      label: restaurant.name,
      icon: <Avatar name={restaurant.name} size={22} square />,
      tail: restaurant.id === current?.id ? tick : undefined,
      onSelect: () => chooseRestaurant(restaurant.id),
    })),
  ]
}

export function RestaurantSwitch() {
  const { t } = useTranslation()
  const { restaurants, current } = useRestaurants()
  const entries = useRestaurantEntries()
  const name = current?.name ?? t('all_restaurants')
  if (restaurants.length === 0) return null
  const face = (
    <>
      {current ? <Avatar name={name} size={28} square /> : <IconBuildingStore size={20} aria-hidden />}
      <span className={css.name}>{name}</span>
    </>
  )
  if (entries.length === 0) return <div className={css.switch}>{face}</div>
  return (
    <ActionMenu
      position="bottom-start"
      entries={entries}
      trigger={
        <button type="button" className={css.switch} aria-label={`${t('switch_restaurant')}: ${name}`}>
          {face}
          <IconSelector size={16} aria-hidden />
        </button>
      }
    />
  )
}
