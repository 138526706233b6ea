import { describe, expect, it } from 'vitest'
import type { Route } from '#platform/route'
import { contracts } from '../src/contracts.ts'
import { roles } from '../src/roles.ts'
import { type Person, testHouse } from './house.ts'
import { exampleBody, idsOf, plantTenant, type Tenant } from './isolation-tenants.ts'
import { stateOf } from './state-of-tenant.ts'
import { multipart, multipartType } from './uploads.ts'

/**
 * Every operation of the API × another tenant's ids in path, query and body, as every role: the answer is 403, 404
 * or 422 (or a list without anything of theirs), holds none of their words, and changes nothing of theirs.
 */
const test = testHouse({ UPLOAD_MAX_MB: '2', OUTBOUND_ALLOW: '127.0.0.1' })
const canary = 'Zanzibar-Quokka'

interface Operation {
  name: string
  route: Route
  path: string
}

const operations: Operation[] = contracts.flatMap(({ routes }) =>
  Object.entries(routes)
    .filter(([, route]) => route.permission !== 'public')
    .flatMap(([name, route]) => [route.path, ...(route.also ?? [])].map((path) => ({ name, route, path }))),
)

let tenants: Promise<{ mine: Tenant; theirs: Tenant; people: Person[] }> | undefined

function plant() {
  tenants ??= (async () => {
    const mine = await plantTenant(test, 'Own')
    const theirs = await plantTenant(test, canary)
    const people = [mine.admin]
    for (const role of roles.filter((word) => word !== 'admin'))
      people.push(await test.newMember(mine.admin, role))
    return { mine, theirs, people }
  })()
  return tenants
}

async function attempt(person: Person, operation: Operation, path: string, body: unknown, theirs: Tenant) {
  const before = await stateOf(test.owner, theirs.organization_id)
  const { payload, headers } = sent(operation.route, body)
  const answer = await person.call(operation.route.method, path, payload, headers)
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  expect(text, `${operation.name} shows something of theirs`).not.toContain(canary)
  expect(
    await stateOf(test.owner, theirs.organization_id),
    `${operation.name} changed something of theirs`,
  ).toBe(before)
  return answer
}

/** A body as the operation takes it: JSON, or a form with a file beside its fields. */
function sent(route: Route, body: unknown): { payload: unknown; headers?: Record<string, string> } {
  if (!route.consumes || !body) return { payload: body }
  const { file: _, ...fields } = body as Record<string, string>
  const payload = multipart({ name: 'books.csv', content: 'date;amount\n2026-10-01;1.00\n', fields })
  return { payload, headers: { 'content-type': multipartType } }
}

describe('another tenant’s ids', () => {
  const withPathIds = operations.filter(({ path }) => path.includes('{'))

  it.each(withPathIds)(
    'in the path of $route.method $path are not there, for any role',
    async (operation) => {
      const { theirs, people } = await plant()
      const path = idsOf(operation.path, theirs)
      for (const person of people) {
        const answer = await attempt(person, operation, path, exampleBody(operation.route, theirs), theirs)
        expect([403, 404, 422], `${path} answers ${answer.status}`).toContain(answer.status)
        if (answer.status === 422) expect(answer.body.error).toBe('validation_failed')
      }
    },
  )

  const lists = operations.filter(
    ({ route, path }) => route.method === 'GET' && !path.includes('{') && route.query,
  )

  it.each(lists)('in the query of GET $path find nothing', async (operation) => {
    const { theirs, mine, people } = await plant()
    const properties = Object.keys((operation.route.query as unknown as { properties: object }).properties)
    const filters = properties.filter((name) => name.endsWith('_id'))
    for (const person of people)
      for (const filter of [undefined, ...filters]) {
        const id = filter && (theirs.ids[filter] ?? theirs.organization_id)
        const answer = await attempt(
          person,
          operation,
          filter ? `${operation.path}?${filter}=${id}` : operation.path,
          undefined,
          theirs,
        )
        if (answer.status !== 200) expect([403, 404]).toContain(answer.status)
        // A table of nothing is its header.
        else if (operation.route.produces)
          expect(filter ? String(answer.body).trimEnd().split('\n').length : 1, filter).toBe(1)
        else if (filter) expect(answer.body.items, filter).toEqual([])
        else
          for (const item of answer.body.items)
            if (item.organization_id) expect(item.organization_id).toBe(mine.organization_id)
      }
  })

  const creating = operations.filter(
    ({ route, path }) =>
      route.body && !path.includes('{') && route.method === 'POST' && route.permission.includes('.'),
  )

  it.each(creating)('in the body of POST $path are refused', async (operation) => {
    const { theirs, people } = await plant()
    const properties = Object.keys((operation.route.body as unknown as { properties: object }).properties)
    const references = properties.filter(
      (name) => name in theirs.ids || (name.endsWith('s') && name.slice(0, -1) in theirs.ids),
    )
    for (const person of people)
      for (const reference of references) {
        const body = exampleBody(operation.route, theirs, reference)
        const answer = await attempt(person, operation, operation.path, body, theirs)
        expect(
          [403, 404, 422],
          `${operation.path} with their ${reference} answers ${answer.status}`,
        ).toContain(answer.status)
      }
  })
})

describe('nobody', () => {
  it.each(operations)('gets nothing of $route.method $path', async ({ route, path }) => {
    const { theirs } = await plant()
    const answer = await test.call(route.method, idsOf(path, theirs), exampleBody(route, theirs))
    expect(answer.status).toBe(401)
    expect(answer.body).toMatchObject({ error: 'not_signed_in', details: [] })
  })
})

describe('a role that lacks the permission', () => {
  it('is refused wherever the table says so', async () => {
    const { mine, people } = await plant()
    const { roleGrants } = await import('../src/roles.ts')
    for (const [index, person] of people.entries())
      for (const operation of operations) {
        const role = roles[index === 0 ? 0 : index]!
        if (!operation.route.permission.includes('.') || roleGrants(role, operation.route.permission))
          continue
        const answer = await person.call(
          operation.route.method,
          idsOf(operation.path, mine),
          exampleBody(operation.route, mine),
        )
        // A body that is not right may be told first; nothing is done in either case.
        expect([403, 422], `${role} ${operation.route.method} ${operation.path}`).toContain(answer.status)
      }
  })
})
