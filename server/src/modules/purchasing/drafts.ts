import { findSupplier } from '#modules/suppliers/index'
import { getRestaurantFor } from '#modules/venues/index'
import { audit } from '#platform/audit'
import { fieldError, notFound } from '#platform/errors'
import type { BodyOf } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { checkCurrency } from './amounts.ts'
import { type DescribedDraft, describeDrafts } from './describe-drafts.ts'
import { subjectOfDraft, tellDraft } from './discard-draft.ts'
import type { draftRoutes } from './draft-contract.ts'
import { asFields } from './draft-documents.ts'
import { relinkDraftLines, writeDraftLines } from './draft-lines.ts'
import { signed } from './draft-of-reading.ts'
import {
  type DraftFields,
  type DraftFilters,
  type DraftRow,
  findDraftForUpdate,
  findDraftRow,
  listDraftRows,
  updateDraftRow,
} from './draft-queries.ts'

type DraftChanges = BodyOf<typeof draftRoutes.updateDraft>

/** A page of drafts, newest first, each with what is missing. */
export async function listDrafts(tx: TenantTx, who: Who, filters: DraftFilters) {
  const page = await listDraftRows(tx, who, filters)
  return { ...page, items: await describeDrafts(tx, who, page.items) }
}

/** One draft with its lines. Errors: not_found. */
export async function getDraft(tx: TenantTx, who: Who, id: string): Promise<DescribedDraft> {
  const row = await findDraftRow(tx, who, id)
  if (!row) throw notFound('draft')
  const [draft] = await describeDrafts(tx, who, [row])
  return draft!
}

/** Changes what was sent. Errors: not_found, reference_not_found, restaurant_not_permitted, constraint_violated. */
export async function updateDraft(
  tx: TenantTx,
  who: Who,
  id: string,
  { changes, now }: { changes: DraftChanges; now: Date },
): Promise<DescribedDraft> {
  const row = await findDraftForUpdate(tx, who, id)
  if (!row) throw notFound('draft')
  const [before] = await describeDrafts(tx, who, [row])
  const fields = await changedFields(tx, who, row, changes)
  await updateDraftRow(tx, who, id, { ...fields, edited_by: who.user_id, edited_at: now })
  if (changes.lines) await writeDraftLines(tx, who, id, fields, changes.lines)
  else if (fields.supplier_id !== row.supplier_id) await relinkDraftLines(tx, who, id, fields.supplier_id)
  const after = await getDraft(tx, who, id)
  const sides = { before: kept(before!), after: kept(after) }
  await audit(tx, who, 'draft.updated', subjectOfDraft(row), sides)
  await tellDraft(tx, who, row, 'draft_updated')
  return after
}

/** What a person changed; what follows from it is not theirs. */
function kept({ problems, duplicate_of, is_ready, lines, ...fields }: DescribedDraft) {
  const bare = lines.map(({ code, description, quantity, unit, unit_price, line_total }) => ({
    ...{ code, description, quantity, unit, unit_price, line_total },
  }))
  return { ...fields, lines: bare }
}

async function changedFields(
  tx: TenantTx,
  who: Who,
  row: DraftRow,
  { lines: _, ...changes }: DraftChanges,
): Promise<DraftFields> {
  if (changes.supplier_id && !(await findSupplier(tx, who, changes.supplier_id)))
    throw fieldError('reference_not_found', 'supplier_id', 'There is no such supplier.')
  const before = asFields(row)
  const place = await changedPlace(tx, who, before, changes)
  const fields = { ...before, ...changes, ...place }
  const text = (value: string | null | undefined) => value?.trim() || null
  return {
    ...fields,
    invoice_number: text(fields.invoice_number),
    notes: text(fields.notes),
    currency: fields.currency && checkCurrency(fields.currency),
    tax_amount: signed(fields.kind, fields.tax_amount),
    total_amount: signed(fields.kind, fields.total_amount),
  }
}

type Place = Pick<DraftFields, 'restaurant_id' | 'store_id' | 'currency'>

/** A store names its restaurant; another restaurant leaves the store behind, and brings its currency where none is known. */
async function changedPlace(
  tx: TenantTx,
  who: Who,
  before: DraftFields,
  changes: Partial<Place>,
): Promise<Partial<Place>> {
  if (changes.restaurant_id === undefined && changes.store_id === undefined) return {}
  const store_id = changes.store_id === undefined ? null : changes.store_id
  const restaurant_id = changes.restaurant_id ?? (store_id ? undefined : before.restaurant_id)
  if (changes.restaurant_id === null || (!restaurant_id && !store_id))
    // Nobody limited to a restaurant may put a draft out of everybody's reach but the admins'.
    return who.restaurant_ids ? {} : { restaurant_id: null, store_id: null }
  const restaurant = await getRestaurantFor(tx, who, { restaurant_id, store_id })
  const currency = changes.currency ?? before.currency ?? restaurant.currency
  return { restaurant_id: restaurant.id, store_id, currency }
}
