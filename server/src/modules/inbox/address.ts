import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import { publicAddress } from '#platform/public-address'
import { API_PREFIX } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { deleteKeys, findKeyOwner, insertKey, listKeys, retireKeys } from './address-queries.ts'
import { tellSettings } from './tell.ts'

const key_bytes = 32
const overlap_ms = 86_400_000

/** Being random, a key needs no salt and no slow hash. */
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** The address as it is shown: never its key. */
export async function findAddress({ clock }: Platform, tx: TenantTx, who: Who) {
  const [present, before] = await listKeys(tx, who, clock.now())
  if (!present) return null
  const { hint, created_at, last_used_at } = present
  return { hint, created_at, last_used_at, old_key_until: before?.ends_at ?? null }
}

/** Makes an address, or a new one in place of the present, which works for another day. Its answer alone shows the key. */
export async function makeAddress(platform: Platform, tx: TenantTx, who: Who) {
  const now = platform.clock.now()
  const key = randomBytes(key_bytes).toString('base64url')
  const id = uuidv7()
  const hint = `…${key.slice(-4)}`
  await retireKeys(tx, who, new Date(now.getTime() + overlap_ms))
  await insertKey(tx, who, { id, key_hash: hashOf(key), hint, created_at: now })
  await audit(tx, who, 'inbox.address_key_made', { type: 'inbox', id, name: hint })
  await tellSettings(tx, who)
  const url = `${publicAddress(platform.config)}${API_PREFIX}/inbound/mail/${key}`
  return { ...(await findAddress(platform, tx, who))!, url }
}

/** Errors: not_found. */
export async function removeAddress({ clock }: Platform, tx: TenantTx, who: Who): Promise<void> {
  const [present] = await listKeys(tx, who, clock.now())
  if (!present) throw notFound('address')
  await deleteKeys(tx, who)
  await audit(tx, who, 'inbox.address_removed', { type: 'inbox', id: present.id, name: present.hint })
  await tellSettings(tx, who)
}

/** Whose address this is. What cannot be a key is looked up like any other, so that answers take the same time. */
export function findOwner({ withDoor, clock }: Platform, key: string) {
  return withDoor((tx) => findKeyOwner(tx, hashOf(key), clock.now()), { read_only: true })
}
