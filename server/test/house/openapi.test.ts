import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { openapiDocument } from '#platform/openapi'
import { API_PREFIX } from '#platform/route'
import { contracts } from '../../src/contracts.ts'
import { readRepositoryFile } from '../repository-files.ts'

const formats =
  (addFormats as unknown as { default?: typeof addFormats.default }).default ?? (addFormats as never)
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats(ajv)
ajv.addFormat('password', true)
ajv.addFormat('binary', true)

// biome-ignore lint/suspicious/noExplicitAny: a document of any operation
type Operation = any
// As it is sent, without what JSON cannot say.
const document = JSON.parse(JSON.stringify(openapiDocument(contracts)))
const operations: { at: string; operation: Operation }[] = Object.entries(document.paths).flatMap(
  ([path, item]) =>
    Object.entries(item as object).map(([method, operation]) => ({
      at: `${method.toUpperCase()} ${path}`,
      operation,
    })),
)

/** What is wrong with an example, by its own schema. */
function faults(schema: object, example: unknown): string[] {
  const whole = '$ref' in schema ? document.components.schemas.Error : schema
  const validate = ajv.compile(whole)
  return validate(example) ? [] : validate.errors!.map((error) => `${error.instancePath} ${error.message}`)
}

describe('the OpenAPI document', () => {
  it('in docs is the one the server sends', () => {
    expect(JSON.parse(readRepositoryFile('docs/openapi.json')), 'run `npm run generate`').toEqual(document)
  })

  it('is OpenAPI 3.1 and refers to nothing that is not there', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
    const known = Object.entries<object>(document.components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `"$ref":"#/components/${kind}/${name}"`),
    )
    expect(references.filter((reference) => !known.includes(reference))).toEqual([])
    for (const { operation, at } of operations)
      for (const tag of operation.tags)
        expect(
          document.tags.map(({ name }: { name: string }) => name),
          at,
        ).toContain(tag)
  })

  it('declares every parameter of its paths, and no other', () => {
    for (const { at, operation } of operations) {
      const inPath = [...at.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = operation.parameters.filter((one: Operation) => one.in === 'path')
      expect(declared.map((one: Operation) => one.name).sort(), at).toEqual([...inPath].sort())
    }
  })

  it('marks further paths as aliases of an operation that is there and answers the same', () => {
    const aliases = operations.filter(({ operation }) => operation['x-alias-of'])
    expect(aliases.length).toBeGreaterThan(0)
    for (const { at, operation } of aliases) {
      const method = at.split(' ')[0]!.toLowerCase()
      const original = document.paths[operation['x-alias-of']][method]
      expect(original['x-alias-of'], at).toBeUndefined()
      expect(operation['x-alias-of']).toContain(`${API_PREFIX}/`)
      const { operationId: _, 'x-alias-of': __, ...rest } = operation
      const { operationId: ___, ...same } = original
      expect(rest, at).toEqual(same)
    }
  })

  it.each(operations)('$at has examples that its own schemas accept', ({ operation }) => {
    for (const { name, schema, example } of operation.parameters)
      expect(faults(schema, example), `parameter ${name}`).toEqual([])
    const body = operation.requestBody?.content['application/json']
    if (body) expect(faults(body.schema, body.example), 'body').toEqual([])
    for (const [status, { content }] of Object.entries<Operation>(operation.responses)) {
      const json = content?.['application/json']
      if (json) expect(faults(json.schema, json.example), status).toEqual([])
    }
  })
})
