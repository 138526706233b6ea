import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'
import { useSearchState } from '../../shell/search-state.ts'
import { Page } from '../../ui/Page.tsx'
import { DocumentActions } from './DocumentActions.tsx'
import { DocumentProgress } from './DocumentProgress.tsx'
import { DocumentState } from './DocumentState.tsx'
import { NotRead } from './NotRead.tsx'
import { documentQuery, isPending, type SupplierDocument } from './queries.ts'
import { ReconcileDialog } from './ReconcileDialog.tsx'
import { Reading } from './reading/Reading.tsx'
import { Values } from './reading/Values.tsx'

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
      width="full"
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
  const { extraction } = document
  if (isPending(document)) return <DocumentProgress document={document} />
  return (
    <Reading key={document.id} document={document}>
      {document.status === 'error' || !extraction ? (
        <NotRead document={document} />
      ) : (
        <Values document={document} extraction={extraction} />
      )}
    </Reading>
  )
}
