import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { CorrectedValues } from './apply-corrections.ts'
import type { Correction } from './document-contract.ts'

export interface CorrectionRow extends Omit<Correction, 'corrected_at'> {
  corrected_at: Date
  values: CorrectedValues
}

/** The corrections of a document, oldest first. */
export async function listCorrections(tx: TenantTx, who: Who, document_id: string): Promise<CorrectionRow[]> {
  const rows = await tx
    .selectFrom('documents.corrections')
    .where('organization_id', '=', who.organization_id)
    .where('document_id', '=', document_id)
    .select(['id', 'values', 'changes', 'corrected_by', 'corrected_at'])
    .orderBy('id')
    .execute()
  return rows as unknown as CorrectionRow[]
}

export async function insertCorrection(
  tx: TenantTx,
  who: Who,
  document_id: string,
  { id, values, changes, corrected_at }: Omit<CorrectionRow, 'corrected_by'>,
): Promise<void> {
  await tx
    .insertInto('documents.corrections')
    .values({
      organization_id: who.organization_id,
      id,
      document_id,
      values: JSON.stringify(values),
      changes: JSON.stringify(changes),
      corrected_by: who.user_id,
      corrected_at,
    })
    .execute()
}

/** Removes a correction and those made after it; ids are in the order they were made. */
export async function deleteCorrectionsFrom(
  tx: TenantTx,
  who: Who,
  document_id: string,
  id: string,
): Promise<void> {
  await tx
    .deleteFrom('documents.corrections')
    .where('organization_id', '=', who.organization_id)
    .where('document_id', '=', document_id)
    .where('id', '>=', id)
    .execute()
}
