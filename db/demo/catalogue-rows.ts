import { uuidv7 } from 'uuidv7'
import { articleOf } from '#modules/purchasing/index'
import type { TenantTx } from '../../server/src/platform/tenant.ts'
import { catalogue } from './catalogue.ts'
import type { SupplierYear } from './load.ts'

/** The id of a supplier's article, by the supplier and the description of the good. */
export type ArticleIds = (supplier_id: string, description: string) => string | null

/**
 * The catalogue, and every good of every supplier as an article: mapped by whoever set the house up, but for a few
 * that wait for the visitor.
 */
export async function insertCatalogue(
  tx: TenantTx,
  organization_id: string,
  years: readonly SupplierYear[],
  confirmed: { by: string; at: Date },
): Promise<ArticleIds> {
  const items = catalogue.map((item) => ({ ...item, id: uuidv7() }))
  await tx
    .insertInto('stock.items')
    .values(items.map(({ bought_as: _, ...item }) => ({ ...item, organization_id })))
    .execute()
  const known = new Map(
    items.flatMap(({ id, bought_as }) =>
      bought_as.map(([description, pack]) => [description, { item_id: id, pack }] as const),
    ),
  )
  const articles = years.flatMap((year) =>
    year.supplier.goods.map(([description, unit]) => {
      const mapping = known.get(description)
      return {
        ...{ organization_id, id: uuidv7(), supplier_id: year.id, description, unit },
        article: articleOf({ code: null, description, unit }),
        status: mapping ? ('mapped' as const) : ('open' as const),
        ...{ item_id: mapping?.item_id ?? null, pack: mapping?.pack ?? null },
        ...{ confirmed_by: mapping ? confirmed.by : null, confirmed_at: mapping ? confirmed.at : null },
      }
    }),
  )
  await tx.insertInto('purchasing.supplier_items').values(articles).execute()
  const ids = new Map(articles.map((row) => [`${row.supplier_id} ${row.description}`, row.id]))
  return (supplier_id, description) => ids.get(`${supplier_id} ${description}`) ?? null
}
