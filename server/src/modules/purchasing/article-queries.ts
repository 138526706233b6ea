import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** The ids of those articles of a supplier that are known, by their spelling. */
export async function findArticleIds(
  tx: TenantTx,
  who: Who,
  supplier_id: string,
  articles: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('purchasing.supplier_items')
    .where('organization_id', '=', who.organization_id)
    .where('supplier_id', '=', supplier_id)
    .where(sql<boolean>`article = any(${articles}::text[])`)
    .select(['article', 'id'])
    .execute()
  return new Map(rows.map(({ article, id }) => [article, id]))
}

export interface NewArticle {
  id: string
  supplier_id: string
  article: string
  code: string | null
  description: string
  unit: string | null
}

/** Keeps articles that were not known; those somebody else keeps at the same time stay theirs. */
export async function insertArticles(tx: TenantTx, who: Who, rows: readonly NewArticle[]): Promise<void> {
  await tx
    .insertInto('purchasing.supplier_items')
    .values(rows.map((row) => ({ ...row, organization_id: who.organization_id })))
    .onConflict((conflict) => conflict.columns(['organization_id', 'supplier_id', 'article']).doNothing())
    .execute()
}

const columns = [
  'id',
  'supplier_id',
  'code',
  'description',
  'unit',
  'status',
  'not_stock_kind',
  'item_id',
  'pack',
  'confirmed_by',
  'confirmed_at',
] as const

export type ArticleRow = NonNullable<Awaited<ReturnType<typeof findArticleForUpdate>>>

/** One article, held against changes until the transaction ends. */
export function findArticleForUpdate(tx: TenantTx, who: Who, id: string) {
  return tx
    .selectFrom('purchasing.supplier_items')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .select(columns)
    .forUpdate()
    .executeTakeFirst()
}

export interface ArticleMapping {
  status: 'open' | 'mapped' | 'not_stock'
  not_stock_kind: 'service' | 'deposit' | 'freight' | 'discount' | 'other' | null
  item_id: string | null
  pack: number | string | null
  confirmed_by: string | null
  confirmed_at: Date | null
}

export async function saveMapping(
  tx: TenantTx,
  who: Who,
  id: string,
  mapping: ArticleMapping,
): Promise<void> {
  await tx
    .updateTable('purchasing.supplier_items')
    .set(mapping)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export interface MappedArticle {
  id: string
  supplier_id: string
  description: string
  item_id: string
  item_name: string
  item_unit: string
}

const mostArticles = 50_000

/** Every article that is mapped to an item in use: what new ones are compared with. */
export async function listMappedArticles(tx: TenantTx, who: Who): Promise<MappedArticle[]> {
  const rows = await tx
    .selectFrom('purchasing.supplier_items as a')
    .innerJoin('stock.items as t', (join) =>
      join.onRef('t.organization_id', '=', 'a.organization_id').onRef('t.id', '=', 'a.item_id'),
    )
    .where('a.organization_id', '=', who.organization_id)
    .where('t.is_active', '=', true)
    .select(['a.id', 'a.supplier_id', 'a.description', 'a.item_id'])
    .select(['t.name as item_name', 't.unit as item_unit'])
    .orderBy('a.id')
    .limit(mostArticles)
    .execute()
  return rows as unknown as MappedArticle[]
}

/** Drafts with a line of this article: what waits for its mapping. */
export async function listDraftsOfArticle(tx: TenantTx, who: Who, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('purchasing.draft_lines')
    .where('organization_id', '=', who.organization_id)
    .where('supplier_item_id', '=', id)
    .select('draft_id')
    .distinct()
    .orderBy('draft_id')
    .execute()
  return rows.map(({ draft_id }) => draft_id)
}
