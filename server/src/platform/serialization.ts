interface JsonSchema {
  type?: string | string[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  patternProperties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  required?: string[]
}

type Write = (value: unknown, place: string) => unknown

/**
 * Fastify's serializer compiler: what a schema declares is written, the rest is dropped. Exact numbers leave the
 * database as text and are written as JSON numbers, instants as ISO 8601. A declared field that is missing is a
 * fault of ours and ends the request.
 */
export function compileSerializer({ schema }: { schema: unknown }): (data: unknown) => string {
  const write = compile(schema as JsonSchema)
  return (data) => JSON.stringify(write(data, ''))
}

function compile(schema: JsonSchema): Write {
  if (schema.anyOf) return compileUnion(schema.anyOf)
  if (Array.isArray(schema.type)) return compileUnion(schema.type.map((type) => ({ ...schema, type })))
  switch (schema.type) {
    case 'object':
      return compileObject(schema)
    case 'array':
      return compileArray(schema)
    case 'number':
    case 'integer':
      return writeNumber
    case 'string':
      return writeText
    default:
      return (value) => value
  }
}

function compileUnion(choices: JsonSchema[]): Write {
  const others = choices.filter(({ type }) => type !== 'null')
  const nullable = others.length < choices.length
  const write = others.length === 1 ? compile(others[0]!) : compileShapes(others)
  return (value, place) => {
    if (value !== null && value !== undefined) return write(value, place)
    if (nullable) return null
    throw new TypeError(`${place} is missing in an answer`)
  }
}

/** Of several shapes of objects the first whose required fields are there; words and numbers are written as they are. */
function compileShapes(choices: JsonSchema[]): Write {
  const shapes = choices
    .filter(({ type }) => type === 'object')
    .map((choice) => ({ required: choice.required ?? [], write: compile(choice) }))
  return (value, place) => {
    if (shapes.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
      return value
    const row = value as Record<string, unknown>
    const shape = shapes.find(({ required }) => required.every((name) => row[name] !== undefined))
    if (!shape) throw new TypeError(`${place} has none of its shapes in an answer`)
    return shape.write(value, place)
  }
}

function compileObject(schema: JsonSchema): Write {
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, property]) => [name, compile(property), required.has(name)] as const,
  )
  const declared = new Set(fields.map(([name]) => name))
  const rest = restOf(schema)
  return (value, place) => {
    if (typeof value !== 'object' || value === null)
      throw new TypeError(`${place} is not an object in an answer`)
    const row = value as Record<string, unknown>
    const written: Record<string, unknown> = {}
    for (const [name, write, needed] of fields) {
      const field = row[name]
      if (field === undefined && !needed) continue
      written[name] = write(field, `${place}/${name}`)
    }
    if (rest)
      for (const [name, field] of Object.entries(row))
        if (!declared.has(name)) written[name] = rest(field, `${place}/${name}`)
    return written
  }
}

function restOf({ additionalProperties, patternProperties, properties }: JsonSchema): Write | null {
  const pattern = Object.values(patternProperties ?? {})[0]
  if (pattern) return compile(pattern)
  if (typeof additionalProperties === 'object') return compile(additionalProperties)
  return additionalProperties === true || !properties ? (value) => value : null
}

function compileArray({ items }: JsonSchema): Write {
  const write: Write = items ? compile(items) : (value) => value
  return (value, place) => {
    if (!Array.isArray(value)) throw new TypeError(`${place} is not a list in an answer`)
    return value.map((item) => write(item, place))
  }
}

function writeNumber(value: unknown, place: string): number {
  const number = Number(value)
  if (value === null || value === undefined || !Number.isFinite(number))
    throw new TypeError(`${place} is not a number in an answer`)
  return number
}

function writeText(value: unknown, place: string): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  throw new TypeError(`${place} is not text in an answer`)
}
