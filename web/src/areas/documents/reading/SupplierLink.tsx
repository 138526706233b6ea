import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { queries, refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import { Anchor } from '../../../ui/scope.tsx'
import { documentQuery, type SupplierDocument } from '../queries.ts'
import css from './reading.module.css'

/** The supplier in the books, or the button that puts one there from what was read. */
export function SupplierLink({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const can = useCan()
  const [busy, setBusy] = useState(false)
  const { id, supplier_id, supplier_name, extraction } = document
  if (supplier_id && supplier_name)
    return (
      <Anchor href={paths.supplier(supplier_id)} className={css.supplierLink}>
        {t('supplier_card.open', { name: supplier_name })}
      </Anchor>
    )
  if (!extraction?.supplier.name || !can('suppliers.manage'))
    return <span className={css.none}>{t('supplier_card.not_known')}</span>
  const create = async () => {
    setBusy(true)
    try {
      const named = await api('POST /supplier/documents/{id}/supplier', { params: { id }, body: {} })
      queries.setQueryData(documentQuery(id).queryKey, named)
      void refresh('GET /vendors', 'GET /supplier/documents')
      notify({ message: t('supplier_card.created', { name: named.supplier_name ?? '' }) })
    } catch (error) {
      notify({ tone: 'danger', message: explain(error, t) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" icon={<IconPlus size={16} />} busy={busy} onClick={() => void create()}>
      {t('supplier_card.create')}
    </Button>
  )
}
