import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import { namesTag, tagOf } from './etags.ts'
import { type Asked, inTransaction, type Operation, type Perform } from './operation.ts'
import type { Platform } from './platform.ts'
import { platformOfCall } from './platform-of-call.ts'
import type { Route, TransactionKind } from './route.ts'
import { compileValidator } from './validation.ts'

type Authorize = (request: FastifyRequest, route: Route) => void

/**
 * Performs a writing operation of a path that can be read. All of one path take the same lock, so with If-Match what
 * was compared is what is changed: of two with the same tag one wins and the other is told precondition_failed.
 */
export function performGuarded(
  platform: Platform,
  writer: Operation,
  reader: Operation,
  authorize: Authorize,
): Perform {
  const kind = writer.route.transaction ?? 'tenant'
  const read = readingOf(platform, reader)
  return async (asked) => {
    const { who, request } = asked
    const lock = lockOf(asked, reader.route)
    const expected = request.headers['if-match']
    const check = async (tx: unknown, its_kind: TransactionKind) => {
      if (expected !== undefined && !namesTag(expected, await read(asked, tx, its_kind)))
        throw new AppError('precondition_failed')
    }
    if (expected !== undefined && reader.route.permission !== 'public') authorize(request, reader.route)
    if (kind !== 'none' || !who) {
      const act = async (tx: unknown) => {
        await check(tx, kind)
        return writer.answer(await writer.run(asked, tx))
      }
      return inTransaction(platform, writer.route, who, act, { lock })
    }

    // Before anything is done, since not all of it need be in a transaction; then where it is written.
    await check(undefined, 'none')
    let has_written = false
    const ofCall = platformOfCall(
      platform,
      who,
      async (tx, work) => {
        // What it wrote itself it need not find unchanged.
        if (!has_written) await check(tx, 'tenant')
        const result = await work()
        has_written = true
        return result
      },
      lock,
    )
    return writer.answer(await writer.run(asked, undefined, ofCall))
  }
}

/** The tag of what GET would answer now, in the given transaction where it is of the kind that GET takes. */
function readingOf(platform: Platform, { route, run, answer }: Operation) {
  const withDefaults =
    route.query && compileValidator({ schema: route.query as never, httpPart: 'querystring' })
  return (asked: Asked, tx: unknown, kind: TransactionKind) => {
    const query = {}
    withDefaults?.(query)
    const read = async (its: unknown) =>
      tagOf(answer(await run({ ...asked, query, body: undefined }, its)).body ?? '')
    return kind === (route.transaction ?? 'tenant')
      ? read(tx)
      : inTransaction(platform, route, asked.who, read)
  }
}

/** One number for everything that changes the same thing, whatever path it was asked under. */
function lockOf({ who, params }: Asked, route: Route): bigint {
  const name = JSON.stringify([who?.organization_id, route.path, params])
  return BigInt(`0x${hash('sha256', name, 'hex').slice(0, 16)}`)
}
