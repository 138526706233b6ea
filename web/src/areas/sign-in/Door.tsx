import { IconLanguage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseOwnLanguage } from '../../shell/i18n.ts'
import { type Language, languages } from '../../shell/languages.ts'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Logo } from '../../ui/Logo.tsx'
import css from './Door.module.css'
import { TicketRail } from './TicketRail.tsx'

interface DoorProps {
  title: string
  text?: ReactNode
  wide?: boolean
  /** Below everything: the way to the other door. */
  foot?: ReactNode
  children: ReactNode
}

/** What one sees before the office: the house's front, and one task beside it. */
export function Door({ title, text, wide, foot, children }: DoorProps) {
  const { t } = useTranslation('sign-in')
  return (
    <div className={css.door}>
      <title>{`${title} · Brigade`}</title>
      <aside className={css.front}>
        <Logo size={32} />
        <TicketRail className={css.rail} />
        <div>
          <p className={css.saying}>{t('front.saying')}</p>
          <p className={css.below}>{t('front.below')}</p>
        </div>
      </aside>
      <div className={css.side}>
        <header className={css.top}>
          <Logo size={28} />
          <LanguageField />
        </header>
        <main className={wide ? `${css.panel} ${css.wide}` : css.panel}>
          <div>
            <h1 className={css.title}>{title}</h1>
            {text && <p className={css.text}>{text}</p>}
          </div>
          {children}
        </main>
        <footer className={css.foot}>{foot}</footer>
      </div>
    </div>
  )
}

function LanguageField() {
  const { t, i18n } = useTranslation('shell')
  return (
    <div className={css.language}>
      <SelectField<Language>
        label={t('language')}
        labelHidden
        value={i18n.language as Language}
        onChange={(language) => language && void chooseOwnLanguage(language)}
        choices={(Object.keys(languages) as Language[]).map((value) => ({ value, label: languages[value] }))}
        lead={<IconLanguage size={17} aria-hidden />}
      />
    </div>
  )
}
