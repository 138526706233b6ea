import { type ErrorCode, errorCodes } from './error-codes.ts'

/** One faulty place of a request: `loc` is the path to it, as `['body', 'email']`. */
export interface ErrorDetail {
  loc: (string | number)[]
  msg: string
  type: string
}

/** An error a caller may see: a code of the catalogue, a sentence, and the places it is about. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: ErrorDetail[]
  /** When trying again may help: the header Retry-After. */
  readonly retry_after_seconds: number | undefined

  constructor(
    code: ErrorCode,
    options: {
      message?: string
      details?: ErrorDetail[]
      retry_after_seconds?: number
      cause?: unknown
    } = {},
  ) {
    super(options.message ?? errorCodes[code][1], { cause: options.cause })
    this.code = code
    this.status = errorCodes[code][0]
    this.details = options.details ?? []
    this.retry_after_seconds = options.retry_after_seconds
  }
}

/** An error about one field of the body: `fieldError('weak_password', 'password', 'Use 8 or more…')`. */
export function fieldError(code: ErrorCode, field: string, msg: string): AppError {
  return new AppError(code, {
    message: msg,
    details: [{ loc: ['body', ...field.split('.')], msg, type: code }],
  })
}

/** The answer of `get*` when a row is not there, or is another tenant's. */
export function notFound(what: string): AppError {
  return new AppError('not_found', { message: `There is no such ${what}.` })
}
