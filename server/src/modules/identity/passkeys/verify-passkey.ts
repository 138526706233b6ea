import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import { type ChallengePurpose, findByCredential, noteUse, takePasskeyChallenge } from './passkey-queries.ts'
import { handleOf, type RelyingParty } from './relying-party.ts'

type Response = Parameters<typeof verifyAuthenticationResponse>[0]['response']

/**
 * Whose passkey this is, when it signed a challenge of ours for this address, has checked the person and was not
 * copied; else undefined. The challenge is used up either way.
 */
export async function verifyPasskey(
  tx: DoorTx,
  { platform: { clock, log } }: Pick<Desk, 'platform'>,
  party: RelyingParty,
  credential: Record<string, unknown>,
  { purpose, user_id }: { purpose: ChallengePurpose; user_id: string | null },
): Promise<{ user_id: string } | undefined> {
  const now = clock.now()
  const response = credential as unknown as Response
  const passkey =
    typeof response.id === 'string'
      ? await findByCredential(tx, Buffer.from(response.id, 'base64url'))
      : undefined
  const refused = (reason: unknown) => {
    log.warn(
      { passkey_id: passkey?.id, user_id: passkey?.user_id, reason: String(reason) },
      'a passkey was refused',
    )
    return undefined
  }
  if (!passkey || (user_id && passkey.user_id !== user_id)) return refused('it is not known here')
  // Without a name the passkey itself says whose it is (WebAuthn Level 3, §7.2 step 6).
  const handle = response.response?.userHandle
  if (handle ? handle !== handleOf(passkey.user_id) : !user_id) return refused('it is somebody else’s')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takePasskeyChallenge(tx, challenge, { purpose, user_id, now }),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.counter),
      },
    })
    if (!verified) return refused('its signature is wrong')
    const { newCounter, credentialBackedUp } = authenticationInfo
    const use = { counter: newCounter, is_synced: credentialBackedUp, last_used_at: now }
    if (!(await noteUse(tx, passkey.id, use))) return refused('its counter has not gone up')
  } catch (error) {
    return refused((error as Error).message)
  }
  return { user_id: passkey.user_id }
}
