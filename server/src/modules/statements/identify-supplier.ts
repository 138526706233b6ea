import type { DocumentRow } from '#modules/documents/index'
import { type FoundSupplier, findSupplier, findSupplierByEvidence } from '#modules/suppliers/index'
import type { Extraction } from '#packages/extraction'
import { AppError } from '#platform/errors'
import type { ReconcileJob } from './reconcile-job.ts'

const leastMargin = 0.1

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
    const how = told && (told_supplier_id ? 'as chosen' : 'as the document has it')
    const found = await findSupplierByEvidence(tx, job.who, printed)
    const supplier = told ?? clearlyOne(found)
    if (!supplier) throw unknown(printed, found)
    return {
      result: { id: supplier.id, name: supplier.name },
      message: wordsFor(supplier, how, found).replaceAll('..', '.'),
    }
  })
}

/** Books of another company must not be searched: of two that come into question neither is taken. */
function clearlyOne(found: FoundSupplier | undefined) {
  const rival = found?.others[0]
  return found && (found.is_certain || !rival || found.score - rival.score >= leastMargin)
    ? found.supplier
    : undefined
}

function wordsFor(
  supplier: KnownSupplier,
  how: string | undefined,
  found: FoundSupplier | undefined,
): string {
  if (found?.is_certain && found.supplier.id !== supplier.id)
    return `${supplier.name}, ${how}. Careful: the statement itself points to ${found.supplier.name}.`
  if (how) return `${supplier.name}, ${how}.`
  const by = `by the ${found!.by.replaceAll('_', ' ')} on the statement`
  return found!.is_certain ? `${supplier.name}, ${by}.` : `Probably ${supplier.name}, ${by}; please check.`
}

function unknown(printed: Extraction['supplier'], found: FoundSupplier | undefined): AppError {
  const { name, tax_id, email } = printed
  const marks = [name && `“${name}”`, tax_id && `tax id ${tax_id}`, email].filter(Boolean).join(', ')
  const candidates = found && [found, ...found.others.slice(0, 2)].map(({ supplier }) => supplier.name)
  const seen = candidates
    ? `The statement may come from ${candidates.join(' or ')}: choose one`
    : marks
      ? `The statement names ${marks}, and nobody here is known by that: create the supplier or choose one`
      : 'The statement does not name its supplier: choose one'
  return new AppError('supplier_unknown', { message: `${seen}, and start the reconciliation again.` })
}
