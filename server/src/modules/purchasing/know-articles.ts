import { uuidv7 } from 'uuidv7'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { articleOf } from './article.ts'
import { findArticleIds, insertArticles } from './article-queries.ts'

interface Line {
  code: string | null
  description: string
  unit: string | null
}

/**
 * Lines of an invoice, each with the supplier's article it is; articles nobody has seen before are kept from here on,
 * waiting to be mapped. Without a supplier there are no articles.
 */
export async function knowArticles<T extends Line>(
  tx: TenantTx,
  who: Who,
  supplier_id: string | null,
  lines: readonly T[],
): Promise<(T & { supplier_item_id: string | null })[]> {
  if (!supplier_id || lines.length === 0) return lines.map((line) => ({ ...line, supplier_item_id: null }))
  const named = lines.map((line) => ({ line, article: articleOf(line) }))
  const wanted = new Map(named.map(({ line, article }) => [article, line]))
  // In one order everywhere, so that two invoices at once do not wait for one another.
  const articles = [...wanted.keys()].sort()
  const known = await findArticleIds(tx, who, supplier_id, articles)
  const unseen = articles.filter((article) => !known.has(article))
  if (unseen.length > 0) {
    const rows = unseen.map((article) => {
      const { code, description, unit } = wanted.get(article)!
      return { id: uuidv7(), supplier_id, article, code, description, unit }
    })
    await insertArticles(tx, who, rows)
    for (const [article, id] of await findArticleIds(tx, who, supplier_id, unseen)) known.set(article, id)
  }
  return named.map(({ line, article }) => ({ ...line, supplier_item_id: known.get(article) ?? null }))
}
