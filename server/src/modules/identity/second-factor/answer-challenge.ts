import { AppError, fieldError } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import { getRelyingParty } from '../passkeys/relying-party.ts'
import { verifyPasskey } from '../passkeys/verify-passkey.ts'
import { admit, type Device, type SignedIn, type SignInMethod } from '../sign-in/admit.ts'
import { findActiveMember } from '../sign-in/door-queries.ts'
import { type ChallengeRow, countAnswer, isLastAnswer, takeChallenge } from './challenges.ts'
import { countFactors, type SecondFactorMethod } from './factor-queries.ts'
import { mailSecurityNews } from './mails.ts'
import { codeWrong, countTry, forgiveTries } from './proof.ts'
import { takeRecoveryCode } from './recovery-code-queries.ts'
import { tellOfFactorChange } from './tell.ts'
import { takeStep } from './totp-queries.ts'

export interface ChallengeAnswer {
  challenge: string
  code?: string
  recovery_code?: string
  passkey?: Record<string, unknown>
}

/**
 * Signing in, the second step: opens the session that the first one did not. The factor is used up, the challenge is
 * used up and the session is opened together, or none of it. Errors: challenge_ended, code_wrong, passkey_refused,
 * too_many_attempts.
 */
export async function answerChallenge(
  desk: Desk,
  answer: ChallengeAnswer,
  device: Device,
  request_id: string,
): Promise<SignedIn> {
  const { withDoor, clock } = desk.platform
  const method = methodOf(answer)
  // Counted, and committed, before it is looked at: whatever comes of it, and however many come at once.
  const challenge = await withDoor(async (tx) => {
    const counted = await countAnswer(tx, answer.challenge, device.user_agent, clock.now())
    if (counted) await countTry(tx, desk, counted.user_id)
    return counted
  })
  if (!challenge) throw new AppError('challenge_ended')

  const signed = await withDoor(async (tx) => {
    if (!(await isRight(tx, desk, challenge.user_id, answer, method))) return undefined
    if (!(await takeChallenge(tx, answer.challenge))) throw new AppError('challenge_ended')
    await forgiveTries(tx, challenge.user_id)
    return enter(tx, desk, challenge, { method, device, request_id })
  })
  if (signed) return signed
  if (isLastAnswer(challenge)) await warnOfGuesses(desk, challenge)
  throw method === 'passkey' ? new AppError('passkey_refused') : codeWrong(fieldOf[method])
}

const fieldOf = { totp: 'code', recovery_code: 'recovery_code', passkey: 'passkey' } as const

function methodOf({ code, recovery_code, passkey }: ChallengeAnswer): SecondFactorMethod {
  const given = [code, recovery_code, passkey].filter((value) => value !== undefined)
  if (given.length !== 1)
    throw fieldError('validation_failed', 'code', 'Send one of code, recovery_code and passkey.')
  if (code !== undefined) return 'totp'
  return recovery_code !== undefined ? 'recovery_code' : 'passkey'
}

async function isRight(
  tx: DoorTx,
  desk: Desk,
  user_id: string,
  { code, recovery_code, passkey }: ChallengeAnswer,
  method: SecondFactorMethod,
): Promise<boolean> {
  const { platform } = desk
  if (method === 'totp') return takeStep(tx, platform, user_id, code!, { confirmed: true })
  if (method === 'recovery_code') return takeRecoveryCode(tx, user_id, recovery_code!, platform.clock.now())
  const party = getRelyingParty(platform.config)
  const shown = await verifyPasskey(tx, desk, party, passkey!, { purpose: 'second_factor', user_id })
  return shown !== undefined
}

async function enter(
  tx: DoorTx,
  desk: Desk,
  { user_id, organization_id, method: first }: ChallengeRow,
  { method, device, request_id }: { method: SecondFactorMethod; device: Device; request_id: string },
): Promise<SignedIn> {
  const entry = { user_id, method: first as SignInMethod, device, shown: method }
  const signed = await admit(tx, desk, { ...entry, organization_id: organization_id ?? undefined })
  // Deactivated since the first step.
  if (!signed || 'second_factor' in signed) throw new AppError('challenge_ended')
  if (method === 'recovery_code') {
    const { recovery_codes_left: left } = await countFactors(tx, user_id)
    const who = { user_id, organization_id: signed.user.organization_id, request_id }
    await tellOfFactorChange(tx, desk, who, { kind: 'recovery_code_used', left })
  }
  return signed
}

async function warnOfGuesses({ platform }: Desk, { user_id, organization_id }: ChallengeRow): Promise<void> {
  platform.log.warn({ user_id }, 'five wrong answers to one second-factor challenge')
  await platform.withDoor(async (tx) => {
    const person = await findActiveMember(tx, user_id, organization_id ?? undefined)
    if (person) await mailSecurityNews(tx, platform, person, { kind: 'codes_guessed' })
  })
}
