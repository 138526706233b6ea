import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** A credit note: of the books, or a line of a statement that the books lack. */
export type Source =
  | { invoice_id: string; reconciliation_id: null; line: null }
  | { invoice_id: null; reconciliation_id: string; line: number }

/** A credit note as it can be held against what is owed. */
export type Found = Source & {
  supplier_id: string
  currency: string
  number: string | null
  date: string | null
  /** What it is good for, positive, in hundredths. */
  cents: number
  /** Whatever in it may name the invoice it is about. */
  words: string
  /** When Brigade came to know it. */
  since: Date
}

type Note = Pick<Found, 'supplier_id' | 'currency' | 'number'> & {
  invoice_id: string | null
  reconciliation_id: string | null
  line: number | null
}

/**
 * What tells one credit note from another: its number, since the same note stands in the books and on one statement
 * after another; where it has none, where it was found.
 */
export function noteKey({ supplier_id, currency, number, invoice_id, reconciliation_id, line }: Note) {
  const bare = bareNumber(number ?? '')
  return /\d/.test(bare)
    ? `${supplier_id} ${currency} ${bare}`
    : (invoice_id ?? `${reconciliation_id} ${line}`)
}

export const bareNumber = (text: string) => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

export function listReceipts(tx: TenantTx, who: Who, credit_ids: readonly string[]) {
  return tx
    .selectFrom('statements.credit_receipts')
    .where('organization_id', '=', who.organization_id)
    .where(sql<boolean>`credit_id = any(${credit_ids}::uuid[])`)
    .select([
      'id',
      'credit_id',
      'state',
      'invoice_id',
      'reconciliation_id',
      'line',
      'number',
      'on_date as date',
    ])
    .select(['amount', 'decided_by', 'decided_at'])
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
}

export type ReceiptRow = Awaited<ReturnType<typeof listReceipts>>[number]

/** How much of these suppliers' credit notes is used already, in hundredths, by their key. */
export async function listUsed(
  tx: TenantTx,
  who: Who,
  supplier_ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('statements.credit_receipts as p')
    .innerJoin('statements.credits as c', (join) =>
      join.onRef('c.organization_id', '=', 'p.organization_id').onRef('c.id', '=', 'p.credit_id'),
    )
    .where('p.organization_id', '=', who.organization_id)
    .where('p.state', '=', 'received')
    .where(sql<boolean>`c.supplier_id = any(${supplier_ids}::uuid[])`)
    .select(['c.supplier_id', 'c.currency', 'p.number', 'p.invoice_id', 'p.reconciliation_id', 'p.line'])
    .select(sql<number>`(100 * p.amount)::float8`.as('cents'))
    .execute()
  const used = new Map<string, number>()
  for (const row of rows) {
    const key = noteKey(row)
    used.set(key, (used.get(key) ?? 0) + Math.round(row.cents))
  }
  return used
}

/** Credit lines of a supplier's statements that the books lack, newest first; all, or one. */
export async function listCreditLines(
  tx: TenantTx,
  who: Who,
  asked: { supplier_ids: readonly string[]; since: Date } | { reconciliation_id: string; line: number },
): Promise<Found[]> {
  const restaurants = who.restaurant_ids
    ? sql`and not exists (select from statements.reconciliation_restaurants x
        where x.organization_id = r.organization_id and x.reconciliation_id = r.id
          and x.restaurant_id <> all (${who.restaurant_ids}::uuid[]))`
    : sql``
  const which =
    'line' in asked
      ? sql`r.id = ${asked.reconciliation_id} and (l ->> 'line')::integer = ${asked.line}`
      : sql`r.supplier_id = any(${asked.supplier_ids}::uuid[]) and r.created_at > ${asked.since}
          and i.status = 'missing_in_restaurant'`
  const { rows } = await sql<{
    reconciliation_id: string
    line: number
    supplier_id: string
    currency: string
    number: string | null
    date: string | null
    cents: number
    words: string
    since: Date
  }>`
    select r.id as reconciliation_id, (l ->> 'line')::integer as line, r.supplier_id, i.currency,
      l ->> 'reference' as number, l ->> 'date' as date, round(-100 * (l ->> 'amount')::numeric)::float8 as cents,
      concat_ws(' ', l ->> 'reference', l ->> 'description') as words, r.created_at as since
    from statements.reconciliations r
    join statements.reconciliation_items i on i.organization_id = r.organization_id and i.reconciliation_id = r.id
    cross join jsonb_array_elements(i.details -> 'statement_lines') l
    where r.organization_id = ${who.organization_id} and r.status = 'completed' and i.statement_amount < 0
      and (l ->> 'amount')::numeric < 0 and l ->> 'kind' <> 'payment' and ${which} ${restaurants}
    order by r.created_at desc, line
    limit ${mostLines}`.execute(tx)
  return rows.map((row) => ({ ...row, invoice_id: null }))
}

const mostLines = 2_000

export async function insertReceipt(
  tx: TenantTx,
  who: Who,
  credit_id: string,
  { invoice_id, reconciliation_id, line, number, date }: Found,
  receipt: { state: 'received' | 'refused'; amount: string },
): Promise<void> {
  await tx
    .insertInto('statements.credit_receipts')
    .values({
      organization_id: who.organization_id,
      id: uuidv7(),
      ...{ credit_id, invoice_id, reconciliation_id, line, number, on_date: date },
      ...receipt,
      decided_by: who.user_id,
    })
    .execute()
}

export async function deleteReceipt(tx: TenantTx, who: Who, credit_id: string, id: string) {
  return tx
    .deleteFrom('statements.credit_receipts')
    .where('organization_id', '=', who.organization_id)
    .where('credit_id', '=', credit_id)
    .where('id', '=', id)
    .where('state', '=', 'received')
    .returning(['amount', 'number'])
    .executeTakeFirst()
}

/** Two at once must not use the same credit note twice: whoever comes second waits. */
export async function holdNote(tx: TenantTx, who: Who, note: Note): Promise<void> {
  const name = `credit note ${who.organization_id} ${noteKey(note)}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}
