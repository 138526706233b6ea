import { describe, expect, it } from 'vitest'
import { errorCodes } from '#platform/error-codes'
import { openapiDocument } from '#platform/openapi'
import { contracts } from '../../src/contracts.ts'
import { permissions } from '../../src/roles.ts'

interface Operation {
  operationId: string
  summary: string
  description: string
  parameters: { name: string; description?: string; example?: unknown }[]
  responses: Record<string, { description: string; content?: Record<string, { example?: unknown }> }>
  requestBody?: { content: Record<string, { example?: unknown }> }
}
const document = openapiDocument(contracts) as { paths: Record<string, Record<string, Operation>> }
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ at: `${method.toUpperCase()} ${path}`, operation })),
)
const routes = contracts.flatMap((contract) => Object.entries(contract.routes))

describe('every operation of the API', () => {
  it('has an operationId of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(operations)('$at says what it needs, takes and answers', ({ operation }) => {
    expect(operation.summary.length).toBeGreaterThan(3)
    expect(operation.description.length).toBeGreaterThan(20)
    for (const parameter of operation.parameters) {
      expect(parameter.description).toBeTruthy()
      expect(parameter.example).not.toBeUndefined()
    }
    const statuses = Object.keys(operation.responses)
    expect(statuses.some((status) => /^[23]/.test(status))).toBe(true)
    expect(statuses).toContain('429')
    expect(statuses).toContain('500')
    const json = operation.requestBody?.content['application/json']
    if (operation.requestBody && json) expect(json.example).not.toBeUndefined()
  })

  it('names a permission of the role table and errors of the catalogue', () => {
    for (const [name, route] of routes) {
      if (route.permission !== 'public' && route.permission !== 'signed_in')
        expect(permissions, name).toContain(route.permission)
      for (const code of route.errors ?? []) expect(Object.keys(errorCodes), name).toContain(code)
    }
  })

  it('has no permission that no operation needs', () => {
    const needed = new Set(routes.map(([, route]) => route.permission as string))
    expect(permissions.filter((permission) => !needed.has(permission))).toEqual([])
  })
})
