import { createHmac } from 'node:crypto'
import { parseSignInName, type SignInName } from '#packages/identifiers'
import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { Secrets } from '#platform/secrets'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { Device } from '../sign-in/admit.ts'
import {
  forgetFailures,
  forgetForgiven,
  listWaits,
  lockWaits,
  saveWaits,
  type WaitKey,
} from './attempt-queries.ts'
import { acquaintance } from './devices.ts'
import { networkOf } from './networks.ts'
import { afterFailure, type WaitKind } from './wait-rules.ts'

/** An attempt to sign in, by what its failure would be counted for. */
export interface Attempt {
  keys: readonly WaitKey[]
}

interface Attempted {
  /** As typed, and as read; undefined when it is no name at all. */
  typed: string
  name: SignInName | undefined
  user_id: string | undefined
  device: Device
}

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Says what an attempt is counted for. From a device or an address that is known for the account, only what failed
 * there counts: nobody is kept out by what others try elsewhere. Anywhere else it is the name, whether or not anybody
 * has it, the address, and the organization as far as the name itself tells it: who works where is not given away.
 */
export async function beginAttempt(tx: DoorTx, desk: Desk, { typed, name, user_id, device }: Attempted) {
  const { clock, secrets } = desk.platform
  const key = keyFor(secrets)
  // Looked up for nobody, too, so that timing does not tell.
  const known = await acquaintance(tx, user_id ?? nobody, device, clock.now())
  const called = name ? inOneWord(name) : `text ${typed.trim().toLowerCase()}`
  if (known && 'device_hash' in known)
    return { keys: [key('device', `${user_id} ${known.device_hash.toString('hex')}`)] }
  const address = key('address', networkOf(device.ip) ?? 'unknown')
  if (known) return { keys: [address, key('device', `${user_id} ${known.network}`)] }
  return { keys: [address, key('name', called), key('organization', companyOf(name))] }
}

const keyFor =
  ({ tokenKey }: Secrets) =>
  (kind: WaitKind, what: string): WaitKey => ({
    kind,
    key_hash: createHmac('sha256', tokenKey).update(`${kind} wait\n${what}`).digest(),
  })

const inOneWord = ({ kind, value }: SignInName) => `${kind} ${value}`

/** The organization a name speaks of: its e-mail domain or the first eight characters of its CNPJ, which are the company's. */
function companyOf(name: SignInName | undefined): string {
  if (name?.kind === 'email') return name.value.slice(name.value.lastIndexOf('@'))
  return name?.kind === 'cnpj' ? name.value.slice(0, 8) : (name?.kind ?? 'none')
}

/** Errors: too_many_attempts, while a delay lasts. Whatever the password, it is not looked at. */
export async function assertMayTry(tx: DoorTx, { keys }: Attempt, now: Date): Promise<void> {
  refuseUntil(await listWaits(tx, keys), now)
}

/** Counts a failure. Errors: too_many_attempts, when others failed meanwhile and this one came too early for that. */
export async function failAttempt(tx: DoorTx, desk: Desk, { keys }: Attempt): Promise<void> {
  const now = desk.platform.clock.now()
  const before = await lockWaits(tx, keys, now)
  refuseUntil(before, now)
  const after = before.map(({ kind, key_hash, ...wait }) => ({
    kind,
    key_hash,
    ...afterFailure(kind, wait, now),
  }))
  await saveWaits(tx, after)
  await forgetForgiven(tx, now)
  for (const { kind, wait_until } of after) {
    const seconds = (wait_until.getTime() - now.getTime()) / 1000
    if (seconds >= 60)
      desk.platform.log.warn({ kind, seconds }, 'attempts to sign in fail one after the other')
  }
}

/** Forgives what failed for this name or on this device; what an address or an organization has tried stays counted. */
export async function succeedAttempt(tx: DoorTx, { keys }: Attempt, now: Date): Promise<void> {
  const waits = await listWaits(tx, keys)
  refuseUntil(waits, now)
  const own = waits.filter(({ kind }) => kind === 'name' || kind === 'device')
  if (own.length > 0) await forgetFailures(tx, own)
}

/** Forgives what failed for a person's names: they have shown by a link of a mail who they are. */
export async function forgiveNames(
  tx: DoorTx,
  { secrets }: Pick<Platform, 'secrets'>,
  { email, username }: { email: string; username: string | null },
): Promise<void> {
  const names = [email, username ?? ''].map(parseSignInName).filter((name) => name !== undefined)
  await forgetFailures(
    tx,
    names.map((name) => keyFor(secrets)('name', inOneWord(name))),
  )
}

function refuseUntil(waits: readonly { wait_until: Date }[], now: Date): void {
  const left_ms = Math.max(0, ...waits.map(({ wait_until }) => wait_until.getTime() - now.getTime()))
  if (left_ms === 0) return
  const retry_after_seconds = Math.ceil(left_ms / 1000)
  throw new AppError('too_many_attempts', {
    message: `Too many attempts failed; try again in ${retry_after_seconds} s.`,
    retry_after_seconds,
  })
}
