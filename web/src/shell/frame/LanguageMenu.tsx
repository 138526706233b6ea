import { IconCheck, IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { chooseOwnLanguage } from '../i18n.ts'
import { type Language, languages } from '../languages.ts'

export function LanguageMenu() {
  const { t, i18n } = useTranslation()
  const entries = (Object.keys(languages) as Language[]).map((language) => ({
    label: languages[language],
    tail: language === i18n.language ? <IconCheck size={16} aria-hidden /> : undefined,
    onSelect: () => void chooseOwnLanguage(language),
  }))
  return (
    <ActionMenu
      entries={entries}
      trigger={<IconButton label={t('language')} icon={<IconLanguage size={20} stroke={1.7} />} />}
    />
  )
}
