import { type RawBuilder, sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import { type Who, worksAt } from '#platform/who'
import type { Duplicate } from './draft-contract.ts'

interface Found {
  draft_id: string
  what: 'invoice' | 'draft'
  id: string
  document_id: string | null
  document_name: string | null
  restaurant_id: string | null
  invoice_number: string | null
  invoice_date: string | null
  total_amount: string | null
  same_file: boolean
  same_number: boolean
  same_total: boolean
  same_date: boolean
}

/**
 * What these drafts may be for the second time, by draft: invoices of the books that were not cancelled, and older
 * drafts. Places the caller does not work in are searched as well, but not named.
 */
export async function findDuplicates(
  tx: TenantTx,
  who: Who,
  draft_ids: readonly string[],
): Promise<Map<string, Duplicate[]>> {
  const found = new Map<string, Duplicate[]>()
  if (draft_ids.length === 0) return found
  for (const row of await listAlike(tx, who, draft_ids)) {
    const known = found.get(row.draft_id) ?? []
    found.set(row.draft_id, [...known, judged(who, row)])
  }
  for (const list of found.values()) list.sort((a, b) => a.certainty.localeCompare(b.certainty))
  return found
}

function judged(who: Who, row: Found): Duplicate {
  const { same_file, same_number, same_total, same_date } = row
  const reasons: Duplicate['reasons'] = []
  if (same_file) reasons.push('same_file')
  if (same_number) reasons.push('same_number')
  if (same_total && same_date) reasons.push('same_total_and_date')
  // A number alone may be given again: by another branch, or in another year.
  const is_certain = same_file || (same_number && (same_total || same_date))
  const is_seen = worksAt(who, row.restaurant_id)
  const total_amount = row.total_amount === null ? null : Number(row.total_amount)
  return {
    certainty: is_certain ? 'certain' : 'likely',
    reasons,
    what: row.what,
    id: is_seen ? row.id : null,
    document_id: is_seen ? row.document_id : null,
    document_name: is_seen ? row.document_name : null,
    invoice_number: is_seen ? row.invoice_number : null,
    invoice_date: is_seen ? row.invoice_date : null,
    total_amount: is_seen ? total_amount : null,
  }
}

/** Three ways to be alike, each by an index of its own, over invoices and over drafts. */
async function listAlike(tx: TenantTx, who: Who, draft_ids: readonly string[]): Promise<Found[]> {
  const organization_id = who.organization_id
  const branch = (what: 'invoice' | 'draft', alike: RawBuilder<unknown>) => {
    const table = what === 'invoice' ? sql`purchasing.invoices` : sql`purchasing.drafts`
    // Of two drafts the later one is the duplicate; ids are in the order they were made.
    const older = what === 'invoice' ? sql`o.status <> 'cancelled'` : sql`o.id < m.id`
    return sql`
      select m.id as draft_id, ${what}::text as what, o.id, o.document_id, f.file_name as document_name,
        o.restaurant_id, o.invoice_number, o.invoice_date, o.total_amount,
        coalesce(f.file_hash = m.file_hash and f.part is not distinct from m.part
          and o.document_id <> m.document_id, false) as same_file,
        coalesce(o.supplier_id = m.supplier_id and o.folded_number = m.folded_number, false) as same_number,
        coalesce(o.total_amount = m.total_amount and o.currency = m.currency, false) as same_total,
        coalesce(o.invoice_date = m.invoice_date, false) as same_date
      from mine m join ${table} o on o.organization_id = ${organization_id} and o.id <> m.id and ${older} and ${alike}
        left join documents.documents f on f.organization_id = ${organization_id} and f.id = o.document_id`
  }
  const same_number = sql`o.supplier_id = m.supplier_id and o.folded_number = m.folded_number
    and o.folded_number <> ''`
  const same_total = sql`o.supplier_id = m.supplier_id and o.invoice_date = m.invoice_date
    and o.total_amount = m.total_amount and o.currency = m.currency`
  const same_file = sql`o.document_id in (
    select t.id from documents.documents t
    where t.organization_id = ${organization_id} and t.file_hash = m.file_hash
      -- Invoices that came in one file are no duplicates of one another.
      and t.part is not distinct from m.part and t.id <> m.document_id)`
  const branches = (['invoice', 'draft'] as const).flatMap((what) =>
    [same_number, same_total, same_file].map((alike) => branch(what, alike)),
  )
  const { rows } = await sql<Found>`
    with mine as (
      select d.*, f.file_hash, f.part from purchasing.drafts d
        join documents.documents f on f.organization_id = d.organization_id and f.id = d.document_id
      where d.organization_id = ${organization_id} and d.id = any(${draft_ids}::uuid[]))
    ${sql.join(branches, sql` union `)}
    order by draft_id, id`.execute(tx)
  return rows
}
