import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { type Crumb, Page } from '../../../ui/Page.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import css from './SettingsPage.module.css'
import { type SectionId, useSections } from './sections.ts'

interface SettingsPageProps {
  section: SectionId
  /** The section's name unless given. */
  title?: ReactNode
  beside?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  /** Between the section and this page. */
  crumbs?: readonly Crumb[]
  children: ReactNode
}

/** A page of settings: the sections at its left at a desk, the way back to their list above it on a phone. */
export function SettingsPage({ section, crumbs = [], title, ...page }: SettingsPageProps) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.frame}>
      <title>{`${t(`sections.${section}`)} · Brigade`}</title>
      <Sections current={section} />
      <div className={css.content}>
        {crumbs.length === 0 && (
          <div className={css.back}>
            <Anchor href={paths.settings()}>{t('title')}</Anchor>
          </div>
        )}
        <Page title={title ?? t(`sections.${section}`)} crumbs={crumbs} {...page} />
      </div>
    </div>
  )
}

function Sections({ current }: { current: SectionId }) {
  const { t } = useTranslation('settings')
  return (
    <nav className={css.sections} aria-label={t('title')}>
      <p className={css.heading}>{t('title')}</p>
      {useSections().map(({ id, icon: Icon, href }) => (
        <Anchor
          key={id}
          href={href}
          className={css.section}
          aria-current={id === current ? 'page' : undefined}
        >
          <Icon size={17} stroke={1.7} aria-hidden />
          {t(`sections.${id}`)}
        </Anchor>
      ))}
    </nav>
  )
}
