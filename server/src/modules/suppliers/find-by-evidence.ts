import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { selectSuppliers } from './queries.ts'
import {
  type EvidenceReason,
  type SupplierCandidate,
  type SupplierEvidence,
  weighEvidence,
} from './weigh-evidence.ts'

const mostSuppliers = 20_000
const mostCandidates = 10

/** The suppliers a document may come from, surest first, with a score of 0 to 1 and the reasons. */
async function listSupplierCandidates(
  tx: TenantTx,
  who: Who,
  evidence: SupplierEvidence,
): Promise<SupplierCandidate[]> {
  const suppliers = await selectSuppliers(tx, who).orderBy('id').limit(mostSuppliers).execute()
  return weighEvidence(suppliers, evidence).slice(0, mostCandidates)
}

export interface FoundSupplier extends SupplierCandidate {
  /** What speaks for it most. */
  by: 'tax_id' | 'email_address' | 'email_domain' | 'phone' | 'name'
  /** Sure enough to take without asking: a high score, and nobody else comes near. */
  is_certain: boolean
  /** The others that come into question. */
  others: SupplierCandidate[]
}

const likelyFrom = 0.6
const certainFrom = 0.89
const leastMargin = 0.1

/** The supplier the evidence speaks for most; undefined when it is not likely for any. */
export async function findSupplierByEvidence(
  tx: TenantTx,
  who: Who,
  evidence: SupplierEvidence,
): Promise<FoundSupplier | undefined> {
  const [best, ...others] = await listSupplierCandidates(tx, who, evidence)
  if (!best || best.score < likelyFrom) return undefined
  const margin = best.score - (others[0]?.score ?? 0)
  const is_certain = best.score >= certainFrom && margin >= leastMargin
  return { ...best, by: leading(best.reasons), is_certain, others }
}

function leading(reasons: readonly EvidenceReason[]): FoundSupplier['by'] {
  if (reasons.includes('same_tax_id')) return 'tax_id'
  if (reasons.includes('same_email')) return 'email_address'
  if (reasons.includes('same_name')) return 'name'
  if (reasons.includes('same_phone')) return 'phone'
  return reasons.includes('same_email_domain') ? 'email_domain' : 'name'
}
