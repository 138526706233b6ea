import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { AppError } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import { findChallenged } from '../second-factor/challenges.ts'
import { admit, type Device, type SignedIn } from '../sign-in/admit.ts'
import { keepChallenge, listCredentials } from './passkey-queries.ts'
import { getRelyingParty } from './relying-party.ts'
import { verifyPasskey } from './verify-passkey.ts'

/** What a browser needs to use a passkey. Errors: passkeys_unavailable, challenge_ended. */
export async function beginPasskeySignIn(
  tx: DoorTx,
  { platform: { config, clock } }: Desk,
  challenge: string | undefined,
) {
  const party = getRelyingParty(config)
  const now = clock.now()
  const challenged = challenge === undefined ? null : await findChallenged(tx, challenge, now)
  if (challenged === undefined) throw new AppError('challenge_ended')
  const user_id = challenged?.user_id ?? null
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    ...(user_id && { allowCredentials: await listCredentials(tx, user_id) }),
  })
  const purpose = user_id ? 'second_factor' : 'sign_in'
  await keepChallenge(tx, options.challenge, { purpose, user_id, now })
  return { options: options as unknown as Record<string, unknown> }
}

/** Errors: passkey_refused, passkeys_unavailable; wrong_credentials for people who are no longer active. */
export async function signInByPasskey(
  desk: Desk,
  { credential, organization_id }: { credential: Record<string, unknown>; organization_id?: string },
  device: Device,
): Promise<SignedIn> {
  const party = getRelyingParty(desk.platform.config)
  const outcome = await desk.platform.withDoor(async (tx) => {
    const shown = await verifyPasskey(tx, desk, party, credential, { purpose: 'sign_in', user_id: null })
    if (!shown) return 'refused'
    return admit(tx, desk, { user_id: shown.user_id, method: 'passkey', organization_id, device })
  })
  if (outcome === 'refused') throw new AppError('passkey_refused')
  if (!outcome || 'second_factor' in outcome) throw new AppError('wrong_credentials')
  return outcome
}
