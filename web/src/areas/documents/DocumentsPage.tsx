import { IconCloudUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiQuery } from '../../shell/api-types.ts'
import { useCan, useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useApiList } from '../../shell/queries.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page, Stack } from '../../ui/Page.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { columns } from './columns.tsx'
import { DocumentFilters, type DocumentSearch } from './DocumentFilters.tsx'
import { type DocumentSummary, documents } from './queries.ts'
import { DocumentDrop } from './upload/DocumentDrop.tsx'
import { UploadDialog } from './upload/UploadDialog.tsx'
import { UploadTray } from './upload/UploadTray.tsx'

const unfiltered: DocumentSearch = {
  search: '',
  document_type: '',
  status: '',
  supplier_id: '',
  restaurant_id: '',
  sort: '-upload_date',
  upload: '',
}

export default function DocumentsPage() {
  const { t } = useTranslation('documents')
  const can = useCan()
  const { current } = useRestaurants()
  const [search, setSearch] = useSearchState(unfiltered)
  const [files, setFiles] = useState<readonly File[]>([])
  const { upload, ...filters } = search
  const restaurant_id = current?.id ?? filters.restaurant_id
  const query = { ...filters, restaurant_id } as ApiQuery<'GET /supplier/documents'>
  const list = useApiList<DocumentSummary>(documents(query))
  if (list.error && !list.rows) throw list.error
  const may_upload = can('documents.upload')
  const is_filtered = Boolean(
    filters.search || filters.document_type || filters.status || filters.supplier_id || filters.restaurant_id,
  )
  const close = () => {
    setFiles([])
    setSearch({ upload: '' })
  }
  return (
    <Page title={t('title')} description={t('purpose')}>
      <Stack>
        {may_upload && <DocumentDrop slim onFiles={setFiles} />}
        <UploadTray />
        <div>
          <DocumentFilters search={search} onChange={setSearch} />
          <DataTable
            label={t('title')}
            columns={columns(t)}
            {...list.table}
            rowKey={(document) => document.id}
            rowHref={(document) => paths.document(document.id)}
            sort={filters.sort}
            onSort={(sort) => setSearch({ sort: sort ?? unfiltered.sort })}
            empty={
              is_filtered ? (
                <NothingFound onClear={() => setSearch(unfiltered)} />
              ) : (
                <NoDocuments onUpload={may_upload ? () => setSearch({ upload: '1' }) : undefined} />
              )
            }
          />
        </div>
      </Stack>
      <UploadDialog
        open={files.length > 0 || upload === '1'}
        files={files}
        onFiles={setFiles}
        onClose={close}
      />
    </Page>
  )
}

function NoDocuments({ onUpload }: { onUpload: (() => void) | undefined }) {
  const { t } = useTranslation('documents')
  const action = onUpload && (
    <Button variant="primary" icon={<IconCloudUpload size={18} />} onClick={onUpload}>
      {t('empty.action')}
    </Button>
  )
  return (
    <EmptyState illustration="document" title={t('empty.title')} text={t('empty.text')} action={action} />
  )
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('documents')
  return (
    <EmptyState
      illustration="search"
      title={t('none_found.title')}
      text={t('none_found.text')}
      action={<Button onClick={onClear}>{t('none_found.action')}</Button>}
    />
  )
}
