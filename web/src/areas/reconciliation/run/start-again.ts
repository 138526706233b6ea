import { api } from '../../../shell/api.ts'
import { refresh } from '../../../shell/queries.ts'
import type { Reconciliation } from '../queries.ts'

/** Reconciles the same statement with the same books anew, by another supplier when one is given. */
export async function startAgain(
  { document_id, restaurant_ids, supplier_id }: Reconciliation,
  other_supplier_id?: string,
): Promise<Reconciliation> {
  const started = await api('POST /supplier/reconciliation', {
    body: { document_id, restaurant_ids, supplier_id: other_supplier_id ?? supplier_id },
  })
  void refresh('GET /supplier/reconciliation', 'GET /supplier/documents/{id}')
  return started
}
