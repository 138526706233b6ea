import type { FastifyError } from 'fastify'
import type { ErrorCode } from './error-codes.ts'
import { AppError } from './errors.ts'

interface DatabaseError extends Error {
  code?: string
  detail?: string
  column?: string
  constraint?: string
  table?: string
  syscall?: string
}

/** What the caller is told for whatever was thrown; nothing internal in it. */
export function answerFor(error: unknown): AppError {
  if (error instanceof AppError) return error
  // Anything may be thrown, undefined and texts included.
  const { code, message } = (error ?? {}) as DatabaseError & FastifyError
  if (typeof code !== 'string')
    return new AppError(lostConnection.test(message) ? 'unavailable' : 'internal_error', { cause: error })
  if (code.startsWith('FST_')) return fromFastify(error as FastifyError)
  return fromDatabase(error as DatabaseError) ?? new AppError('internal_error', { cause: error })
}

// The driver's own errors have no code.
const lostConnection =
  /^(timeout exceeded when trying to connect|Connection terminated|Client (has encountered|was closed)|Cannot use a pool)/

function fromFastify(error: FastifyError): AppError {
  const status = error.statusCode ?? 500
  const byStatus: Record<number, ErrorCode> = {
    404: 'not_found',
    406: 'unsupported_media_type',
    // A parameter longer than any id names nothing.
    414: 'not_found',
    413: 'payload_too_large',
    415: 'unsupported_media_type',
    429: 'too_many_requests',
    503: 'unavailable',
  }
  const code = byStatus[status] ?? (status < 500 ? 'malformed_request' : 'internal_error')
  return new AppError(code, {
    cause: error,
    message: code === 'malformed_request' ? error.message : undefined,
  })
}

// PostgreSQL's error classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
function fromDatabase(error: DatabaseError): AppError | undefined {
  const code = error.code ?? ''
  const field = fieldOf(error)
  const about = (known: ErrorCode, msg: string) =>
    new AppError(known, {
      message: msg,
      cause: error,
      details: field ? [{ loc: ['body', field], msg, type: known }] : [],
    })
  if (code === '23505')
    return about(
      'already_exists',
      `${field ? `This ${field.replaceAll('_', ' ')}` : 'This'} is already taken.`,
    )
  if (code === '23503' && error.detail?.includes('still referenced'))
    return new AppError('in_use', { cause: error })
  if (code === '23001') return new AppError('in_use', { cause: error })
  if (code === '23503') return about('reference_not_found', 'What this refers to does not exist.')
  if (code === '23514' || code === '23502' || code === '22003')
    return about('constraint_violated', 'This value is not allowed.')
  // NUL and other text that PostgreSQL cannot keep; `findUnstorable` names its place where it can.
  if (code === '22021' || code === '22P05')
    return new AppError('validation_failed', {
      cause: error,
      message: 'A text holds characters that cannot be stored.',
    })
  if (code.startsWith('22'))
    return new AppError('malformed_request', {
      cause: error,
      message: 'A value does not have the form it needs.',
    })
  if (code === '53100' || code === 'ENOSPC') return new AppError('storage_full', { cause: error })
  if (
    ['40001', '40P01', '55P03', '57014'].includes(code) ||
    // Connections, resources, shutdown; a password or a database that is not (any more) what it was.
    /^(08|28|3D|53|57P)/.test(code) ||
    connectionCodes.has(code) ||
    // A socket that is not there; a file that is not there is a fault of ours.
    (code === 'ENOENT' && error.syscall === 'connect')
  )
    return new AppError('unavailable', { cause: error })
  return undefined
}

const connectionCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
])

/** The field a violated constraint is about: the last column of its key that is not the tenant. */
function fieldOf(error: DatabaseError): string | undefined {
  return error.column ?? fieldOfDetail(error.detail) ?? fieldOfConstraint(error)
}

/** `Key (organization_id, lower(name))=…` → name. */
function fieldOfDetail(detail: string | undefined): string | undefined {
  const columns = detail?.match(/^Key \((.+?)\)[=]/)?.[1]
  return columns
    ?.split(',')
    .map((column) =>
      column
        .trim()
        .replace(/^(?:lower|upper)\((.+?)\)?$/, '$1')
        .replace(/::\w+\)?$/, '')
        .replaceAll(/[()"]/g, ''),
    )
    .filter((column) => column !== 'organization_id')
    .at(-1)
}

/** Row security hides the detail; the constraint's name tells it: `users_email_key` → email, `…_store_id_fkey` → store_id. */
function fieldOfConstraint({ constraint, table }: DatabaseError): string | undefined {
  if (!constraint || !table || !constraint.startsWith(`${table}_`)) return undefined
  const columns = /^(?:organization_id_)?(.+)_(?:key|fkey|check)$/.exec(
    constraint.slice(table.length + 1),
  )?.[1]
  return columns?.replace(/^.*_id_(\w+_id)$/, '$1')
}
