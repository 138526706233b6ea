import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { SealedPlace } from '#platform/vault'
import type { Who } from '#platform/who'
import { getSealedSecrets, setSealedSecrets } from './queries.ts'
import { newSecret } from './signature.ts'

type Tenant = Pick<Who, 'organization_id'>

const overlap_ms = 86_400_000

const place = (who: Tenant, id: string, column: 'sealed_secret' | 'sealed_old_secret'): SealedPlace => ({
  organization_id: who.organization_id,
  table: 'webhooks.endpoints',
  column,
  row_id: id,
})

/** A new secret, as it is shown once and as it is kept. */
export async function makeSecret({ vault }: Platform, tx: TenantTx, who: Tenant, id: string) {
  const secret = newSecret()
  return { secret, sealed_secret: await vault.seal(tx, place(who, id, 'sealed_secret'), secret) }
}

/** Replaces the secret; the one before signs, too, for a day. */
export async function replaceSecret(platform: Platform, tx: TenantTx, who: Tenant, id: string) {
  const { vault, clock } = platform
  const now = clock.now()
  const { sealed_secret: present } = await getSealedSecrets(tx, who, id)
  const old = await vault.open(tx, place(who, id, 'sealed_secret'), present)
  const { secret, sealed_secret } = await makeSecret(platform, tx, who, id)
  const old_secret_until = new Date(now.getTime() + overlap_ms)
  const sealed_old_secret = await vault.seal(tx, place(who, id, 'sealed_old_secret'), old)
  const kept = { sealed_secret, sealed_old_secret, old_secret_until, updated_at: now }
  await setSealedSecrets(tx, who, id, kept)
  return { secret, old_secret_until }
}

/** What to sign with now: the secret, and the one before while it counts. */
export async function openSecrets(
  { vault, clock }: Platform,
  tx: TenantTx,
  who: Tenant,
  id: string,
): Promise<string[]> {
  const { sealed_secret, sealed_old_secret, old_secret_until } = await getSealedSecrets(tx, who, id)
  const secrets = [await vault.open(tx, place(who, id, 'sealed_secret'), sealed_secret)]
  if (sealed_old_secret && old_secret_until && old_secret_until > clock.now())
    secrets.push(await vault.open(tx, place(who, id, 'sealed_old_secret'), sealed_old_secret))
  return secrets
}
