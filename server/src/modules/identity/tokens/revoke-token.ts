import { tellAuthorityChanged } from '#platform/live'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { recordApiToken } from './create-token.ts'
import { deleteApiToken, getApiTokenRow } from './token-queries.ts'
import { asShown } from './tokens.ts'

/** Takes a token away; the audit log keeps what it was. Errors: not_found. */
export async function revokeApiToken(desk: Desk, who: Who, id: string): Promise<void> {
  const { withTenant, clock } = desk.platform
  const { user_id } = await withTenant(who, async (tx) => {
    const row = await getApiTokenRow(tx, who, id)
    await deleteApiToken(tx, who, id)
    await tellAuthorityChanged(tx, [row.user_id])
    await recordApiToken(tx, who, 'revoked', asShown(row, clock.now()))
    return row
  })
  desk.forget.user(user_id)
}
