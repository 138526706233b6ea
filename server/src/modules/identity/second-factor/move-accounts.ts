import type { Platform } from '#platform/platform'
import type { DoorTx } from '#platform/tenant'
import { moveHome } from '../sign-in/door-queries.ts'
import { getHomeOf, placeOfSecret } from './totp-queries.ts'

/**
 * Moves accounts that an organization made to another one their people belong to, and with them what is sealed with
 * its key, which goes when it goes. `user_id` limits it to one person.
 */
export async function moveAccounts(
  tx: DoorTx,
  { vault }: Pick<Platform, 'vault'>,
  organization_id: string,
  user_id?: string,
): Promise<void> {
  let rows = tx
    .selectFrom('identity.totp_factors')
    .select(['user_id', 'sealed_secret'])
    .where('organization_id', '=', organization_id)
    .forUpdate()
  if (user_id) rows = rows.where('user_id', '=', user_id)
  const factors = await rows.execute()
  await moveHome(tx, organization_id, user_id)
  for (const factor of factors) {
    const home = await getHomeOf(tx, factor.user_id)
    if (home === organization_id) continue
    const secret = await vault.open(tx, placeOfSecret(organization_id, factor.user_id), factor.sealed_secret)
    const sealed_secret = await vault.seal(tx, placeOfSecret(home, factor.user_id), secret)
    await tx
      .updateTable('identity.totp_factors')
      .set({ organization_id: home, sealed_secret })
      .where('user_id', '=', factor.user_id)
      .execute()
  }
}
