export interface ApiErrorDetail {
  loc: (string | number)[]
  msg: string
  type: string
}

/**
 * A refusal or failure of the server, or the lack of an answer (status 0): `network` and `timeout` when none came,
 * `unreadable` when one came that is not ours, as of a proxy.
 */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly details: ApiErrorDetail[]
  readonly requestId: string | undefined
  /** Seconds the server asks to wait. */
  readonly retry_after_s: number | undefined

  constructor(
    fields: Pick<ApiError, 'status' | 'code' | 'message'> &
      Partial<Pick<ApiError, 'details' | 'requestId' | 'retry_after_s' | 'cause'>>,
  ) {
    super(fields.message, { cause: fields.cause })
    this.name = 'ApiError'
    this.status = fields.status
    this.code = fields.code
    this.details = fields.details ?? []
    this.requestId = fields.requestId
    this.retry_after_s = fields.retry_after_s
  }
}

/** The error an answer that is not a success stands for; a body that is not ours becomes `unreadable`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const retry_after_s = Number(response.headers.get('retry-after')) || undefined
  const requestId = response.headers.get('x-request-id') ?? undefined
  const body = (await response.json().catch(() => undefined)) as Record<string, unknown> | undefined
  if (typeof body?.error !== 'string')
    return new ApiError({
      status: response.status,
      code: 'unreadable',
      message: response.statusText,
      requestId,
      retry_after_s,
    })
  return new ApiError({
    status: response.status,
    code: body.error,
    message: String(body.message ?? ''),
    details: Array.isArray(body.details) ? body.details : [],
    requestId: typeof body.request_id === 'string' ? body.request_id : requestId,
    retry_after_s,
  })
}

/** The error a call that got no answer stands for. */
export function failureOf(cause: unknown): ApiError {
  const timeout = cause instanceof DOMException && cause.name === 'TimeoutError'
  return new ApiError({ status: 0, code: timeout ? 'timeout' : 'network', message: 'No answer', cause })
}
