import { useMediaQuery } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { Page } from '../../ui/Page.tsx'
import { Anchor } from '../../ui/scope.tsx'
import { useSections } from './frame/sections.ts'
import css from './SettingsIndexPage.module.css'

/** The width from which the sections stand beside every page, as in SettingsPage.module.css. */
const BESIDE = '(min-width: 1120px)'

/** The list of settings on a phone; a desk goes straight to the first. */
export default function SettingsIndexPage() {
  const { t } = useTranslation('settings')
  const sections = useSections()
  const beside = useMediaQuery(BESIDE, undefined, { getInitialValueInEffect: false })
  if (beside) return <Navigate to={sections[0]?.href ?? paths.appearance()} replace />
  return (
    <Page title={t('title')} width="narrow">
      <title>{`${t('title')} · Brigade`}</title>
      <nav className={css.list} aria-label={t('title')}>
        {sections.map(({ id, icon: Icon, href }) => (
          <Anchor key={id} href={href} className={css.item}>
            <span className={css.icon}>
              <Icon size={20} stroke={1.7} aria-hidden />
            </span>
            <span>
              <strong>{t(`sections.${id}`)}</strong>
              <small>{t(`purpose.${id}`)}</small>
            </span>
            <IconChevronRight size={18} aria-hidden />
          </Anchor>
        ))}
      </nav>
    </Page>
  )
}
