import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Callout } from '../../ui/Callout.tsx'
import { Card } from '../../ui/Card.tsx'
import { Page, Stack } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { DocumentActions } from './DocumentActions.tsx'
import { DocumentFacts } from './DocumentFacts.tsx'
import { DocumentFigures } from './DocumentFigures.tsx'
import { DocumentState } from './DocumentState.tsx'
import css from './documents.module.css'
import { LinesTable } from './LinesTable.tsx'
import { Proof } from './Proof.tsx'
import { documentQuery, isPending, jobQuery, type SupplierDocument } from './queries.ts'
import { ReconcileDialog } from './ReconcileDialog.tsx'

export const loader = ({ params, queries }: PageContext) => queries.ensureQueryData(documentQuery(params.id!))

export default function DocumentPage() {
  const { t } = useTranslation('documents')
  const { id = '' } = useParams({ strict: false })
  const [search, setSearch] = useSearchState({ reconcile: '' })
  const { data: document, error } = useQuery(documentQuery(id))
  if (!document) {
    if (error) throw error
    return null
  }
  return (
    <Page
      crumbs={[{ label: t('title'), href: paths.documents() }]}
      title={document.file_name}
      beside={<DocumentState document={document} />}
      description={describe(document, t)}
      actions={<DocumentActions document={document} onReconcile={() => setSearch({ reconcile: '1' })} />}
    >
      <Content document={document} />
      <ReconcileDialog
        document={document}
        open={search.reconcile === '1'}
        onClose={() => setSearch({ reconcile: '' })}
      />
    </Page>
  )
}

function describe(document: SupplierDocument, t: TFunction): string {
  const type = t(`types.${document.document_type}`)
  const name = document.supplier_name ?? document.extraction?.supplier.name
  return name ? t('from', { type, supplier: name }) : type
}

function Content({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const { status, error_code, error_message, extraction } = document
  if (isPending(document)) return <Progress document={document} />
  if (status === 'error' || !extraction)
    return (
      <Stack>
        <Callout tone="danger" title={t('error.title')}>
          {t(`errors:${error_code}`, { defaultValue: error_message ?? t('errors:extraction_failed') })}
        </Callout>
        <DocumentFacts document={document} />
      </Stack>
    )
  return (
    <Stack>
      <Proof extraction={extraction} />
      <DocumentFigures document={document} extraction={extraction} />
      <DocumentFacts document={document} />
      <LinesTable extraction={extraction} />
    </Stack>
  )
}

/** `Page 3 of 12` as the job's step says it, in the person's language. */
function stepText(step: string | null | undefined, t: TFunction): string {
  const [, page, pages] = /(\d+)\D+(\d+)/.exec(step ?? '') ?? []
  if (page && pages) return t('progress.page', { page, pages })
  return t(step ? 'progress.sense' : 'progress.waiting')
}

function Progress({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const { data: job } = useQuery(jobQuery(document.job_id, true))
  return (
    <Card title={t('progress.title')} note={t('progress.leave')}>
      <div className={css.progress} role="status">
        <ProgressBar value={job ? Math.round(job.progress) : null} label={t('progress.title')} />
        <p className={css.note}>{stepText(job?.step, t)}</p>
      </div>
    </Card>
  )
}
