import { describe, expect, it } from 'vitest'
import { ListOf, Nullable, Type } from './schema.ts'
import { compileSerializer } from './serialization.ts'

const written = (schema: unknown, value: unknown) => JSON.parse(compileSerializer({ schema })(value))

describe('answers are written by their schema', () => {
  it.each([
    [
      'drops what is not declared',
      Type.Object({ a: Type.String() }),
      { a: 'x', password_hash: 'y' },
      { a: 'x' },
    ],
    ['writes exact numbers as numbers', Type.Object({ a: Type.Number() }), { a: '12.99' }, { a: 12.99 }],
    [
      'writes instants as ISO 8601',
      Type.Object({ a: Type.String() }),
      { a: new Date(0) },
      { a: '1970-01-01T00:00:00.000Z' },
    ],
    ['keeps null where it is allowed', Type.Object({ a: Nullable(Type.Number()) }), { a: null }, { a: null }],
    [
      'reads absent as null where it is allowed',
      Type.Object({ a: Nullable(Type.Number()) }),
      {},
      { a: null },
    ],
    ['leaves optional fields out', Type.Object({ a: Type.Optional(Type.Number()) }), {}, {}],
    [
      'keeps free objects whole',
      Type.Object({ a: Type.Unsafe({ type: 'object', additionalProperties: true }) }),
      { a: { b: [1] } },
      { a: { b: [1] } },
    ],
    [
      'keeps free objects that may be null',
      Type.Object({ a: Type.Unsafe({ type: ['object', 'null'], additionalProperties: true }) }),
      { a: { b: 1 } },
      { a: { b: 1 } },
    ],
    [
      'writes one of several shapes by the fields that are there',
      Type.Union([
        Type.Object({ a: Type.Number() }),
        Type.Object({ b: Type.Object({ c: Type.String() }), d: Type.Optional(Type.Number()) }),
      ]),
      { b: { c: 'x', password_hash: 'y' }, password_hash: 'y' },
      { b: { c: 'x' } },
    ],
    [
      'keeps records',
      Type.Object({ a: Type.Record(Type.String(), Type.Number()) }),
      { a: { x: '1' } },
      { a: { x: 1 } },
    ],
  ])('%s', (_name, schema, value, expected) => {
    expect(written(schema, value)).toEqual(expected)
  })

  it('reaches into lists', () => {
    const page = { items: [{ n: '1.50', secret: 1 }], total: 1, skip: 0, limit: 50, next_cursor: null }
    expect(written(ListOf(Type.Object({ n: Type.Number() })), page).items).toEqual([{ n: 1.5 }])
  })

  it.each([
    ['a missing field', Type.Object({ a: Type.String() }), {}],
    ['a word for a number', Type.Object({ a: Type.Number() }), { a: 'twelve' }],
    [
      'none of several shapes',
      Type.Union([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })]),
      { c: 'x' },
    ],
    ['null where it is not allowed', Type.Object({ a: Type.String() }), { a: null }],
    ['a thing for a list', Type.Array(Type.String()), {}],
  ])('ends the request at %s', (_name, schema, value) => {
    expect(() => written(schema, value)).toThrow(TypeError)
  })
})
