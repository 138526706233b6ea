import { randomBytes } from 'node:crypto'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { Entry } from '../sign-in/admit.ts'
import { hashOfToken } from '../sign-in/refresh-tokens.ts'
import type { SecondFactorMethod } from './factor-queries.ts'

/** What is answered instead of a session: who shows one of `methods` with the challenge gets it. */
export interface SecondFactorAsked {
  second_factor: {
    /** 32 random bytes, good once, for this person on this device. */
    challenge: string
    methods: SecondFactorMethod[]
    /** Seconds. */
    expires_in: number
  }
}

const lifetime_seconds = 300

/** Remembers that somebody has shown the first factor and must show a second. */
export async function askSecondFactor(
  tx: DoorTx,
  desk: Desk,
  { user_id, organization_id, method, device }: Entry,
  methods: SecondFactorMethod[],
): Promise<SecondFactorAsked> {
  const now = desk.platform.clock.now()
  const challenge = randomBytes(32).toString('base64url')
  await tx.deleteFrom('identity.second_factor_challenges').where('expires_at', '<', now).execute()
  await tx
    .insertInto('identity.second_factor_challenges')
    .values({
      token_hash: hashOfToken(challenge),
      user_id,
      organization_id: organization_id ?? null,
      method,
      user_agent: device.user_agent,
      created_at: now,
      expires_at: new Date(now.getTime() + lifetime_seconds * 1000),
    })
    .execute()
  return { second_factor: { challenge, methods, expires_in: lifetime_seconds } }
}
