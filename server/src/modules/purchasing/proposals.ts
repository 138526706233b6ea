import { listActiveItems } from '#modules/stock/index'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { listMappedArticles } from './article-queries.ts'
import type { Proposal } from './mapping-contract.ts'
import { packOf } from './pack.ts'
import { resemblance, trigramsOf } from './resemblance.ts'

interface Unmapped {
  id: string
  supplier_id: string
  description: string
  unit: string | null
}

interface Candidate {
  item_id: string
  item_name: string
  item_unit: string
  trigrams: Set<string>
  /** null: the item's own name. */
  article: { id: string; supplier_id: string } | null
}

// Judgement, not measured: what a person confirmed says more than a name; of the same supplier most.
const weight = { same_supplier: 1, other_supplier: 0.95, item_name: 0.9 }
const leastScore = 0.35

/** Which items these articles may be, best first, by what resembles them: articles that are mapped, items' names. */
export async function proposeItems(
  tx: TenantTx,
  who: Who,
  articles: readonly Unmapped[],
  most: number,
): Promise<Map<string, Proposal[]>> {
  if (articles.length === 0) return new Map()
  const items = await listActiveItems(tx, who)
  const mapped = await listMappedArticles(tx, who)
  const candidates: Candidate[] = [
    ...mapped.map(({ id, supplier_id, description, ...item }) => ({
      ...{ item_id: item.item_id, item_name: item.item_name, item_unit: item.item_unit },
      trigrams: trigramsOf(description),
      article: { id, supplier_id },
    })),
    ...items.map(({ id, name, unit }) => ({
      ...{ item_id: id, item_name: name, item_unit: unit },
      trigrams: trigramsOf(name),
      article: null,
    })),
  ]
  return new Map(articles.map((article) => [article.id, proposalsFor(article, candidates, most)]))
}

function proposalsFor(article: Unmapped, candidates: readonly Candidate[], most: number): Proposal[] {
  const trigrams = trigramsOf(article.description)
  const best = new Map<string, Proposal>()
  for (const candidate of candidates) {
    if (candidate.article?.id === article.id) continue
    const because = reasonOf(article, candidate)
    const score = Math.round(resemblance(trigrams, candidate.trigrams) * weight[because] * 100) / 100
    const known = best.get(candidate.item_id)
    if (score < leastScore || (known && known.score >= score)) continue
    const { item_id, item_name, item_unit } = candidate
    const pack = packOf(article, item_unit) ?? null
    best.set(item_id, { item_id, item_name, item_unit, pack, score, because })
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.item_name.localeCompare(b.item_name, 'en'))
    .slice(0, most)
}

function reasonOf({ supplier_id }: Unmapped, { article }: Candidate): Proposal['because'] {
  if (!article) return 'item_name'
  return article.supplier_id === supplier_id ? 'same_supplier' : 'other_supplier'
}
