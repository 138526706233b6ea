import { ApiError, errorOf, failureOf } from './api-error.ts'
import type { ApiArgs, ApiResponse, Operation } from './api-types.ts'
import { fileName } from './content-disposition.ts'
import { addressOf, isPassing, newKey, type QueryValues, retryWaits } from './requests.ts'
import { accessToken, refreshSession, sessionState } from './session.ts'
import { rememberVersion } from './versions.ts'

/** A call that hangs longer than this will not come back on a market's network. */
const TIMEOUT_MS = 30_000
const UPLOAD_TIMEOUT_MS = 10 * 60_000

interface AnyOptions {
  params?: Record<string, unknown>
  query?: QueryValues
  body?: unknown
  form?: FormData
  signal?: AbortSignal
  idempotency_key?: string
  if_match?: string | undefined
}

/**
 * Calls an operation of the server by its contract.
 * Refreshes the session once on 401, tries a GET again when the network stumbles, throws `ApiError`.
 * @example const vendor = await api('GET /vendors/{id}', { params: { id } })
 */
export async function api<K extends Operation>(key: K, ...[options]: ApiArgs<K>): Promise<ApiResponse<K>> {
  const response = await send(key, (options ?? {}) as AnyOptions)
  if (response.status === 204) return undefined as ApiResponse<K>
  return (await response.json()) as ApiResponse<K>
}

/** The same for an operation that answers a file. */
export async function apiFile<K extends Operation>(
  key: K,
  ...[options]: ApiArgs<K>
): Promise<{ blob: Blob; name: string | undefined }> {
  const response = await send(key, (options ?? {}) as AnyOptions)
  const disposition = response.headers.get('content-disposition') ?? ''
  return { blob: await response.blob(), name: fileName(disposition) }
}

async function send(key: string, options: AnyOptions): Promise<Response> {
  const [method, path] = key.split(' ') as [string, string]
  const address = addressOf(path, options.params, options.query)
  const idempotency_key = method === 'POST' ? (options.idempotency_key ?? newKey()) : undefined
  const waits = retryWaits(method)
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(method, address, { ...options, idempotency_key })
    } catch (error) {
      const wait_ms = waits[tries]
      const passing = error instanceof ApiError && isPassing(error.status) && !options.signal?.aborted
      if (wait_ms === undefined || !passing) throw error
      await new Promise((resolve) => setTimeout(resolve, wait_ms))
    }
  }
}

async function attempt(method: string, address: string, options: AnyOptions): Promise<Response> {
  const response = await request(method, address, options)
  if (response.ok) return remembered(response, method, address)
  if (response.status === 401 && sessionState() === 'signed_in' && (await refreshSession())) {
    const again = await request(method, address, options)
    if (again.ok) return remembered(again, method, address)
    throw await errorOf(again)
  }
  throw await errorOf(response)
}

function remembered(response: Response, method: string, address: string): Response {
  const place = method === 'GET' ? address : response.headers.get('content-location')
  if (place) rememberVersion(place, response.headers.get('etag'))
  return response
}

async function request(method: string, address: string, options: AnyOptions): Promise<Response> {
  const token = await accessToken()
  const headers = new Headers({ Accept: 'application/json', 'X-Brigade-Client': 'web' })
  headers.set('Accept-Language', document.documentElement.lang)
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (options.idempotency_key) headers.set('Idempotency-Key', options.idempotency_key)
  if (options.if_match) headers.set('If-Match', options.if_match)
  if (options.body !== undefined) headers.set('Content-Type', 'application/json')
  const timeout = AbortSignal.timeout(options.form ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  const body = options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  return fetch(address, { method, headers, body, signal, credentials: 'same-origin' }).catch((cause) => {
    if (options.signal?.aborted) throw cause
    throw failureOf(cause)
  })
}
