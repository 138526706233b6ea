import { IconDownload } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { apiList, useApiList } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText, Num } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'

type Archive = ApiResponse<'GET /privacy/exports'>['items'][number]

export const archives = apiList('GET /privacy/exports')

const tones = { queued: 'info', ready: 'success', failed: 'danger', expired: 'neutral' } as const

const columns = (t: TFunction): Column<Archive>[] => [
  { id: 'what', header: t('data.what'), cell: ({ scope }) => t(`data.scope.${scope}`) },
  {
    id: 'made',
    header: t('data.made'),
    cell: ({ created_at }) => <DateText value={created_at} as="moment" relative />,
  },
  {
    id: 'status',
    header: t('state'),
    phone: 'corner',
    cell: ({ status }) => (
      <StatusBadge tone={tones[status]} label={t(`data.status.${status}`)} live={status === 'queued'} />
    ),
  },
  {
    id: 'size',
    header: t('data.size'),
    align: 'end',
    cell: ({ size_bytes }) => <Num value={size_bytes === null ? null : megabytes(size_bytes)} unit="MB" />,
  },
  {
    id: 'until',
    header: t('data.until'),
    cell: ({ status, expires_at }) => (
      <DateText value={status === 'ready' ? expires_at : null} as="day_short" />
    ),
  },
]

const megabytes = (size_bytes: number) => Math.max(0.1, Math.round(size_bytes / 100_000) / 10)

export function Archives() {
  const { t } = useTranslation('settings')
  const { rows, table, error } = useApiList<Archive>(archives)
  if (error && !rows) throw error
  return (
    <Card title={t('data.archives')} note={t('data.archives_note')} flush>
      <DataTable
        bare
        label={t('data.archives')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        rowActions={(archive) => (archive.status === 'ready' ? <Fetch id={archive.id} /> : null)}
        empty={
          <EmptyState
            illustration="crate"
            title={t('data.no_archives.title')}
            text={t('data.no_archives.text')}
          />
        }
      />
    </Card>
  )
}

/** Large files go straight from the house to the disk, by a link that works for a few minutes. */
function Fetch({ id }: { id: string }) {
  const { t } = useTranslation('settings')
  const fetchIt = async () => {
    try {
      const { url } = await api('POST /privacy/exports/{id}/download-link', { params: { id } })
      window.location.assign(url)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  return (
    <Button size="small" variant="quiet" icon={<IconDownload size={17} />} onClick={() => void fetchIt()}>
      {t('data.fetch')}
    </Button>
  )
}
