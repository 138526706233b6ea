import type { FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { answerFor } from './error-answers.ts'
import { AppError } from './errors.ts'
import type { HttpOptions } from './http-options.ts'
import type { Who } from './who.ts'

const firstMessage_ms = 10_000
const recheck_ms = 20_000
const idle_ms = 60_000
const mostMessagesPerMinute = 120

/** One signed-in socket: the token first, then messages, with its rights checked again while it is open. */
export class SocketSession {
  private who: Who | null = null
  private ready: (who: Who) => unknown = () => {}
  private readonly releases: (() => void)[] = []
  private handle: (message: Record<string, unknown>) => void = () => {}
  private messages_this_minute = 0
  private token = ''
  private is_alive = true
  /** Somebody's rights changed before it was known whose socket this is. */
  private is_stale = false
  /** Messages are taken one after the other: what follows the token waits until it is checked. */
  private turn: Promise<unknown> = Promise.resolve()
  private readonly first: NodeJS.Timeout
  private readonly socket: WebSocket
  private readonly request: FastifyRequest
  private readonly options: HttpOptions

  constructor(socket: WebSocket, request: FastifyRequest, options: HttpOptions) {
    this.socket = socket
    this.request = request
    this.options = options
    options.metrics.sockets.inc()
    this.first = setTimeout(() => this.fail(new AppError('not_signed_in')), firstMessage_ms)
    const recheck = setInterval(() => void this.checkAgain(), recheck_ms)
    const minute = setInterval(() => {
      this.messages_this_minute = 0
    }, 60_000)
    const idle = setInterval(() => this.missOrPing(), idle_ms / 2)
    const deaf = options.platform.live.onAuthority((user_ids) => {
      if (!this.who) this.is_stale = true
      else if (!user_ids || user_ids.includes(this.who.user_id)) void this.checkAgain()
    })
    this.onClose(() => {
      deaf()
      clearTimeout(this.first)
      for (const timer of [recheck, minute, idle]) clearInterval(timer)
      options.metrics.sockets.dec()
    })
    socket.on('close', () => {
      for (const release of this.releases.splice(0)) release()
    })
    socket.on('error', () => socket.terminate())
    socket.on('pong', () => {
      this.is_alive = true
    })
    socket.on('message', (raw: Buffer) => this.receive(raw))
    const { token } = request.query as { token?: unknown }
    if (token) this.inTurn(() => this.signIn(token))
  }

  onReady(ready: (who: Who) => unknown) {
    this.ready = ready
  }
  onMessage(handle: (message: Record<string, unknown>) => void) {
    this.handle = handle
  }
  onClose(release: () => void) {
    // The client may have left while it was being signed in.
    if (this.socket.readyState === this.socket.CLOSED) release()
    else this.releases.push(release)
  }
  send(message: object) {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message))
  }
  close() {
    this.socket.close(1000)
  }
  /** 4401: sign in again; 4403 and 4404: do not try again; 4400: your message was wrong. */
  fail(thrown: unknown) {
    const error = answerFor(thrown)
    this.send({ type: 'error', error: error.code, message: error.message })
    this.socket.close(error.status < 500 ? 4000 + error.status : 1011, error.code)
  }

  private receive(raw: Buffer) {
    if (this.socket.readyState !== this.socket.OPEN) return
    this.messages_this_minute += 1
    if (this.messages_this_minute > mostMessagesPerMinute) this.fail(new AppError('too_many_requests'))
    else this.inTurn(() => this.take(raw))
  }

  /** Whatever a message does wrong ends its socket and nothing else. */
  private inTurn(work: () => unknown) {
    this.turn = this.turn.then(work).catch((error) => this.fail(error))
  }

  private take(raw: Buffer): unknown {
    const message = parseMessage(raw)
    if (message.type === 'ping') return this.send({ type: 'pong' })
    if (message.type === 'auth' || !this.who) return this.signIn(message.token)
    return this.handle(message)
  }

  private async signIn(token: unknown) {
    if (typeof token !== 'string' || token === '') throw new AppError('not_signed_in')
    const who = await this.options.authentication.authenticateToken(token, this.request)
    if (who.must_set_up_second_factor) throw new AppError('second_factor_needed')
    const before = this.who
    if (before && who.user_id !== before.user_id) throw new AppError('not_permitted')
    if (before) keepRights(before, who)
    clearTimeout(this.first)
    this.token = token
    this.who = who
    if (this.is_stale) void this.checkAgain()
    this.is_stale = false
    if (before) return
    this.send({ type: 'authenticated' })
    await this.ready(who)
  }

  private async checkAgain() {
    const { who } = this
    if (!who) return
    await this.options.authentication
      .authenticateToken(this.token, this.request)
      .then((now) => keepRights(who, now))
      .catch((error) => this.fail(error))
  }

  /** A client that has not answered since the last ping is gone, though nothing said so: a lost radio link. */
  private missOrPing() {
    if (!this.is_alive) return this.socket.terminate()
    this.is_alive = false
    this.socket.ping()
  }
}

function parseMessage(raw: Buffer): Record<string, unknown> {
  try {
    const message: unknown = JSON.parse(raw.toString())
    if (typeof message === 'object' && message !== null) return message as Record<string, unknown>
  } catch {
    // falls through to the one error below
  }
  throw new AppError('malformed_request')
}

/** What a socket hears was decided when it was opened: with other rights it has to be opened anew. */
function keepRights(before: Who, now: Who): void {
  const rights = ({ organization_id, role, restaurant_ids, token, must_set_up_second_factor: gated }: Who) =>
    JSON.stringify([organization_id, role, restaurant_ids, token, gated])
  if (rights(before) !== rights(now)) throw new AppError('session_ended')
}
