import { timingSafeEqual } from 'node:crypto'
import type { Desk } from '../desk.ts'
import { type Attempt, claimAnswer, deleteAttempt, keepAnswer } from './attempt-queries.ts'
import { hashOfSecret, proofsOf } from './browser-secret.ts'
import { readAnswer } from './issuers.ts'
import { personOf } from './person-of-claims.ts'
import { reasonOf, SocialFailure, type SocialProblem } from './problems.ts'
import type { Provider } from './providers.ts'
import { getProvider, redirectAddress } from './start.ts'

/** From coming back to being in, a form to fill in included. */
export const answered_seconds = 1_800

export interface Arrival {
  provider: Provider
  problem?: SocialProblem
  /** Whether a signed-in person was linking an account. */
  is_linking: boolean
}

/**
 * Takes the answer that a browser brings from an issuer, once, and keeps who it says the person is until the browser's
 * own page asks. Errors: not_found.
 */
export async function takeAnswer(
  desk: Desk,
  provider_id: string,
  secret: string | undefined,
  answer: URLSearchParams,
): Promise<Arrival> {
  const provider = getProvider(desk, provider_id)
  let attempt: Attempt | undefined
  try {
    attempt = await claim(desk, provider, secret, answer)
    await trade(desk, provider, secret!, answer)
    return { provider, is_linking: attempt.user_id !== null }
  } catch (failure) {
    if (!(failure instanceof SocialFailure)) throw failure
    desk.platform.log.warn(
      { provider: provider.id, problem: failure.problem, ...reasonOf(failure) },
      'a sign-in by an issuer failed',
    )
    if (attempt) await desk.platform.withDoor((tx) => deleteAttempt(tx, hashOfSecret(secret!)))
    return { provider, problem: failure.problem, is_linking: attempt?.user_id != null }
  }
}

/** The state is compared before the attempt is used up: a stranger's answer does not end somebody's sign-in. */
async function claim(
  { platform: { withDoor, clock } }: Desk,
  provider: Provider,
  secret: string | undefined,
  answer: URLSearchParams,
): Promise<Attempt> {
  if (!secret || !isState(answer.get('state'), proofsOf(secret).state))
    throw new SocialFailure('expired', new Error('the answer is not for this browser'))
  const attempt = await withDoor((tx) => claimAnswer(tx, hashOfSecret(secret), provider.id, clock.now()))
  if (!attempt)
    throw new SocialFailure('expired', new Error('too late, answered before, or another provider’s'))
  return attempt
}

function isState(shown: string | null, expected: string): boolean {
  const [left, right] = [Buffer.from(shown ?? ''), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

async function trade(desk: Desk, provider: Provider, secret: string, answer: URLSearchParams): Promise<void> {
  const { withDoor, clock } = desk.platform
  const issuer = await desk.social.findIssuer(provider)
  const address = new URL(redirectAddress(desk, provider))
  address.search = answer.toString()
  const claims = await readAnswer(issuer, address, proofsOf(secret))
  const person = personOf(provider, claims, answer)
  const expires_at = new Date(clock.now().getTime() + answered_seconds * 1000)
  await withDoor((tx) => keepAnswer(tx, hashOfSecret(secret), { ...person, expires_at }))
}
