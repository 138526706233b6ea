import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Sender } from './contract.ts'

/** The supplier a person confirmed for an address, or else for its domain. */
export async function findRemembered(
  tx: TenantTx,
  who: Who,
  address: string,
  domain: string | null,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('inbox.senders')
    .select('supplier_id')
    .where('organization_id', '=', who.organization_id)
    .where((sender) =>
      sender.or([
        sender.and([sender('kind', '=', 'address'), sender('sender', '=', address)]),
        sender.and([sender('kind', '=', 'domain'), sender('sender', '=', domain)]),
      ]),
    )
    // The address itself before its domain.
    .orderBy('kind')
    .limit(1)
    .executeTakeFirst()
  return row?.supplier_id
}

/** Remembers a sender, or whose it is from now on; its id. */
export async function saveSender(
  tx: TenantTx,
  who: Who,
  sender: Pick<Sender, 'id' | 'kind' | 'sender' | 'supplier_id'> & { created_at: Date },
): Promise<string> {
  const { supplier_id, created_at } = sender
  const row = await tx
    .insertInto('inbox.senders')
    .values({ ...sender, organization_id: who.organization_id, created_by: who.user_id })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'kind', 'sender'])
        .doUpdateSet({ supplier_id, created_at, created_by: who.user_id }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const byName: ListShape = {
  sorts: { sender: { column: 'n.sender', cast: 'text' } },
  default_sort: 'sender',
  tie_breaker: { column: 'n.id', cast: 'uuid' },
}

export function listSenders(tx: TenantTx, who: Who, query: ListQuery & { supplier_id?: string }) {
  let rows = tx
    .selectFrom('inbox.senders as n')
    .innerJoin('suppliers.suppliers as s', (join) =>
      join.onRef('s.organization_id', '=', 'n.organization_id').onRef('s.id', '=', 'n.supplier_id'),
    )
    .where('n.organization_id', '=', who.organization_id)
    .select(['n.id', 'n.kind', 'n.sender', 'n.supplier_id', 's.name as supplier_name', 'n.created_at'])
    .$narrowType<Pick<Sender, 'kind'>>()
  if (query.supplier_id) rows = rows.where('n.supplier_id', '=', query.supplier_id)
  return listPage(tx, rows, query, byName)
}

export function deleteSender(tx: TenantTx, who: Who, id: string) {
  return tx
    .deleteFrom('inbox.senders')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning(['id', 'sender', 'kind', 'supplier_id'])
    .executeTakeFirst()
}
