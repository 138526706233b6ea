import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { uuidv7 } from 'uuidv7'
import { AppError, notFound } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { assertProof, type Proof } from '../second-factor/proof.ts'
import { dropIdleCodes, ensureCodes } from '../second-factor/recovery-code-queries.ts'
import { tellOfFactorChange } from '../second-factor/tell.ts'
import type { Device } from '../sign-in/admit.ts'
import { findActiveMember } from '../sign-in/door-queries.ts'
import { hasWayWithout, lockWaysIn } from '../sign-in/ways-in.ts'
import { isKnown } from '../social/link-account.ts'
import {
  deletePasskey,
  insertPasskey,
  keepChallenge,
  listCredentials,
  listPasskeysOf,
  type PasskeyRow,
  renamePasskeyRow,
  takePasskeyChallenge,
} from './passkey-queries.ts'
import { getRelyingParty, handleBytes } from './relying-party.ts'

const mostPasskeys = 20
/** EdDSA, ES256 and RS256: what authenticators in use have (COSE, RFC 9053). */
const algorithms = [-8, -7, -257]

export async function listPasskeys(tx: DoorTx, who: Who): Promise<{ items: PasskeyRow[] }> {
  return { items: await listPasskeysOf(tx, who.user_id) }
}

/** What a browser needs to make a passkey. Errors: passkeys_unavailable, constraint_violated, those of a proof. */
export async function beginPasskey(desk: Desk, who: Who, proof: Proof, device: Device) {
  const { config, withDoor, clock } = desk.platform
  const party = getRelyingParty(config)
  await assertProof(desk, who, proof, device)
  return withDoor(async (tx) => {
    const person = await findActiveMember(tx, who.user_id, who.organization_id)
    if (!person) throw notFound('person')
    const present = await listCredentials(tx, who.user_id)
    if (present.length >= mostPasskeys)
      throw new AppError('constraint_violated', {
        message: `${mostPasskeys} passkeys are enough; remove one first.`,
      })
    const options = await generateRegistrationOptions({
      rpName: party.name,
      rpID: party.id,
      userID: new Uint8Array(handleBytes(who.user_id)),
      userName: person.email,
      userDisplayName: person.full_name,
      attestationType: 'none',
      supportedAlgorithmIDs: algorithms,
      excludeCredentials: present,
      // Kept in the device with the name, so that nobody types one; the device checks the person.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await keepChallenge(tx, options.challenge, { purpose: 'add', user_id: who.user_id, now: clock.now() })
    return { options: options as unknown as Record<string, unknown> }
  })
}

/** Errors: passkey_refused, passkeys_unavailable, already_exists. */
export async function addPasskey(
  desk: Desk,
  who: Who,
  { name, credential }: { name: string; credential: Record<string, unknown> },
): Promise<{ passkey: PasskeyRow; recovery_codes: string[] | null }> {
  const { config, withDoor, clock, log } = desk.platform
  const party = getRelyingParty(config)
  const now = clock.now()
  const made = await withDoor(async (tx) => {
    const info = await verifyRegistrationResponse({
      response: credential as never,
      expectedChallenge: (challenge) =>
        takePasskeyChallenge(tx, challenge, { purpose: 'add', user_id: who.user_id, now }),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }).catch((error) => log.warn({ user_id: who.user_id, reason: String(error) }, 'a passkey was refused'))
    if (!info?.verified) return undefined
    const { credential: key, credentialBackedUp } = info.registrationInfo
    const passkey = await insertPasskey(tx, {
      id: uuidv7(),
      user_id: who.user_id,
      name: name.trim(),
      credential_id: Buffer.from(key.id, 'base64url'),
      public_key: Buffer.from(key.publicKey),
      counter: key.counter,
      transports: (key.transports ?? []).slice(0, 10),
      is_synced: credentialBackedUp,
      created_at: now,
    })
    await tellOfFactorChange(tx, desk, who, { kind: 'passkey_added', name: passkey.name })
    return { passkey, recovery_codes: await ensureCodes(tx, who.user_id, now) }
  })
  if (!made) throw new AppError('passkey_refused')
  desk.forget.user(who.user_id)
  return made
}

/** Errors: not_found. */
export async function renamePasskey(tx: DoorTx, who: Who, id: string, name: string): Promise<PasskeyRow> {
  const row = await renamePasskeyRow(tx, who.user_id, id, name.trim())
  if (!row) throw notFound('passkey')
  return row
}

/** Errors: not_found, last_way_in, those of a proof. */
export async function removePasskey(
  desk: Desk,
  who: Who,
  id: string,
  proof: Proof,
  device: Device,
): Promise<void> {
  await assertProof(desk, who, proof, device)
  await desk.platform.withDoor(async (tx) => {
    const ways = await lockWaysIn(tx, who)
    const passkey = await deletePasskey(tx, who.user_id, id)
    if (!passkey) throw notFound('passkey')
    if (!hasWayWithout(ways, id, (issuer) => isKnown(desk, issuer))) throw new AppError('last_way_in')
    await dropIdleCodes(tx, who.user_id)
    await tellOfFactorChange(tx, desk, who, { kind: 'passkey_removed', name: passkey.name })
  })
  desk.forget.user(who.user_id)
}
