import {
  createSupplier,
  findSupplier,
  findSupplierByEvidence,
  type SupplierRow,
  updateSupplier,
} from '#modules/suppliers/index'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { findShownReading, tellCorrected } from './corrections.ts'
import type { StoredExtraction } from './document-contract.ts'
import type { DocumentFollowers } from './followers.ts'
import { findDocumentForUpdate } from './queries.ts'
import { saveSupplier } from './reading-queries.ts'

type Printed = StoredExtraction['supplier']

/**
 * Says whose document it is: the supplier that is named, else the one it certainly comes from, else a new one made of
 * what was read. Errors: not_found, document_busy, reference_not_found, constraint_violated (no name was read),
 * already_exists, cnpj_invalid.
 */
export async function linkSupplier(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  document_id: string,
  wanted: { supplier_id?: string; name?: string },
): Promise<void> {
  const row = await findDocumentForUpdate(tx, who, document_id)
  if (!row) throw notFound('document')
  if (row.status === 'uploaded' || row.status === 'processing') throw new AppError('document_busy')
  const printed = (await findShownReading(tx, who, document_id))?.shown.supplier ?? nobody
  const supplier = (await findWanted(tx, who, wanted, printed)) ?? (await make(tx, who, wanted, printed))
  if (row.supplier_id === supplier.id) return
  await saveSupplier(tx, who, document_id, supplier.id)
  const subject = { type: 'document', id: document_id, name: row.file_name }
  const [before, after] = [{ supplier_id: row.supplier_id }, { supplier_id: supplier.id }]
  await audit(tx, who, 'document.supplier_linked', subject, { before, after })
  await tellCorrected(tx, who, followers, row)
}

const nobody: Printed = { name: null, tax_id: null, email: null, phone: null }

/** A supplier that is known already, with what its document tells of it and we lacked. */
async function findWanted(
  tx: TenantTx,
  who: Who,
  { supplier_id, name }: { supplier_id?: string; name?: string },
  printed: Printed,
): Promise<SupplierRow | undefined> {
  if (!supplier_id) {
    const found = name ? undefined : await findSupplierByEvidence(tx, who, printed)
    return found?.is_certain ? findSupplier(tx, who, found.supplier.id) : undefined
  }
  const supplier = await findSupplier(tx, who, supplier_id)
  if (!supplier) throw fieldError('reference_not_found', 'supplier_id', 'There is no such supplier.')
  const told = contactsOf(printed)
  const missing = Object.entries(told).filter(
    ([field, value]) => value !== null && supplier[field as keyof typeof told] === null,
  )
  if (missing.length === 0) return supplier
  return updateSupplier(tx, who, supplier_id, Object.fromEntries(missing))
}

function make(tx: TenantTx, who: Who, { name }: { name?: string }, printed: Printed): Promise<SupplierRow> {
  const known = name ?? printed.name
  if (!known?.trim())
    throw fieldError('constraint_violated', 'name', 'No name was read from the document: give one.')
  return createSupplier(tx, who, { name: known.slice(0, 200), ...contactsOf(printed) })
}

// What was read may be longer than a supplier's fields, or no address at all.
function contactsOf({ tax_id, email, phone }: Printed) {
  return {
    tax_id: tax_id?.slice(0, 40) ?? null,
    contact_email: email && email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null,
    contact_phone: phone?.slice(0, 40) ?? null,
  }
}
