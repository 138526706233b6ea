import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

const ofSupplier = sql<string | null>`(
  select s.name from suppliers.suppliers s where s.organization_id = l.organization_id and s.id = l.supplier_id)`

const layouts = (tx: TenantTx, who: Who) =>
  tx.selectFrom('documents.layouts as l').where('l.organization_id', '=', who.organization_id)

/** Learned layouts, the newest first. */
export function listLayoutRows(tx: TenantTx, who: Who, supplier_id: string | undefined) {
  const rows = layouts(tx, who)
    .select(['l.id', 'l.supplier_id', ofSupplier.as('supplier_name'), 'l.learned_at'])
    .select(['l.uses', 'l.successes', 'l.corrections', 'l.used_at', 'l.layout'])
    .orderBy('l.learned_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(200)
  return (supplier_id ? rows.where('l.supplier_id', '=', supplier_id) : rows).execute()
}

/** What a document may be read with: layouts of its supplier, or of all, those used last first. */
export function listKnownLayouts(tx: TenantTx, who: Who, supplier_id: string | null, most: number) {
  const rows = layouts(tx, who)
    .innerJoin('suppliers.suppliers as s', (on) =>
      on.onRef('s.organization_id', '=', 'l.organization_id').onRef('s.id', '=', 'l.supplier_id'),
    )
    .select(['l.id', 'l.supplier_id', 'l.signature', 'l.layout', 's.name', 's.tax_id'])
    .orderBy(sql`coalesce(l.used_at, l.learned_at)`, 'desc')
    .limit(most)
  return (supplier_id ? rows.where('l.supplier_id', '=', supplier_id) : rows).execute()
}

/** Keeps a layout, in the place of what was learned of such papers before. Its id. */
export async function saveLayout(
  tx: TenantTx,
  who: Who,
  {
    layout,
    ...row
  }: { id: string; supplier_id: string; signature: string; layout: object; learned_at: Date },
): Promise<string> {
  const { learned_at } = row
  const kept = await tx
    .insertInto('documents.layouts')
    .values({ ...row, layout: JSON.stringify(layout), organization_id: who.organization_id })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'supplier_id', 'signature'])
        .doUpdateSet({ layout: JSON.stringify(layout), learned_at }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return kept.id
}

/** Removes a layout; whose it was, undefined when it is not there. */
export function deleteLayout(tx: TenantTx, who: Who, id: string) {
  return tx
    .deleteFrom('documents.layouts')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning('supplier_id')
    .executeTakeFirst()
}

/** Notes what a document was read with; null: with none. */
export async function saveLayoutOf(
  tx: TenantTx,
  who: Who,
  document_id: string,
  used: { id: string; is_better: boolean; used_at: Date } | null,
): Promise<void> {
  const kept = used && (await countUse(tx, who, used))
  await tx
    .updateTable('documents.documents')
    // Forgotten meanwhile, it is none.
    .set({ layout_id: kept ? used.id : null })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', document_id)
    .execute()
}

async function countUse(
  tx: TenantTx,
  who: Who,
  { id, is_better, used_at }: { id: string; is_better: boolean; used_at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('documents.layouts')
    .set((row) => ({
      uses: row('uses', '+', 1),
      successes: row('successes', '+', is_better ? 1 : 0),
      used_at,
    }))
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Counts a correction towards the layout its document was read with, where it was. */
export async function countCorrection(tx: TenantTx, who: Who, document_id: string): Promise<void> {
  await tx
    .updateTable('documents.layouts as l')
    .from('documents.documents as d')
    .set((row) => ({ corrections: row('l.corrections', '+', 1) }))
    .where('l.organization_id', '=', who.organization_id)
    .whereRef('d.organization_id', '=', 'l.organization_id')
    .whereRef('d.layout_id', '=', 'l.id')
    .where('d.id', '=', document_id)
    .execute()
}

export async function findLayoutOf(tx: TenantTx, who: Who, document_id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('documents.documents')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', document_id)
    .select('layout_id')
    .executeTakeFirst()
  return row?.layout_id ?? null
}
