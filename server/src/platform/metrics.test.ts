import { describe, expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'

const test = testHouse()
const scrape = () => test.house.http.inject('/metrics')

/** One line of Prometheus’s text format 0.0.4: a comment, or a name, labels and a number. */
const line =
  /^(# (HELP|TYPE) \w+ .+|[a-zA-Z_:][\w:]*(\{(\w+="(\\.|[^"\\])*",?)+\})? (-?[\d.]+(e[+-]?\d+)?|Nan|\+Inf))$/i

describe('metrics', () => {
  it('are Prometheus text at /metrics', async () => {
    const { statusCode, headers, body } = await scrape()
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    const lines = body.trim().split('\n').filter(Boolean)
    expect(lines.filter((text) => !line.test(text))).toEqual([])
    for (const name of [
      'brigade_http_request_seconds',
      'brigade_sockets_open',
      'brigade_database_connections',
    ])
      expect(body).toContain(`# TYPE ${name} `)
  })

  it('count by the pattern of a route: no id, no name and no address becomes a label', async () => {
    const admin = await test.newOrganization()
    const { id } = (await admin.call('POST', '/vendors', { name: 'Quokka Mills' })).body
    await admin.call('GET', `/vendors/${id}?x=${id}`)
    await admin.call('GET', `/v1/api/vendors/${id}`)
    await admin.call('GET', `/no/such/${id}`)
    await test.house.http.inject({ method: 'PROPFIND' as 'GET', url: `/${id}` })
    const { body } = await scrape()
    expect(body).toContain('route="/api/v1/vendors/:id"')
    for (const word of [id, admin.id, admin.organization_id, 'Quokka', admin.email, 'no/such'])
      expect(body).not.toContain(word)
    const labels = new Set([...body.matchAll(/(\w+)="/g)].map((match) => match[1]))
    expect([...labels].sort()).toEqual(
      [...labels]
        .filter((name) => /^(le|method|route|status|kind|space|type|version|major|minor|patch)$/.test(name!))
        .sort(),
    )
  })

  it('are figures for managers at /api/v1/metrics, and for nobody else', async () => {
    const admin = await test.newOrganization()
    const { status, body } = await (await test.newMember(admin, 'manager')).call('GET', '/metrics')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      uptime_seconds: expect.any(Number),
      requests: { total: expect.any(Number), errors_5xx: 0 },
      database: { connections: expect.any(Number), waiting: 0 },
      queue: { waiting: expect.any(Number), running: 0, failed: 0 },
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
    expect(body.requests.total).toBeGreaterThan(0)
    for (const role of ['chef', 'employee', 'shopper', 'customer'])
      expect((await (await test.newMember(admin, role)).call('GET', '/metrics')).status, role).toBe(403)
    expect((await test.call('GET', '/metrics')).status).toBe(401)
  })
})
