import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import {
  findKey,
  giveUpKey,
  holdKey,
  type KeyedRequest,
  keepAnswer,
  markDone,
  takeKey,
} from './idempotency-keys.ts'
import { type Answer, type Asked, inTransaction, type Operation, type Perform } from './operation.ts'
import type { Platform } from './platform.ts'
import { platformOfCall } from './platform-of-call.ts'
import type { Route } from './route.ts'
import type { TenantTx } from './tenant.ts'

/**
 * Performs a creating operation once for each Idempotency-Key: sent again within a day, the same request gets the same
 * answer. A failed act leaves no key behind. Without sign-in there is nobody whose key it could be: it is not kept.
 * Errors: validation_failed, idempotency_key_reused, idempotency_key_in_use.
 */
export function performOnce(platform: Platform, operation: Operation): Perform {
  const { route, run, answer } = operation
  return async (asked) => {
    const key = keyOf(asked.request)
    const { who } = asked
    if (key === undefined || !who)
      return inTransaction(platform, route, who, async (tx) => answer(await run(asked, tx)))
    const request: KeyedRequest = {
      who,
      key,
      asked: hashOfAsked(asked, route),
      request_id: asked.request.id,
    }
    return (route.transaction ?? 'tenant') === 'tenant'
      ? withTheAct(platform, operation, asked, request)
      : besideTheAct(platform, operation, asked, request)
  }
}

/** Visible ASCII; a header sent twice arrives with a comma and a space. */
const wellFormed = /^[\x21-\x7e]{1,200}$/

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'] as string | undefined
  if (key === undefined || wellFormed.test(key)) return key
  const msg = 'Send 1 to 200 visible ASCII characters without spaces.'
  throw new AppError('validation_failed', {
    details: [{ loc: ['header', 'idempotency-key'], msg, type: 'pattern' }],
  })
}

/** An upload streams by and is not known before it is stored: of it only the length can be compared. */
function hashOfAsked({ params, query, body, request }: Asked, route: Route): string {
  const content = route.consumes ? request.headers['content-length'] : body
  return hash('sha256', JSON.stringify([route.method, route.path, params, query, content]))
}

/** Key, act and answer are committed together; who comes second waits for the first. */
function withTheAct(
  platform: Platform,
  { route, run, answer }: Operation,
  asked: Asked,
  request: KeyedRequest,
): Promise<Answer> {
  const act = async (tx: TenantTx) => {
    const now = platform.clock.now()
    if (!(await takeKey(tx, request, now, null))) return earlierAnswer(platform, tx, asked, request, now)
    const made = answer(await run(asked, tx))
    await keepAnswer(tx, request, made, platform.vault)
    return made
  }
  return inTransaction(platform, route, request.who, act as (tx: unknown) => Promise<Answer>)
}

/** A holder that says nothing for this long has died. */
const held_ms = 60_000
const holdAgain_ms = 20_000

/**
 * For acts with transactions of their own: the key is held beforehand and the answer kept afterwards. A holder that
 * dies before its act is committed is succeeded by who comes next; after it, nobody does it a second time.
 */
async function besideTheAct(
  platform: Platform,
  { route, run, answer }: Operation,
  asked: Asked,
  request: KeyedRequest,
): Promise<Answer> {
  const { withTenant, clock, log } = platform
  const heldUntil = () => new Date(clock.now().getTime() + held_ms)
  const inTenant = <T>(work: (tx: TenantTx) => Promise<T>) => withTenant(request.who, work)
  const earlier = await inTenant(async (tx) => {
    const now = clock.now()
    if (!(await takeKey(tx, request, now, heldUntil())))
      return earlierAnswer(platform, tx, asked, request, now)
  })
  if (earlier) return earlier

  const holding = setInterval(
    () => void inTenant((tx) => holdKey(tx, request, heldUntil())).catch(() => {}),
    holdAgain_ms,
  ).unref()
  try {
    const ofCall = platformOfCall(platform, request.who, async (tx, work) => {
      const result = await work()
      await markDone(tx, request)
      return result
    })
    const act = async (tx: unknown) => answer(await run(asked, tx, ofCall))
    const made = await inTransaction(platform, route, asked.who, act)
    // It is done whatever becomes of the key: the caller hears so.
    await inTenant((tx) => keepAnswer(tx, request, made, platform.vault)).catch((error) =>
      log.warn({ err: error, request_id: request.request_id }, 'an answer could not be kept for its key'),
    )
    return made
  } catch (error) {
    // What cannot be given up now is free when the hold ends.
    await inTenant((tx) => giveUpKey(tx, request)).catch(() => {})
    throw error
  } finally {
    clearInterval(holding)
  }
}

const again_seconds = 5

/** What the request that has the key was answered. */
async function earlierAnswer(
  platform: Platform,
  tx: TenantTx,
  { reply }: Asked,
  request: KeyedRequest,
  now: Date,
): Promise<Answer> {
  const kept = await findKey(tx, request, now, platform.vault)
  if (kept === 'held') {
    reply.header('retry-after', again_seconds)
    throw new AppError('idempotency_key_in_use')
  }
  if (kept === 'lost')
    throw new AppError('idempotency_key_reused', {
      message: 'What this key asked for was done, but the answer is lost; look for it before you ask again.',
    })
  if (kept.asked !== request.asked) throw new AppError('idempotency_key_reused')
  return { ...kept.answer, is_replay: true }
}
