import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import type { Draft } from '../queries.ts'
import type { DraftEdits } from './use-draft-edits.ts'

/** Puts the supplier that was read among ours; the draft follows its document. */
export function CreateSupplier({ draft, edits }: { draft: Draft; edits: DraftEdits }) {
  const { t } = useTranslation('drafts')
  const can = useCan()
  const [busy, setBusy] = useState(false)
  const { data: document } = useQuery({
    ...apiQuery('GET /supplier/documents/{id}', { params: { id: draft.document_id } }),
    placeholderData: undefined,
    enabled: can('documents.read'),
  })
  const name = document?.extraction?.supplier.name
  if (!name || !can('suppliers.manage')) return null
  const create = async () => {
    setBusy(true)
    try {
      const params = { id: draft.document_id }
      const named = await api('POST /supplier/documents/{id}/supplier', { params, body: {} })
      edits.change({ supplier_id: named.supplier_id })
      void refresh('GET /vendors', 'GET /supplier/documents', 'GET /supplier/documents/{id}')
      notify({ message: t('head.supplier_created', { name: named.supplier_name ?? name }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" icon={<IconPlus size={16} />} busy={busy} onClick={() => void create()}>
      {t('head.create_supplier', { name })}
    </Button>
  )
}
