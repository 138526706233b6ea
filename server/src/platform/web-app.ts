import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from './errors.ts'

/** Serves the built web app: hashed assets for a year, the page itself always fresh, unknown pages by its router. */
export async function mountWebApp(app: FastifyInstance, web_root: string | undefined): Promise<void> {
  if (!web_root || !existsSync(join(web_root, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: web_root,
    wildcard: false,
    index: false,
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const page = (_request: unknown, reply: { sendFile: (name: string) => unknown }) =>
    reply.sendFile('index.html')
  app.get('/', page as never)
  app.get('/*', async (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') && !request.url.startsWith('/api/')
    if (!wantsPage) throw new AppError('not_found')
    return page(request, reply as never)
  })
}
