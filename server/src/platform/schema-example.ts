interface JsonSchema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  examples?: unknown[]
  default?: unknown
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  format?: string
  minimum?: number
}

/** A plausible value of a schema: its own example, default or first choice, or one made from its type. */
export function exampleOf(schema: unknown): unknown {
  const s = schema as JsonSchema
  if (s.examples?.length) return s.examples[0]
  if (s.const !== undefined) return s.const
  if (s.enum?.length) return s.enum[0]
  if (s.default !== undefined) return s.default
  if (s.anyOf?.length) return exampleOf(s.anyOf[0])
  const type = Array.isArray(s.type) ? s.type[0] : s.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(s.properties ?? {}).map(([name, property]) => [name, exampleOf(property)]),
      )
    case 'array':
      return s.items ? [exampleOf(s.items)] : []
    case 'integer':
    case 'number':
      return s.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return byFormat[s.format ?? ''] ?? 'text'
  }
}

const byFormat: Record<string, string> = {
  uuid: '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10',
  'date-time': '2026-11-21T09:30:00.000Z',
  date: '2026-11-21',
  email: 'owner@cookiejar.example',
}
