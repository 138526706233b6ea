import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { DateText, Money } from '../../ui/Figures.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { recentDocuments } from './queries.ts'
import { RecentList } from './RecentList.tsx'

const tones: Record<string, Tone> = {
  uploaded: 'neutral',
  processing: 'info',
  processed: 'success',
  error: 'danger',
}

export function RecentDocuments({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const { data, isError } = useQuery(recentDocuments(supplier_id))
  const rows = data?.items.map((document) => ({
    id: document.id,
    href: paths.document(document.id),
    title: document.file_name,
    note: (
      <>
        {t(`documents.types.${document.document_type}`)}
        {' · '}
        <DateText value={document.upload_date} as="day" relative />
      </>
    ),
    badge: (
      <StatusBadge
        tone={tones[document.status]}
        label={t(`documents.${document.status}`)}
        live={document.status === 'processing'}
      />
    ),
    figure:
      document.total_amount === null ? undefined : (
        <Money value={document.total_amount} currency={document.currency ?? undefined} />
      ),
  }))
  return (
    <RecentList
      title={t('documents.title')}
      rows={rows}
      total={data?.total}
      href={`${paths.documents()}?supplier_id=${supplier_id}`}
      empty={t('documents.empty')}
      failed={isError}
    />
  )
}
