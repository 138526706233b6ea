import { IconDots } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../AppLink.tsx'
import { Waiting } from '../Waiting.tsx'
import css from './BottomTabs.module.css'
import { MoreSheet } from './MoreSheet.tsx'
import { isAt, useNavigation } from './navigation.ts'

/** Five fit under two thumbs: four places and the sheet with all the rest. */
const MOST_TABS = 4

export function BottomTabs() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { places } = useNavigation()
  const [more, setMore] = useState(false)
  const id = useId()
  const tabs = places.filter((place) => place.tab).slice(0, MOST_TABS)
  const elsewhere = !tabs.some((place) => isAt(pathname, place))
  return (
    <>
      <nav className={css.tabs} aria-label={t('menu')}>
        {tabs.map((place) => (
          <AppLink
            key={place.href}
            href={place.href}
            className={css.tab}
            aria-current={isAt(pathname, place) ? 'page' : undefined}
            aria-describedby={place.waiting && `${id}${place.href}`}
          >
            <place.icon size={23} stroke={1.7} aria-hidden />
            <span>{place.label}</span>
            {place.waiting && (
              <i className={css.waiting}>
                <Waiting id={`${id}${place.href}`} list={place.waiting} />
              </i>
            )}
          </AppLink>
        ))}
        <button
          type="button"
          className={css.tab}
          aria-current={elsewhere ? 'page' : undefined}
          aria-haspopup="dialog"
          onClick={() => setMore(true)}
        >
          <IconDots size={23} stroke={1.7} aria-hidden />
          <span>{t('more')}</span>
        </button>
      </nav>
      <MoreSheet open={more} onClose={() => setMore(false)} />
    </>
  )
}
