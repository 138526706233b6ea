import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import css from './documents.module.css'
import { jobQuery, type SupplierDocument } from './queries.ts'

/** `Page 3 of 12` as the job's step says it, in the person's language. */
function stepText(step: string | null | undefined, t: TFunction): string {
  const [, page, pages] = /(\d+)\D+(\d+)/.exec(step ?? '') ?? []
  if (page && pages) return t('progress.page', { page, pages })
  return t(step ? 'progress.sense' : 'progress.waiting')
}

/** How far the reading is; the page shows the result by itself when it is there. */
export function DocumentProgress({ document }: { document: SupplierDocument }) {
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
