import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bareHttp } from '../../test/bare-http.ts'
import { testHouse } from '../../test/house.ts'

const test = testHouse()
let http: FastifyInstance
beforeAll(async () => {
  const web_root = await mkdtemp(join(inject('work_dir'), 'web-'))
  await mkdir(join(web_root, 'assets'))
  await writeFile(join(web_root, 'index.html'), '<!doctype html><script src="/assets/a.js"></script>')
  await writeFile(join(web_root, 'assets/a.js'), 'export {}')
  http = await bareHttp(test.house.platform, {}, { web_root })
})
afterAll(() => http.close())

const get = (url: string, headers = {}) => test.house.http.inject({ url, headers })
const page = (url: string) => http.inject({ url, headers: { accept: 'text/html' } })

/** The sources a policy allows, by what they are for. */
function policyOf(answer: { headers: Record<string, unknown> }): Record<string, string[]> {
  const text = String(answer.headers['content-security-policy'])
  return Object.fromEntries(
    text.split(';').map((part) => {
      const [name, ...sources] = part.trim().split(/\s+/)
      return [name!, sources]
    }),
  )
}

/** Addresses a page or a style sheet makes a browser load. */
const loads = (text: string) =>
  [...text.matchAll(/(?:src|href)="([^"]+)"|url\(["']?([^"')]+)/g)].map((match) => match[1] ?? match[2]!)

describe.each(['/docs/', '/redoc'])('the reference at %s', (start) => {
  it('loads nothing from elsewhere: every file it names comes from here', async () => {
    const html = await get(start)
    expect(html.statusCode).toBe(200)
    expect(html.headers['content-type']).toContain('text/html')
    const named = loads(html.body)
    expect(named.length).toBeGreaterThan(1)
    for (const address of named) {
      const url = new URL(address, `http://localhost${html.headers['content-location'] ?? start}`)
      expect(url.origin, address).toBe('http://localhost')
      const file = await get(url.pathname)
      expect(file.statusCode, address).toBe(200)
      if (/css|html/.test(String(file.headers['content-type'])))
        for (const inner of loads(file.body)) expect(inner, address).toMatch(/^(data:|#|\.?\/?[\w.-]+)/)
    }
    expect(html.body.replaceAll(/https?:\/\/www\.w3\.org\/[^\s"']*/g, '')).not.toMatch(/https?:\/\//)
  })

  it('may not load anything from elsewhere, nor run what stands in the page', async () => {
    const policy = policyOf(await get(start))
    expect(Object.values(policy).flat().join(' ')).not.toMatch(/https?:|\*|unsafe-eval|[a-z]\.[a-z]/)
    // On a house without TLS it would turn every address into one that does not answer.
    expect(policy).not.toHaveProperty('upgrade-insecure-requests')
    expect(policy['script-src'] ?? policy['default-src']).not.toContain("'unsafe-inline'")
    expect(policy['default-src'] ?? []).toEqual(["'self'"])
    expect(policy['frame-ancestors']).toEqual(["'none'"])
  })
})

describe('the reference', () => {
  it('shows the document that is at /openapi.json', async () => {
    const { body, headers } = await get('/openapi.json')
    expect(headers['content-type']).toContain('application/json')
    const shown = JSON.parse((await get('/docs/json')).body)
    expect(Object.keys(shown.paths)).toEqual(Object.keys(JSON.parse(body).paths))
    const start = (await get('/docs/static/swagger-initializer.js')).body
    expect(start).not.toContain('petstore')
    expect(start).toContain('"validatorUrl":null')
  })
})

describe('the web app', () => {
  it('runs its own scripts only, in no frame of others', async () => {
    for (const url of ['/', '/suppliers', '/settings/people?x=1']) {
      const answer = await page(url)
      expect(answer.statusCode, url).toBe(200)
      const policy = policyOf(answer)
      expect(policy).toMatchObject({
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      })
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-cache',
      })
      expect(answer.headers['x-frame-options']).toBeDefined()
      expect(answer.headers['x-powered-by']).toBeUndefined()
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('keeps hashed files for a year, and shows no page where a file or an operation is missing', async () => {
    expect((await http.inject('/assets/a.js')).headers['cache-control']).toContain('immutable')
    for (const url of ['/assets/none.js', '/api/v1/none', '/%2e%2e/%2e%2e/package.json', '/../package.json'])
      expect((await http.inject(url)).statusCode, url).toBe(404)
    expect((await page('/api/v1/none')).json()).toMatchObject({ error: 'not_found' })
  })
})
