import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import css from './documents.module.css'
import { type DocumentSummary, isPending, jobQuery } from './queries.ts'

const tones: Record<DocumentSummary['status'], Tone> = {
  uploaded: 'neutral',
  processing: 'info',
  processed: 'success',
  error: 'danger',
}

/** What a document's status is called; its error in words, its reading as a bar. `detailed` adds what was found. */
export function DocumentState({ document, detailed }: { document: DocumentSummary; detailed?: boolean }) {
  const { t } = useTranslation('documents')
  const { status, error_code, error_message } = document
  if (status === 'processing') return <Reading document={document} />
  const found =
    status === 'processed'
      ? t('state.found', { type: t(`types.${document.document_type}`), count: document.line_count ?? 0 })
      : undefined
  const problem =
    status === 'error' ? t(`errors:${error_code}`, { defaultValue: error_message ?? '' }) : undefined
  return (
    <span className={css.state}>
      <StatusBadge tone={tones[status]} label={t(`statuses.${status}`)} live={isPending(document)} />
      {detailed && (found ?? problem) && (
        <span className={problem ? css.problem : css.note}>{found ?? problem}</span>
      )}
    </span>
  )
}

function Reading({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation('documents')
  const { data } = useQuery(jobQuery(document.job_id, true))
  return (
    <span className={css.reading}>
      <StatusBadge tone="info" label={t('statuses.processing')} live />
      <ProgressBar
        thin
        value={data ? Math.round(data.progress) : null}
        label={t('state.reading', { name: document.file_name })}
      />
    </span>
  )
}
