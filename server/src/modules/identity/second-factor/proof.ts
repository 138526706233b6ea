import { createHash } from 'node:crypto'
import { fieldError } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { forgetFailures, type WaitKey } from '../sessions/attempt-queries.ts'
import { failAttempt } from '../sessions/attempts.ts'
import type { Device } from '../sign-in/admit.ts'
import { assertFresh } from '../sign-in/fresh-sign-in.ts'
import { takeStep } from './totp-queries.ts'

export interface Proof {
  password?: string
  code?: string
}

/**
 * What changes how somebody signs in is for the person: they signed in a moment ago, or give their password or a code
 * of their authenticator app. Errors: fresh_sign_in_needed, wrong_password, code_wrong, too_many_attempts.
 */
export async function assertProof(desk: Desk, who: Who, proof: Proof, device: Device): Promise<void> {
  const { code, password } = proof
  if (code === undefined) return assertFresh(desk, who, password, device)
  const { withDoor } = desk.platform
  await withDoor((tx) => countTry(tx, desk, who.user_id))
  const is_right = await withDoor(async (tx) => {
    const taken = await takeStep(tx, desk.platform, who.user_id, code, { confirmed: true })
    if (taken) await forgiveTries(tx, who.user_id)
    return taken
  })
  if (!is_right) throw codeWrong()
}

export const codeWrong = (field = 'code') =>
  fieldError('code_wrong', field, 'This code is not right, is over or was used before.')

/**
 * Counts a try before it is looked at, so that many at once are worth no more than one after the other.
 * Errors: too_many_attempts.
 */
export function countTry(tx: DoorTx, desk: Desk, user_id: string): Promise<void> {
  return failAttempt(tx, desk, { keys: [keyOf(user_id)] })
}

export function forgiveTries(tx: DoorTx, user_id: string): Promise<void> {
  return forgetFailures(tx, [keyOf(user_id)])
}

const keyOf = (user_id: string): WaitKey => ({
  kind: 'second_factor',
  key_hash: createHash('sha256').update(user_id).digest(),
})
