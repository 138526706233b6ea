import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Allowance } from './outbound-allowance.ts'
import {
  findServer,
  findTarget,
  type Lookup,
  OutboundRefusal,
  type Server,
  type Target,
} from './outbound-target.ts'

export { OutboundRefusal } from './outbound-target.ts'

export interface OutboundRequest {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

export interface OutboundAnswer {
  /** A redirect is an answer like any other: it is not followed. */
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
  /** The rest of a longer answer was not waited for. */
  is_cut: boolean
}

export type FailureReason = 'timed_out' | 'not_reached' | 'tls_failed' | 'answer_broken'

/** An address may be called, but nothing good came back. */
export class OutboundFailure extends Error {
  override readonly name = 'OutboundFailure'
  readonly reason: FailureReason
  constructor(reason: FailureReason, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** The one way out to addresses that a person gave: it reaches the public internet and nothing inside. */
export interface Outbound {
  /** Whether an address may be called as things are now; it is looked at again at every call. Errors: OutboundRefusal. */
  check: (url: string) => Promise<void>
  /**
   * The addresses of a server that speaks something else than HTTP: connect to these and do not ask for the name again.
   * Errors: OutboundRefusal, OutboundFailure.
   */
  locate: (server: Server) => Promise<LookupAddress[]>
  /** Errors: OutboundRefusal, OutboundFailure. */
  send: (request: OutboundRequest) => Promise<OutboundAnswer>
}

interface OutboundOptions {
  allowance: Allowance
  /** For tests: the system's resolver otherwise. */
  lookup?: Lookup
  /** For tests: who else is trusted to vouch for servers, PEM. */
  ca?: string
  limits?: Partial<typeof usual>
}

const usual = { connect_ms: 5_000, total_ms: 15_000, largest_bytes: 64 * 1024 }

export function makeOutbound({ allowance, lookup = systemLookup, ca, limits }: OutboundOptions): Outbound {
  const { connect_ms, total_ms, largest_bytes } = { ...usual, ...limits }
  return {
    async check(url) {
      await within(AbortSignal.timeout(connect_ms), findTarget(url, allowance, lookup))
    },
    locate: (server) => within(AbortSignal.timeout(connect_ms), findServer(server, allowance, lookup)),
    async send(given) {
      const signal = AbortSignal.timeout(total_ms)
      const target = await within(signal, findTarget(given.url, allowance, lookup))
      const request = open(target, given, { signal, ca })
      return within(signal, answerOf(request, { connect_ms, largest_bytes }))
    },
  }
}

/** A resolver takes no signal and may hang; whoever asks waits no longer than they may. */
async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const over = Promise.withResolvers<never>()
  const end = () => over.reject(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([work, over.promise])
  } catch (error) {
    throw error instanceof OutboundRefusal || error instanceof OutboundFailure ? error : failureOf(error)
  } finally {
    signal.removeEventListener('abort', end)
  }
}

/** Connects to the addresses that were looked at: the name is not asked for again, or it could answer otherwise. */
function open(
  { url, host, addresses }: Target,
  { method = 'POST', headers, body }: OutboundRequest,
  { signal, ca }: { signal: AbortSignal; ca: string | undefined },
): ClientRequest {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const request = send({
    protocol: url.protocol,
    host,
    port: url.port || undefined,
    path: url.pathname + url.search,
    method,
    headers: { 'user-agent': 'Brigade', 'accept-encoding': 'identity', ...headers, host: url.host },
    lookup: answering(addresses),
    // A connection of its own: none is left open to a stranger's server.
    agent: false,
    servername: isIP(host) ? '' : host,
    signal,
    ca,
  })
  request.end(body)
  return request
}

function answering(addresses: LookupAddress[]): LookupFunction {
  return (_name, options, done) => {
    if (options.all) done(null, addresses)
    else done(null, addresses[0]!.address, addresses[0]!.family)
  }
}

function answerOf(
  request: ClientRequest,
  { connect_ms, largest_bytes }: { connect_ms: number; largest_bytes: number },
): Promise<OutboundAnswer> {
  return new Promise((resolve, reject) => {
    const slow = setTimeout(() => request.destroy(new OutboundFailure('timed_out')), connect_ms)
    request.once('finish', () => clearTimeout(slow))
    request.once('error', reject)
    request.once('close', () => {
      clearTimeout(slow)
      // After an answer this changes nothing.
      reject(new OutboundFailure('answer_broken'))
    })
    request.once('response', (response) => {
      const parts: Buffer[] = []
      let left = largest_bytes
      const finish = (is_cut: boolean) => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: Buffer.concat(parts), is_cut })
        response.destroy()
      }
      response.on('data', (part: Buffer) => {
        parts.push(part.subarray(0, left))
        left -= part.length
        if (left < 0) finish(true)
      })
      response.once('end', () => finish(false))
      response.once('error', (error) => reject(new OutboundFailure('answer_broken', error)))
    })
  })
}

function failureOf(error: unknown): OutboundFailure {
  const { code = '', name } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return new OutboundFailure('timed_out', error)
  if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code))
    return new OutboundFailure('tls_failed', error)
  if (/^(HPE_|ECONNRESET$|EPIPE$)/.test(code)) return new OutboundFailure('answer_broken', error)
  return new OutboundFailure('not_reached', error)
}
