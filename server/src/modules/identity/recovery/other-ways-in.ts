import { defineErrand, sendOnErrand } from '#platform/errands'
import { tellAuthorityChanged } from '#platform/live'
import { Id, Type } from '#platform/schema'
import type { DoorTx } from '#platform/tenant'
import { deletePasskeysOf } from '../passkeys/passkey-queries.ts'
import type { UserRow } from '../people/queries.ts'
import { dropIdleCodes } from '../second-factor/recovery-code-queries.ts'
import { deleteIdentitiesOf } from '../social/identity-queries.ts'
import { deleteApiTokensOf } from '../tokens/token-queries.ts'

/**
 * Takes away what else opens an account whose address nobody has shown to be theirs until now: whoever made it may
 * not be whoever reads the mail. An authenticator app stays; it opens nothing by itself.
 * Source: Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022.
 */
export async function endOtherWaysIn(tx: DoorTx, person: UserRow, request_id: string): Promise<void> {
  const { id: user_id, organization_id } = person
  await deleteIdentitiesOf(tx, user_id)
  await deletePasskeysOf(tx, user_id)
  await dropIdleCodes(tx, user_id)
  await sendOnErrand(tx, endTokensErrand, { organization_id, user_id }, request_id)
}

/** API tokens belong to an organization: out of the door's reach. */
export const endTokensErrand = defineErrand({
  task: 'end_api_tokens',
  message: Type.Object({ organization_id: Id, user_id: Id }),
  max_attempts: 10,
  line: 'end_api_tokens',
  run: ({ platform, message }) =>
    platform.withTenant(message, async (tx) => {
      await deleteApiTokensOf(tx, message)
      await tellAuthorityChanged(tx, [message.user_id])
    }),
})
