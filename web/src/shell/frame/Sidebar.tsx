import { useLocation } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../ui/Logo.tsx'
import { AppLink } from '../AppLink.tsx'
import { useMe } from '../me.ts'
import { paths } from '../paths.ts'
import { Waiting } from '../Waiting.tsx'
import { isAt, useNavigation } from './navigation.ts'
import { RestaurantSwitch } from './RestaurantSwitch.tsx'
import css from './Sidebar.module.css'

export function Sidebar() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { grouped } = useNavigation()
  const { organization } = useMe()
  const id = useId()
  return (
    <aside className={css.sidebar} aria-label="Brigade">
      <AppLink href={paths.today()} className={css.logo}>
        <Logo size={26} />
      </AppLink>
      <RestaurantSwitch />
      <nav className={css.nav} aria-label={t('menu')}>
        {grouped.map(({ group, places }) => (
          <div key={group} className={css.group}>
            {group !== 'today' && places.length > 1 && <p className={css.heading}>{t(`groups.${group}`)}</p>}
            {places.map((place) => (
              <AppLink
                key={place.href}
                href={place.href}
                className={css.link}
                aria-current={isAt(pathname, place) ? 'page' : undefined}
                aria-describedby={place.waiting && `${id}${place.href}`}
              >
                <place.icon size={18} stroke={1.7} aria-hidden />
                {place.label}
                {place.waiting && <Waiting id={`${id}${place.href}`} list={place.waiting} />}
              </AppLink>
            ))}
          </div>
        ))}
      </nav>
      <p className={css.foot}>{organization.name}</p>
    </aside>
  )
}
