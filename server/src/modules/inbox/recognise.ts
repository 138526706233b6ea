import { findSupplierByEvidence, isOpenMailDomain } from '#modules/suppliers/index'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { findRemembered } from './sender-queries.ts'

export interface Recognised {
  supplier_id: string | null
  supplier_by: 'contact' | 'remembered' | 'person' | null
  suggested_supplier_id: string | null
}

interface Evidence {
  sender: string | null
  /** Where answers go, or who was forwarded: anybody can write that. */
  reply_address: string | null
  authentication: 'passed' | 'failed' | 'unknown'
}

/**
 * Whose mail it is. Sure is only what a person confirmed of the sender, and the very address of one supplier, and both
 * only unless the provider that received the mail found its sender forged. All else is a suggestion.
 */
export async function recogniseSupplier(tx: TenantTx, who: Who, evidence: Evidence): Promise<Recognised> {
  const { sender, reply_address, authentication } = evidence
  const known = sender ? await bySender(tx, who, sender) : undefined
  if (known?.by && authentication !== 'failed')
    return { supplier_id: known.id, supplier_by: known.by, suggested_supplier_id: null }
  const other = known ?? (reply_address ? await bySender(tx, who, reply_address) : undefined)
  return { supplier_id: null, supplier_by: null, suggested_supplier_id: other?.id ?? null }
}

async function bySender(
  tx: TenantTx,
  who: Who,
  address: string,
): Promise<{ id: string; by: 'contact' | 'remembered' | null } | undefined> {
  const domain = address.split('@')[1] ?? ''
  const remembered = await findRemembered(tx, who, address, isOpenMailDomain(domain) ? null : domain)
  if (remembered) return { id: remembered, by: 'remembered' }
  const found = await findSupplierByEvidence(tx, who, { email: address })
  if (!found) return undefined
  return { id: found.supplier.id, by: found.is_certain && found.by === 'email_address' ? 'contact' : null }
}
