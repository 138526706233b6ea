import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { formatDate, formatMoney } from '../../../ui/format.ts'
import { Anchor, useUi } from '../../../ui/scope.tsx'
import type { Draft, Duplicate } from '../queries.ts'
import css from './draft.module.css'

/** Which invoices or drafts this one seems to be again, and why. */
export function DuplicateBanner({ draft }: { draft: Draft }) {
  const { t } = useTranslation('drafts')
  const [surest] = draft.duplicate_of
  if (!surest) return null
  return (
    <Callout
      tone={surest.certainty === 'certain' ? 'danger' : 'warning'}
      title={t(`duplicate.${surest.certainty}`)}
    >
      <ul className={css.duplicates}>
        {draft.duplicate_of.map((duplicate) => (
          <li key={`${duplicate.what}-${duplicate.id ?? duplicate.document_id}`}>
            <Which duplicate={duplicate} draft={draft} />{' '}
            {duplicate.reasons.map((reason) => t(`duplicate.${reason}`)).join(' ')}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function Which({ duplicate, draft }: { duplicate: Duplicate; draft: Draft }) {
  const { t } = useTranslation('drafts')
  const { locale, timeZone, currency } = useUi()
  const { what, id, document_id, document_name, invoice_number, invoice_date, total_amount } = duplicate
  const name = invoice_number ?? document_name ?? t('duplicate.nameless')
  const parts = [
    invoice_date && formatDate(invoice_date, locale, timeZone),
    total_amount !== null && formatMoney(total_amount, locale, draft.currency ?? currency),
  ].filter(Boolean)
  const words = `${t(`duplicate.${what}`, { name })}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}.`
  const own = id && (what === 'invoice' ? paths.invoice(id) : paths.draft(id))
  const href = own || (document_id && paths.document(document_id))
  return href ? <Anchor href={href}>{words}</Anchor> : <span>{words}</span>
}
