import type { DocumentRow } from '#modules/documents/index'
import { findSupplier, findSupplierByEvidence } from '#modules/suppliers/index'
import type { Extraction } from '#packages/extraction'
import { AppError } from '#platform/errors'
import type { ReconcileJob } from './run.ts'

export interface KnownSupplier {
  id: string
  name: string
}

/**
 * Step 3: whose statement it is. What a person said wins, for this reconciliation first, for the document second;
 * then the tax id, e-mail address or name on the statement. Errors: supplier_unknown.
 */
export async function identifySupplier(
  job: ReconcileJob,
  told_supplier_id: string | null,
  document: DocumentRow,
  printed: Extraction['supplier'],
): Promise<{ result: KnownSupplier; message: string }> {
  return job.tx(async (tx) => {
    const told_id = told_supplier_id ?? document.supplier_id
    const told = told_id ? await findSupplier(tx, job.who, told_id) : undefined
    const found = await findSupplierByEvidence(tx, job.who, printed)
    const supplier = told ?? found?.supplier
    if (!supplier) throw unknown(printed)
    const contradicts = found?.is_certain && found.supplier.id !== supplier.id
    const message = contradicts
      ? `${supplier.name}, as chosen. Careful: the statement itself points to ${found.supplier.name}.`
      : told
        ? `${supplier.name}, as chosen.`
        : `${supplier.name}, by the ${found!.by.replaceAll('_', ' ')} on the statement.`
    return { result: { id: supplier.id, name: supplier.name }, message }
  })
}

function unknown({ name, tax_id, email }: Extraction['supplier']): AppError {
  const printed = [name && `“${name}”`, tax_id && `tax id ${tax_id}`, email].filter(Boolean).join(', ')
  const seen = printed
    ? `The statement names ${printed}, and nobody here is known by that.`
    : 'The statement does not name its supplier.'
  return new AppError('supplier_unknown', {
    message: `${seen} Create the supplier, or choose one, and start the reconciliation again.`,
  })
}
