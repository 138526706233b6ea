import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { paths } from '../../../shell/paths.ts'
import { isNotFound } from '../../../shell/queries.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { draftQuery } from '../queries.ts'
import { DraftDesk } from './DraftDesk.tsx'

export const loader = ({ params, queries }: PageContext) =>
  queries.ensureQueryData(draftQuery(params.id!)).catch((error) => {
    if (!isNotFound(error)) throw error
  })

export default function DraftPage() {
  const { id = '' } = useParams({ strict: false })
  const { data: draft, error } = useQuery(draftQuery(id))
  if (draft && !isNotFound(error)) return <DraftDesk key={id} draft={draft} />
  if (error && !isNotFound(error)) throw error
  return error ? <Gone id={id} /> : null
}

/** Posted keeps the id: the way on is the invoice. */
function Gone({ id }: { id: string }) {
  const { t } = useTranslation('drafts')
  return (
    <Page title={t('gone.title')} crumbs={[{ label: t('queue.title'), href: paths.drafts() }]}>
      <EmptyState
        illustration="invoice"
        title={t('gone.heading')}
        text={t('gone.text')}
        action={
          <ButtonLink variant="primary" href={paths.drafts()}>
            {t('gone.action')}
          </ButtonLink>
        }
        link={{ label: t('gone.link'), href: paths.invoice(id) }}
      />
    </Page>
  )
}
