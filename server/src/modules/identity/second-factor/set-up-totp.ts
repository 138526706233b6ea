import { AppError, notFound } from '#platform/errors'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import type { Device } from '../sign-in/admit.ts'
import { findActiveMember } from '../sign-in/door-queries.ts'
import { assertProof, codeWrong, countTry, forgiveTries, type Proof } from './proof.ts'
import { dropIdleCodes, ensureCodes } from './recovery-code-queries.ts'
import { tellOfFactorChange } from './tell.ts'
import { newTotpSecret, totpAddress } from './totp.ts'
import {
  deleteTotp,
  getHomeOf,
  hasUnconfirmedSecret,
  keepNewSecret,
  placeOfSecret,
  takeStep,
} from './totp-queries.ts'

/** Makes a secret for an authenticator app, asked for nowhere until it is confirmed. Errors: already_exists, those of a proof. */
export async function beginTotp(
  desk: Desk,
  who: Who,
  proof: Proof,
  device: Device,
): Promise<{ secret: string; otpauth_url: string }> {
  await assertProof(desk, who, proof, device)
  const { withDoor, vault, clock } = desk.platform
  const secret = newTotpSecret()
  return withDoor(async (tx) => {
    const { user_id } = who
    const person = await findActiveMember(tx, user_id, who.organization_id)
    if (!person) throw notFound('person')
    const organization_id = await getHomeOf(tx, user_id)
    const sealed_secret = await vault.seal(tx, placeOfSecret(organization_id, user_id), secret)
    const factor = { user_id, organization_id, sealed_secret, created_at: clock.now() }
    if (!(await keepNewSecret(tx, factor)))
      throw new AppError('already_exists', {
        message: 'An authenticator app is set up; remove it to set up another one.',
      })
    return { secret, otpauth_url: totpAddress(secret, person.email) }
  })
}

/** From a first right code on signing in asks for one. Errors: code_wrong, not_found, too_many_attempts. */
export async function confirmTotp(
  desk: Desk,
  who: Who,
  code: string,
): Promise<{ recovery_codes: string[] | null }> {
  const { platform } = desk
  const { user_id } = who
  await platform.withDoor(async (tx) => {
    if (!(await hasUnconfirmedSecret(tx, user_id))) throw notFound('authenticator app to confirm')
    await countTry(tx, desk, user_id)
  })
  const confirmed = await platform.withDoor(async (tx) => {
    if (!(await takeStep(tx, platform, user_id, code, { confirmed: false }))) return undefined
    await forgiveTries(tx, user_id)
    await tellOfFactorChange(tx, desk, who, { kind: 'totp_added' })
    return { recovery_codes: await ensureCodes(tx, user_id, platform.clock.now()) }
  })
  if (!confirmed) throw codeWrong()
  desk.forget.user(user_id)
  return confirmed
}

/** Errors: not_found, those of a proof. */
export async function removeTotp(desk: Desk, who: Who, proof: Proof, device: Device): Promise<void> {
  await assertProof(desk, who, proof, device)
  await desk.platform.withDoor(async (tx) => {
    if (!(await deleteTotp(tx, who.user_id))) throw notFound('authenticator app')
    await dropIdleCodes(tx, who.user_id)
    await tellOfFactorChange(tx, desk, who, { kind: 'totp_removed' })
  })
  desk.forget.user(who.user_id)
}
