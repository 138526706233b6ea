import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { mayDo, permissions, roleGrants, tokenPermissions } from '../../../roles.ts'
import { type ApiTokenRow, selectApiTokens } from './token-queries.ts'

const shape: ListShape = {
  sorts: {
    created_at: { column: 't.created_at', cast: 'timestamptz' },
    name: { column: 'lower(t.name)', cast: 'text' },
    last_used_at: { column: 't.last_used_at', cast: 'timestamptz', when_null: '-infinity' },
  },
  default_sort: '-created_at',
  tie_breaker: { column: 't.id', cast: 'uuid' },
}

export async function listApiTokens(tx: TenantTx, who: Who, query: ListQuery, now: Date) {
  const page = await listPage(tx, selectApiTokens(tx, who), query, shape)
  return { ...page, items: page.items.map((row) => asShown(row, now)) }
}

/** A token with what it may do at this instant. */
export function asShown({ role, is_active, is_limited, ...row }: ApiTokenRow, now: Date) {
  const is_over = row.expires_at !== null && row.expires_at <= now
  const is_good = is_active && !(is_limited && row.restaurant_ids.length === 0)
  return {
    ...row,
    status: is_over ? ('expired' as const) : is_good ? ('active' as const) : ('suspended' as const),
    effective_scopes: row.scopes.filter((scope) => roleGrants(role, scope) && isForTokens(scope)),
    restaurant_ids: is_limited ? row.restaurant_ids : null,
  }
}

/** Every permission, with what the caller, or their token, has of it. */
export function listPermissions(who: Who) {
  return {
    permissions: permissions.map((permission) => ({
      permission,
      is_granted: mayDo(who, permission),
      is_for_tokens: isForTokens(permission),
    })),
  }
}

const isForTokens = (permission: string) => (tokenPermissions as readonly string[]).includes(permission)
