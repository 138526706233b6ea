import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { answerFor } from './error-answers.ts'
import { AppError } from './errors.ts'
import type { HttpOptions } from './http-options.ts'
import type { LiveEvent } from './live.ts'
import type { Channels, SocketRoute } from './module.ts'
import type { Who } from './who.ts'

const firstMessage_ms = 10_000
const recheck_ms = 20_000
const idle_ms = 60_000
const mostMessagesPerMinute = 120
const mostChannels = 50
const maxPayload_bytes = 16 * 1024

/** `/ws`, where a client subscribes to channels, and the sockets of modules under their own paths. */
export async function mountSockets(app: FastifyInstance, options: HttpOptions): Promise<void> {
  await app.register(websocket, { options: { maxPayload: maxPayload_bytes } })
  const channels: Channels = Object.assign(
    { jobs: 'jobs.read' },
    ...options.modules.map((module) => module.channels ?? {}),
  )
  const preValidation = async (request: FastifyRequest) => refuseForeignOrigin(request, options)

  app.get('/ws', { websocket: true, preValidation, config: { is_limited: true } }, (socket, request) => {
    const session = new SocketSession(socket, request, options)
    session.onReady((who) => subscriptions(session, who, channels, options))
  })
  for (const module of options.modules)
    for (const route of module.sockets ?? []) mountOwnSocket(app, route, options, preValidation)
}

function mountOwnSocket(
  app: FastifyInstance,
  route: SocketRoute,
  options: HttpOptions,
  preValidation: (request: FastifyRequest) => Promise<void>,
) {
  app.get(
    route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    { websocket: true, preValidation, config: { is_limited: true } },
    (socket, request) => {
      const session = new SocketSession(socket, request, options)
      session.onReady(async (who) => {
        if (!options.grants(who.role, route.permission)) throw new AppError('not_permitted')
        await route.open({
          who,
          params: request.params as Record<string, string>,
          platform: options.platform,
          send: (message) => session.send(message),
          fail: (error) => session.fail(error),
          close: () => session.close(),
          on_close: (release) => session.onClose(release),
        })
      })
    },
  )
}

/** Browsers say where a page came from; a page of another site may not open a socket here. */
function refuseForeignOrigin(request: FastifyRequest, { platform }: HttpOptions): void {
  const { origin, host } = request.headers
  if (!origin) return
  const allowed = [platform.config.publicUrl, `http://${host}`, `https://${host}`]
    .filter(Boolean)
    .map((url) => new URL(url as string).origin)
  if (!allowed.includes(origin)) throw new AppError('origin_refused')
}

/** One signed-in socket: the token first, then messages, with its rights checked again while it is open. */
class SocketSession {
  private who: Who | null = null
  private ready: (who: Who) => unknown = () => {}
  private readonly releases: (() => void)[] = []
  private handle: (message: Record<string, unknown>) => void = () => {}
  private messages_this_minute = 0
  private token = ''
  private readonly socket: WebSocket
  private readonly request: FastifyRequest
  private readonly options: HttpOptions

  constructor(socket: WebSocket, request: FastifyRequest, options: HttpOptions) {
    this.socket = socket
    this.request = request
    this.options = options
    options.metrics.sockets.inc()
    const first = setTimeout(() => this.fail(new AppError('not_signed_in')), firstMessage_ms)
    const recheck = setInterval(() => void this.checkAgain(), recheck_ms)
    const minute = setInterval(() => {
      this.messages_this_minute = 0
    }, 60_000)
    const idle = setInterval(() => this.socket.ping(), idle_ms / 2)
    this.onClose(() => {
      clearTimeout(first)
      for (const timer of [recheck, minute, idle]) clearInterval(timer)
      options.metrics.sockets.dec()
    })
    socket.on('close', () => {
      for (const release of this.releases.splice(0)) release()
    })
    socket.on('error', () => socket.terminate())
    socket.on('message', (raw: Buffer) => this.receive(raw, first))
    const query = request.query as { token?: string }
    if (query.token) queueMicrotask(() => void this.signIn(String(query.token), first))
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

  private receive(raw: Buffer, first: NodeJS.Timeout) {
    this.messages_this_minute += 1
    if (this.messages_this_minute > mostMessagesPerMinute) return this.fail(new AppError('too_many_requests'))
    let message: Record<string, unknown>
    try {
      message = JSON.parse(raw.toString())
    } catch {
      return this.fail(new AppError('malformed_request'))
    }
    if (message.type === 'ping') return this.send({ type: 'pong' })
    if (message.type === 'auth' || !this.who) return void this.signIn(String(message.token ?? ''), first)
    this.handle(message)
  }

  private async signIn(token: string, first: NodeJS.Timeout) {
    try {
      const wasSignedIn = this.who !== null
      const who = await this.options.authentication.authenticateToken(token, this.request.id)
      if (this.who && who.user_id !== this.who.user_id) throw new AppError('not_permitted')
      clearTimeout(first)
      this.token = token
      this.who = who
      if (wasSignedIn) return
      this.send({ type: 'authenticated' })
      await this.ready(who)
    } catch (error) {
      this.fail(error)
    }
  }

  private async checkAgain() {
    if (!this.who) return
    await this.options.authentication
      .authenticateToken(this.token, this.request.id)
      .catch((error) => this.fail(error))
  }
}

function subscriptions(session: SocketSession, who: Who, channels: Channels, options: HttpOptions) {
  const subscribed = new Set<string>()
  const stop = options.platform.live.listen(who.organization_id, (event: LiveEvent) => {
    if (!subscribed.has(event.channel)) return
    if (who.restaurant_id && event.restaurant_id && event.restaurant_id !== who.restaurant_id) return
    session.send({ type: event.type, channel: event.channel, data: event.data })
  })
  session.onClose(stop)
  session.onMessage((message) => {
    const names = Array.isArray(message.channels) ? message.channels.map(String).slice(0, mostChannels) : []
    if (message.type === 'subscribe') {
      const allowed = names.filter((name) => {
        const permission = channels[name.split(':')[0]!]
        return permission !== undefined && options.grants(who.role, permission)
      })
      for (const name of allowed) if (subscribed.size < mostChannels) subscribed.add(name)
      session.send({
        type: 'subscribed',
        channels: allowed,
        refused: names.filter((name) => !allowed.includes(name)),
      })
    } else if (message.type === 'unsubscribe') {
      for (const name of names) subscribed.delete(name)
      session.send({ type: 'unsubscribed', channels: names })
    } else session.fail(new AppError('malformed_request'))
  })
}
