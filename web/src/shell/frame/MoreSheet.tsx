import { IconLogout } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/fields/Segmented.tsx'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { chooseTheme, type ThemeChoice, useTheme } from '../../ui/theme/theme-choice.ts'
import { AppLink } from '../AppLink.tsx'
import { chooseOwnLanguage, currentLanguage } from '../i18n.ts'
import { type Language, languages } from '../languages.ts'
import { signOut } from '../session.ts'
import css from './BottomTabs.module.css'
import { isAt, useNavigation } from './navigation.ts'

/** Everything there is, on a phone. */
export function MoreSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { grouped } = useNavigation()
  const { choice } = useTheme()
  return (
    <SidePanel open={open} onClose={onClose} title={t('menu')} side="bottom">
      <div className={css.list}>
        {grouped.map(({ group, places }) => (
          <div key={group} className={css.list}>
            {group !== 'today' && places.length > 1 && <p className={css.heading}>{t(`groups.${group}`)}</p>}
            {places.map((place) => (
              <AppLink
                key={place.href}
                href={place.href}
                className={css.item}
                onClick={onClose}
                aria-current={isAt(pathname, place) ? 'page' : undefined}
              >
                <place.icon size={21} stroke={1.7} aria-hidden />
                {place.label}
              </AppLink>
            ))}
          </div>
        ))}
        <p className={css.heading}>{t('theme.title')}</p>
        <Segmented<ThemeChoice>
          label={t('theme.title')}
          value={choice}
          onChange={chooseTheme}
          choices={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
        />
        <p className={css.heading}>{t('language')}</p>
        <Segmented<Language>
          label={t('language')}
          value={currentLanguage()}
          onChange={(language) => void chooseOwnLanguage(language)}
          choices={(Object.keys(languages) as Language[]).map((value) => ({
            value,
            label: languages[value],
          }))}
        />
        <button type="button" className={css.item} onClick={() => void signOut()}>
          <IconLogout size={21} stroke={1.7} aria-hidden />
          {t('sign_out')}
        </button>
      </div>
    </SidePanel>
  )
}
