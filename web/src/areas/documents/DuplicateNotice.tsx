import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { apiQuery } from '../../shell/queries.ts'
import { Callout } from '../../ui/Callout.tsx'
import { Anchor } from '../../ui/scope.tsx'
import type { SupplierDocument } from './queries.ts'

/** Whether this bill was here before, which one it is, and why it seems so. */
export function DuplicateNotice({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const may_read = useCan()('invoices.read')
  const draft_id = document.draft_id ?? ''
  const { data: draft } = useQuery({
    ...apiQuery('GET /supplier/drafts/{id}', { params: { id: draft_id } }),
    placeholderData: undefined,
    enabled: draft_id !== '' && may_read,
  })
  const duplicate = draft?.duplicate_of[0]
  if (!duplicate) return null
  const { certainty, reasons, what, id, invoice_number, document_id, document_name } = duplicate
  const name = invoice_number ?? document_name ?? t('duplicate.no_name')
  const invoice = id && (what === 'invoice' ? paths.invoice(id) : paths.draft(id))
  const href = invoice || (document_id && paths.document(document_id))
  return (
    <Callout tone="warning" title={t(`duplicate.${certainty}`)}>
      <p>
        {reasons.map((reason) => t(`duplicate.${reason}`)).join(' ')}{' '}
        {href ? <Anchor href={href}>{t('duplicate.open', { name })}</Anchor> : t('duplicate.hidden')}
      </p>
    </Callout>
  )
}
