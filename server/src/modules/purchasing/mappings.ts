import { createItem, findItem, type ItemRow } from '#modules/stock/index'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { BodyOf } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import {
  type ArticleMapping,
  type ArticleRow,
  findArticleForUpdate,
  listDraftsOfArticle,
  saveMapping,
} from './article-queries.ts'
import type { mappingRoutes } from './mapping-contract.ts'
import { findMappingRow, listMappingRows, type MappingFilters, type MappingRow } from './mapping-list.ts'
import { packOf } from './pack.ts'
import { postByItself } from './post-by-itself.ts'
import { proposeItems } from './proposals.ts'

type Decision = BodyOf<typeof mappingRoutes.updateMapping>

const proposalsInList = 3
const proposalsOfOne = 8

/** A page of articles, the open ones with proposals. */
export async function listMappings(tx: TenantTx, who: Who, filters: MappingFilters) {
  const page = await listMappingRows(tx, who, filters)
  return { ...page, items: await withProposals(tx, who, page.items, proposalsInList) }
}

/** One article with what it is mapped to, or with proposals. Errors: not_found. */
export async function getMapping(tx: TenantTx, who: Who, id: string) {
  const row = await findMappingRow(tx, who, id)
  if (!row) throw notFound('supplier article')
  const [shown] = await withProposals(tx, who, [row], proposalsOfOne)
  return shown!
}

async function withProposals(tx: TenantTx, who: Who, rows: readonly MappingRow[], most: number) {
  const open = rows.filter(({ status, item_is_active }) => status === 'open' || item_is_active === false)
  const proposals = await proposeItems(tx, who, open, most)
  return rows.map((row) => ({ ...row, proposals: proposals.get(row.id) ?? [] }))
}

/**
 * Says what an article is to us. Lines refer to the article, so it holds for all of them at once, and for those to
 * come. Errors: not_found, validation_failed, reference_not_found, constraint_violated, already_exists.
 */
export async function decideMapping(
  tx: TenantTx,
  who: Who,
  id: string,
  { decision, now }: { decision: Decision; now: Date },
) {
  const row = await findArticleForUpdate(tx, who, id)
  if (!row) throw notFound('supplier article')
  const mapping = await mappingFor(tx, who, row, decision, now)
  await saveMapping(tx, who, id, mapping)
  await record(tx, who, row, mapping)
  if (mapping.status !== 'open') await postWaiting(tx, who, id)
  return getMapping(tx, who, id)
}

async function mappingFor(
  tx: TenantTx,
  who: Who,
  row: ArticleRow,
  decision: Decision,
  now: Date,
): Promise<ArticleMapping> {
  const { item_id, new_item, not_stock, status, pack } = decision
  if ([item_id, new_item, not_stock, status].filter((said) => said !== undefined).length > 1)
    throw new AppError('validation_failed', {
      message: 'Say one thing: item_id, new_item, not_stock or status.',
    })
  const open: ArticleMapping = {
    ...{ status: 'open', not_stock_kind: null, item_id: null, pack: null },
    ...{ confirmed_by: null, confirmed_at: null },
  }
  if (status === 'open') return open
  const confirmed = { confirmed_by: who.user_id, confirmed_at: now }
  if (not_stock) return { ...open, ...confirmed, status: 'not_stock', not_stock_kind: not_stock }
  const item = new_item
    ? await createItem(tx, who, new_item)
    : await getUsable(tx, who, item_id ?? row.item_id)
  // A pack holds for the item it was said of.
  const kept = item.id === row.item_id ? row.pack : undefined
  const amount = pack ?? kept ?? packOf(row, item.unit) ?? 1
  return { ...open, ...confirmed, status: 'mapped', item_id: item.id, pack: amount }
}

async function getUsable(tx: TenantTx, who: Who, item_id: string | null): Promise<ItemRow> {
  if (!item_id) throw fieldError('validation_failed', 'item_id', 'Say which item it is.')
  const item = await findItem(tx, who, item_id)
  if (!item) throw fieldError('reference_not_found', 'item_id', 'There is no such item.')
  if (!item.is_active)
    throw fieldError(
      'constraint_violated',
      'item_id',
      `${item.name} is archived; bring it back or choose another.`,
    )
  return item
}

async function record(tx: TenantTx, who: Who, row: ArticleRow, after: ArticleMapping): Promise<void> {
  const { status, not_stock_kind, item_id, pack } = row
  const subject = { type: 'supplier_item', id: row.id, name: row.description }
  await audit(tx, who, actionOf(after.status), subject, {
    before: { status, not_stock_kind, item_id, pack: pack && Number(pack) },
    after: { ...after, pack: after.pack && Number(after.pack) },
  })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'items',
    type: 'mapping_changed',
    data: { id: row.id, supplier_id: row.supplier_id, item_id: after.item_id, status: after.status },
  })
}

function actionOf(status: ArticleMapping['status']) {
  if (status === 'mapped') return 'supplier_item.mapped'
  return status === 'open' ? 'supplier_item.reopened' : 'supplier_item.set_apart'
}

/** A draft may have waited for nothing but this mapping. */
async function postWaiting(tx: TenantTx, who: Who, article_id: string): Promise<void> {
  for (const draft_id of await listDraftsOfArticle(tx, who, article_id)) await postByItself(tx, who, draft_id)
}
