import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { chooseOwnLanguage, currentLanguage } from '../../shell/i18n.ts'
import { type Language, languages } from '../../shell/languages.ts'
import { Card } from '../../ui/Card.tsx'
import { formatDate, formatMoney, formatNumber } from '../../ui/format.ts'
import { Stack } from '../../ui/Page.tsx'
import { useUi } from '../../ui/scope.tsx'
import { chooseTheme, type ThemeChoice, useTheme } from '../../ui/theme/theme-choice.ts'
import css from './AppearancePage.module.css'
import { SettingsPage } from './frame/SettingsPage.tsx'

const themes = ['system', 'light', 'dark'] as const satisfies ThemeChoice[]

/** How Brigade looks and speaks on this device. */
export default function AppearancePage() {
  const { t } = useTranslation('settings')
  return (
    <SettingsPage section="appearance" title={t('appearance.title')} description={t('appearance.purpose')}>
      <Stack>
        <ThemeCard />
        <LanguageCard />
      </Stack>
    </SettingsPage>
  )
}

function ThemeCard() {
  const { t } = useTranslation(['settings', 'shell'])
  const { choice } = useTheme()
  return (
    <Card title={t('shell:theme.title')} note={t('appearance.theme_note')}>
      <div className={css.themes} role="radiogroup" aria-label={t('shell:theme.title')}>
        {themes.map((theme) => (
          <label key={theme} className={css.theme}>
            <input
              type="radio"
              name="theme"
              checked={choice === theme}
              onChange={() => chooseTheme(theme)}
              className="visually-hidden"
            />
            <span className={css.picture} data-look={theme} aria-hidden>
              <i />
              <i />
              <i />
            </span>
            <span className={css.name}>
              {t(`shell:theme.${theme}`)}
              <IconCheck size={17} aria-hidden />
            </span>
          </label>
        ))}
      </div>
    </Card>
  )
}

/** A moment whose day cannot be taken for its month. */
const SAMPLE = '2026-11-21T18:30:00Z'

function LanguageCard() {
  const { t } = useTranslation(['settings', 'shell'])
  const { locale, currency, timeZone } = useUi()
  const sample = [
    formatDate(SAMPLE, locale, timeZone),
    formatNumber(1234.5, locale),
    formatMoney(1234.5, locale, currency),
  ]
  return (
    <Card title={t('shell:language')} note={t('appearance.language_note')}>
      <div className={css.languages} role="radiogroup" aria-label={t('shell:language')}>
        {(Object.keys(languages) as Language[]).map((language) => (
          <label key={language} className={css.language} lang={language}>
            <input
              type="radio"
              name="language"
              checked={currentLanguage() === language}
              onChange={() => void chooseOwnLanguage(language)}
              className="visually-hidden"
            />
            {languages[language]}
            <IconCheck size={17} aria-hidden />
          </label>
        ))}
      </div>
      <p className={css.sample}>
        {t('appearance.sample')}
        {sample.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
    </Card>
  )
}
