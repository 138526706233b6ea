import { IconHelpCircle, IconMoon, IconSearch, IconSelector, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { LogoMark } from '../../ui/Logo.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { chooseTheme, useTheme } from '../../ui/theme/theme-choice.ts'
import { useMe, useRestaurants } from '../me.ts'
import { LanguageMenu } from './LanguageMenu.tsx'
import { Notices } from './Notices.tsx'
import { useRestaurantEntries } from './RestaurantSwitch.tsx'
import css from './TopBar.module.css'
import { useUserEntries } from './user-entries.tsx'

interface TopBarProps {
  onSearch: () => void
  onHelp: () => void
}

export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation()
  return (
    <header className={css.bar}>
      <PhonePlace />
      <button type="button" className={css.search} onClick={onSearch}>
        <IconSearch size={17} aria-hidden />
        <span>{t('search_or_go')}</span>
        <span>
          <KeyHint keys="mod+k" />
        </span>
      </button>
      <Notices />
      <span className={css.desk}>
        <IconButton
          label={t('shortcuts.title')}
          icon={<IconHelpCircle size={20} stroke={1.7} />}
          onClick={onHelp}
        />
        <LanguageMenu />
        <ThemeButton />
      </span>
      <UserMenu />
    </header>
  )
}

function PhonePlace() {
  const { t } = useTranslation()
  const { current } = useRestaurants()
  const entries = useRestaurantEntries()
  const name = current?.name ?? t('all_restaurants')
  if (entries.length === 0)
    return (
      <div className={css.place}>
        <LogoMark size={26} />
        <span>{name}</span>
      </div>
    )
  return (
    <ActionMenu
      position="bottom-start"
      entries={entries}
      trigger={
        <button type="button" className={css.place} aria-label={`${t('switch_restaurant')}: ${name}`}>
          <LogoMark size={26} />
          <span>{name}</span>
          <IconSelector size={16} aria-hidden />
        </button>
      }
    />
  )
}

function ThemeButton() {
  const { t } = useTranslation()
  const { scheme } = useTheme()
  const next = scheme === 'dark' ? 'light' : 'dark'
  const Icon = scheme === 'dark' ? IconSun : IconMoon
  return (
    <IconButton
      label={t(`theme.${next}`)}
      icon={<Icon size={20} stroke={1.7} />}
      onClick={() => chooseTheme(next)}
    />
  )
}

function UserMenu() {
  const me = useMe()
  const entries = useUserEntries()
  return (
    <ActionMenu
      entries={entries}
      trigger={
        <button type="button" className={css.user} aria-label={me.full_name}>
          <Avatar name={me.full_name} size={32} />
        </button>
      }
    />
  )
}
