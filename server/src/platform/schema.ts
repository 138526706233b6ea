import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'

/** Pieces every contract is built from. Browser-safe. */

export const Id = Type.String({ format: 'uuid', examples: ['0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'] })
export const Instant = Type.String({
  format: 'date-time',
  description: 'An instant, ISO 8601.',
  examples: ['2026-11-21T09:30:00.000Z'],
})
export const DateOnly = Type.String({
  format: 'date',
  description: 'A business day, YYYY-MM-DD.',
  examples: ['2026-11-21'],
})
export const Money = Type.Number({
  description: 'An amount of money in the currency beside it.',
  examples: [12.99],
})
export const Currency = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 4217 code.',
  examples: ['EUR'],
})
export const Country = Type.String({
  pattern: '^[A-Z]{2}$',
  description: 'ISO 3166-1 alpha-2 code.',
  examples: ['IE'],
})
export const Locale = Type.String({
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  maxLength: 35,
  examples: ['en-IE'],
})
export const Email = Type.String({ format: 'email', maxLength: 254, examples: ['owner@cookiejar.example'] })

/** A trimmed, non-empty text of at most `max_length` characters without control characters. */
export const Text = (max_length: number, options: Record<string, unknown> = {}) =>
  Type.String({
    minLength: 1,
    maxLength: max_length,
    pattern: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]*$',
    ...options,
  })

/** The same, or empty. */
export const OptionalText = (max_length: number, options: Record<string, unknown> = {}) =>
  Type.Optional(
    Nullable(
      Type.String({
        maxLength: max_length,
        pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]*$',
        ...options,
      }),
    ),
  )

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** One of a few words. */
export const OneOf = <const T extends readonly string[]>(words: T, options: Record<string, unknown> = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options })

/** A request body: unknown fields are refused, so that a typing error is not silently lost. */
export const Input = <T extends TProperties>(properties: T, options: Record<string, unknown> = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

/** The same fields, each optional: for updates. */
export const Changes = <T extends TObject>(input: T) =>
  Type.Partial(input, { additionalProperties: false, minProperties: 1 })

export const IdParams = Type.Object({ id: Id })

/** Query of every list: `skip` and `limit`, or `cursor` for deep pages; `sort=-created_at`. */
export const listQuery = <T extends TProperties>(filters: T) =>
  Type.Object(
    {
      skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, default: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      cursor: Type.Optional(
        Type.String({ maxLength: 400, description: '`next_cursor` of the page before; wins over skip.' }),
      ),
      sort: Type.Optional(
        Type.String({
          pattern: '^-?[a-z_]{1,40}$',
          description: 'A field of the rows; a leading minus sorts downwards.',
        }),
      ),
      ...filters,
    },
    { additionalProperties: false },
  )

/** A page of a list. */
export const ListOf = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    total: Type.Integer({ description: 'Exact up to 10,000.' }),
    total_is_estimate: Type.Optional(Type.Boolean()),
    skip: Type.Integer(),
    limit: Type.Integer(),
    next_cursor: Nullable(Type.String()),
  })

export const ErrorBody = Type.Object({
  error: Type.String({ description: 'A code of the error catalogue.', examples: ['validation_failed'] }),
  message: Type.String({ description: 'A sentence for a person.' }),
  details: Type.Array(
    Type.Object({
      loc: Type.Array(Type.Union([Type.String(), Type.Integer()]), { examples: [['body', 'email']] }),
      msg: Type.String(),
      type: Type.String(),
    }),
  ),
  request_id: Type.String(),
})

export type { Static }
export { Type }
