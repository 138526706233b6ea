import { IconDeviceDesktop, IconDevices, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MenuEntry } from '../../ui/overlay/ActionMenu.tsx'
import { chooseTheme, type ThemeChoice } from '../../ui/theme/theme-choice.ts'
import { useMe } from '../me.ts'
import { paths } from '../paths.ts'
import { signOut } from '../session.ts'
import { useOrganizationEntries } from './organization-entries.tsx'

const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** What belongs to the person: whom they work for, their devices, the theme, and leaving. */
export function useUserEntries(): MenuEntry[] {
  const { t } = useTranslation()
  const me = useMe()
  const organizations = useOrganizationEntries()
  const themes = (['system', 'light', 'dark'] satisfies ThemeChoice[]).map((choice) => {
    const Icon = icons[choice]
    return {
      label: t(`theme.${choice}`),
      icon: <Icon size={18} aria-hidden />,
      onSelect: () => chooseTheme(choice),
    }
  })
  return [
    `${me.full_name} · ${t(`roles.${me.role}`)}`,
    ...(organizations.length > 0 ? [...organizations, null] : []),
    ...themes,
    null,
    { label: t('devices'), icon: <IconDevices size={18} aria-hidden />, href: paths.sessions() },
    { label: t('sign_out'), icon: <IconLogout size={18} aria-hidden />, onSelect: () => void signOut() },
  ]
}
