import {
  type Icon,
  IconBuilding,
  IconBuildingStore,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { chooseTheme, useTheme } from '../../ui/theme/theme-choice.ts'
import { splitHref } from '../AppLink.tsx'
import { chooseOwnLanguage, currentLanguage } from '../i18n.ts'
import { type Language, languages } from '../languages.ts'
import { chooseRestaurant, useRestaurants } from '../me.ts'
import { signOut } from '../session.ts'
import { useNavigation } from './navigation.ts'
import { useOrganizationEntries } from './organization-entries.tsx'

export interface PaletteEntry {
  id: string
  label: string
  /** A word for what it is, at the right. */
  kind: string
  icon: Icon
  keys?: string
  run: () => void
}

/** Places, the areas' commands, restaurants and settings of the page, in this order. */
export function usePaletteEntries(): PaletteEntry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { places, commands } = useNavigation()
  const own = useOwnEntries()
  const go = (href: string) => () => void navigate(splitHref(href) as { to: string })
  return [
    ...places.map(({ href, label, icon, keys }) => ({
      id: href,
      label,
      icon,
      keys,
      kind: t('palette.go'),
      run: go(href),
    })),
    ...commands.map(({ id, href, label, icon, keys }) => ({
      id,
      label,
      icon,
      keys,
      kind: t('palette.do'),
      run: go(href),
    })),
    ...own,
  ]
}

function useOwnEntries(): PaletteEntry[] {
  const { t } = useTranslation()
  const { scheme } = useTheme()
  const { restaurants, current } = useRestaurants()
  const other = scheme === 'dark' ? 'light' : 'dark'
  const others = restaurants.filter((restaurant) => restaurant.id !== current?.id)
  const organizations = useOrganizationEntries().filter(({ is_current }) => !is_current)
  return [
    ...others.map(({ id, name }) => ({
      id,
      label: name,
      kind: t('switch_restaurant'),
      icon: IconBuildingStore,
      run: () => chooseRestaurant(id),
    })),
    ...organizations.map(({ id, label, onSelect }) => ({
      id,
      label,
      kind: t('switch_organization'),
      icon: IconBuilding,
      run: () => onSelect?.(),
    })),
    {
      id: 'theme',
      label: t(`theme.use_${other}`),
      kind: t('theme.title'),
      icon: other === 'dark' ? IconMoon : IconSun,
      run: () => chooseTheme(other),
    },
    ...(Object.keys(languages) as Language[])
      .filter((language) => language !== currentLanguage())
      .map((language) => ({
        id: language,
        label: languages[language],
        kind: t('language'),
        icon: IconLanguage,
        run: () => void chooseOwnLanguage(language),
      })),
    { id: 'sign_out', label: t('sign_out'), kind: '', icon: IconLogout, run: () => void signOut() },
  ]
}
