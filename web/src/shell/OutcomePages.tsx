import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorPanel } from '../ui/ErrorPanel.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { explain, requestIdOf } from './explain.ts'
import { paths } from './paths.ts'
import { isNotFound } from './queries.ts'

export function NotFoundPage() {
  const { t } = useTranslation()
  const home = (
    <ButtonLink variant="primary" href={paths.today()}>
      {t('not_found.action')}
    </ButtonLink>
  )
  return (
    <EmptyState
      level={1}
      illustration="search"
      title={t('not_found.title')}
      text={t('not_found.text')}
      action={home}
    />
  )
}

/** What a page becomes when it, or what it reads, fails. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation()
  const router = useRouter()
  if (isNotFound(error)) return <NotFoundPage />
  const again = () => {
    reset?.()
    void router.invalidate()
  }
  return (
    <ErrorPanel
      level={1}
      title={t('trouble.title')}
      text={explain(error, t)}
      requestId={requestIdOf(error)}
      actions={
        <>
          <ButtonLink href={paths.today()}>{t('not_found.action')}</ButtonLink>
          <Button variant="primary" onClick={again}>
            {t('trouble.again')}
          </Button>
        </>
      }
    />
  )
}

/** Shown when a page takes longer than a blink. */
export function PendingPage() {
  return (
    <Page title={<span style={{ opacity: 0 }}>Brigade</span>}>
      <SkeletonLines lines={8} />
    </Page>
  )
}
