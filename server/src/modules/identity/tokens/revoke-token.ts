import { tellAuthorityChanged } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { recordApiToken } from './create-token.ts'
import { deleteApiToken, getApiTokenRow } from './token-queries.ts'
import { asShown } from './tokens.ts'

/** Takes a token away; the audit log keeps what it was. Errors: not_found. */
export async function revokeApiToken(desk: Desk, who: Who, id: string): Promise<void> {
  const { withTenant, clock } = desk.platform
  const { user_id } = await withTenant(who, (tx) => takeAway(tx, who, id, clock.now()))
  desk.forget.user(user_id)
}

/** Every process hears of it. What the token was. */
export async function takeAway(tx: TenantTx, who: Who, id: string, now: Date) {
  const token = asShown(await getApiTokenRow(tx, who, id), now)
  await deleteApiToken(tx, who, id)
  await tellAuthorityChanged(tx, [token.user_id])
  await recordApiToken(tx, who, 'revoked', token)
  return token
}
