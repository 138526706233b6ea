/** How deep a body may nest; PostgreSQL's and JavaScript's own walks end in a stack overflow somewhere beyond. */
const deepest = 64

/**
 * The first value that cannot be kept: text with NUL or half a surrogate pair, which PostgreSQL refuses,
 * or a nesting without end. Undefined when there is none.
 */
export function findUnstorable(
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; msg: string } | undefined {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed()
      ? { path, msg: 'This text holds characters that cannot be stored.' }
      : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length >= deepest) return { path, msg: `This nests more than ${deepest} levels deep.` }
  for (const [key, part] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key]
    const found = findUnstorable(key, place) ?? findUnstorable(part, place)
    if (found) return found
  }
  return undefined
}
