/** Where every route lives. */
export const API_PREFIX = '/api/v1'

/** Values of a query; undefined, null and '' say nothing and are left out. */
export type QueryValues = Record<string, string | number | boolean | null | undefined>

/**
 * The address of an operation.
 * @example addressOf('/vendors/{id}', { id: 'a/b' }, { skip: 10 }) // '/api/v1/vendors/a%2Fb?skip=10'
 */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: QueryValues = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === '') throw new Error(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  const search = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)]))
  return `${API_PREFIX}${filled}${pairs.length > 0 ? `?${search}` : ''}`
}

/** A random key; `crypto.randomUUID` is missing where a phone reads plain http of the local network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Statuses after which the same GET may well succeed a moment later. */
const PASSING = new Set([0, 502, 503, 504])

/** Waits before each further try of a GET; none for anything else. */
export function retryWaits(method: string): readonly number[] {
  return method === 'GET' ? [300, 1200] : []
}

export const isPassing = (status: number) => PASSING.has(status)
