import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import type { HttpOptions } from './http-options.ts'
import type { LiveEvent } from './live.ts'
import type { Channels, SocketRoute } from './module.ts'
import { SocketSession } from './socket-session.ts'
import { type Who, worksAt } from './who.ts'

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
        if (!options.grants(who, route.permission)) throw new AppError('not_permitted')
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
    .filter((url) => url && URL.canParse(url))
    .map((url) => new URL(url as string).origin)
  if (!allowed.includes(origin)) throw new AppError('origin_refused')
}

function subscriptions(session: SocketSession, who: Who, channels: Channels, options: HttpOptions) {
  const subscribed = new Set<string>()
  const stop = options.platform.live.listen(who.organization_id, (event: LiveEvent) => {
    if (!subscribed.has(event.channel)) return
    const places = event.restaurant_ids ?? (event.restaurant_id ? [event.restaurant_id] : [])
    if (!places.every((id) => worksAt(who, id))) return
    session.send({ type: event.type, channel: event.channel, data: event.data })
  })
  session.onClose(stop)
  const mayHear = (name: string) => {
    const permission = channels[name.split(':')[0]!]
    return permission !== undefined && options.grants(who, permission)
  }
  session.onMessage((message) => {
    const names = channelNames(message)
    if (message.type === 'subscribe') {
      const taken = names.filter((name) => {
        if (mayHear(name) && subscribed.size < mostChannels) subscribed.add(name)
        return subscribed.has(name)
      })
      session.send({
        type: 'subscribed',
        channels: taken,
        refused: names.filter((name) => !taken.includes(name)),
      })
    } else if (message.type === 'unsubscribe') {
      for (const name of names) subscribed.delete(name)
      session.send({ type: 'unsubscribed', channels: names })
    } else session.fail(new AppError('malformed_request'))
  })
}

function channelNames({ channels }: Record<string, unknown>): string[] {
  const names = Array.isArray(channels) ? channels : []
  return names.filter((name) => typeof name === 'string').slice(0, mostChannels)
}
