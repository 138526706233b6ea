import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { uuidv7 } from 'uuidv7'
import { mountDocs } from './docs-pages.ts'
import { answerErrors, refuseConnection, replyWithError } from './error-replies.ts'
import { AppError } from './errors.ts'
import { mountHealth } from './health.ts'
import type { HttpOptions } from './http-options.ts'
import { observeRequests } from './metrics.ts'
import { mountRoutes } from './mount.ts'
import { makeRateLimits } from './rate-limits.ts'
import { API_PREFIX } from './route.ts'
import { mountSockets } from './sockets.ts'
import { compileValidator } from './validation.ts'
import { mountWebApp } from './web-app.ts'
import type { Who } from './who.ts'

declare module 'fastify' {
  interface FastifyRequest {
    who: Who | null
    /** What was wrong with the token; thrown only where a route needs one. */
    tokenFault: AppError | null
  }
}

const bodyLimit_bytes = 2 * 1024 * 1024

/** Slow clients cost one socket each, and that not for ever; an upload of 50 MB may take its five minutes. */
const patience = {
  requestTimeout: 300_000,
  connectionTimeout: 180_000,
  http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
}

/** Builds the server; it listens to nothing yet, so tests call it by `inject`. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { platform } = options
  const app: FastifyInstance = Fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Requests carry their id in what is logged of them; a logger of their own each would cost more than it tells.
    childLoggerFactory: (logger) => logger,
    genReqId: () => uuidv7(),
    bodyLimit: bodyLimit_bytes,
    // The proxy's own word only: what stands before it in X-Forwarded-For, anybody can have written.
    trustProxy: platform.config.trustProxy && ((_address: string, hop: number) => hop === 0),
    rewriteUrl: (request) => rewritePrefix(request.url ?? '/'),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    ...patience,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      void replyWithError(platform.log, error, request, reply),
    clientErrorHandler: refuseConnection,
  })
  app.decorateRequest('who', null)
  app.decorateRequest('tokenFault', null)
  app.setValidatorCompiler(compileValidator as never)
  app.removeContentTypeParser('text/plain')
  answerErrors(app, platform.log)
  observeRequests(app, options.metrics, platform)

  await app.register(helmet, helmetOptions)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(compress, {
    threshold: 4_096,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/|application\/(json|javascript)|image\/svg)/,
  })
  await app.register(multipart, {
    limits: { fields: 20, fieldSize: 10_000, files: 1, parts: 25, headerPairs: 100 },
  })
  await app.register(underPressure, {
    // 0 never refuses: what a test answers must not hang on how busy its machine is.
    maxEventLoopDelay: platform.config.nodeEnv === 'test' ? 0 : 3_000,
    retryAfter: 5,
    exposeStatusRoute: false,
  })

  const limit = makeRateLimits(platform.config, platform.counters)
  app.addHook('onRequest', async (request, reply) => {
    const { route, is_limited } = request.routeOptions.config
    // Not by the address alone: `/%61pi/v1` leads to the same route.
    if (!route && !is_limited && !request.url.startsWith(API_PREFIX)) return
    request.who = await options.authentication.authenticate(request).catch((error) => {
      if (!(error instanceof AppError)) throw error
      request.tokenFault = error
      return null
    })
    await limit(request, reply, route ?? null)
  })

  mountRoutes(app, options)
  mountHealth(app, options)
  await mountDocs(app, options.contracts)
  await mountSockets(app, options)
  await mountWebApp(app, options.web_root)
  return app
}

/** `/v1/api/...` of spec 000 answers the same routes. */
function rewritePrefix(url: string): string {
  if (url.startsWith('/v1/api/')) return `${API_PREFIX}${url.slice('/v1/api'.length)}`
  return url
}

const helmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Components set sizes and positions by style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Only a house behind TLS may promise TLS.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'same-origin' },
} as const
