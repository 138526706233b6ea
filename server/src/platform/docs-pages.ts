import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { type Contract, openapiDocument } from './openapi.ts'

const require = createRequire(import.meta.url)

/** `/openapi.json`, and two reference pages that work without the internet: `/docs` to try, `/redoc` to read. */
export async function mountDocs(app: FastifyInstance, contracts: Contract[]): Promise<void> {
  const document = openapiDocument(contracts)
  const text = JSON.stringify(document)
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(text))

  await app.register(swagger, { mode: 'static', specification: { document: document as never } })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'none', persistAuthorization: false, validatorUrl: null },
  })

  app.get('/redoc', { helmet: redocHelmet }, async (_request, reply) =>
    reply.type('text/html').send(redocPage),
  )
  app.get('/redoc/start.js', async (_request, reply) => reply.type('text/javascript').send(redocStart))
  await app.register(fastifyStatic, {
    root: join(dirname(require.resolve('redoc/package.json')), 'bundles'),
    prefix: '/redoc/bundles/',
    decorateReply: false,
  })
}

const redocPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Brigade API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{margin:0}</style></head>
<body><div id="reference"></div>
<script src="/redoc/bundles/redoc.standalone.js"></script><script src="/redoc/start.js"></script></body></html>`

const redocStart = `Redoc.init('/openapi.json', { disableSearch: false, hideDownloadButton: false, nativeScrollbars: true }, document.getElementById('reference'))`

const redocHelmet = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      workerSrc: ["'self'", 'blob:'],
      frameAncestors: ["'none'"],
    },
  },
}
