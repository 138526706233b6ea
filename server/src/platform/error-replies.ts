import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { answerFor } from './error-answers.ts'
import { AppError } from './errors.ts'
import type { Log } from './log.ts'

/** Sends whatever was thrown as an error of the catalogue; what is our fault is logged. */
export function replyWithError(log: Log, thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  const error = answerFor(thrown)
  if (error.status >= 500)
    log.error({ err: thrown, request_id: request.id, url: request.routeOptions?.url }, error.message)
  const retry_after_seconds = error.retry_after_seconds ?? (error.status === 503 ? 5 : undefined)
  if (retry_after_seconds !== undefined) reply.header('retry-after', retry_after_seconds)
  if (error.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.status(error.status).type('application/json').send(bodyOf(error, request.id))
}

/** Every error of every route in one shape, and what no route takes. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((thrown, request, reply) => replyWithError(log, thrown, request, reply))
  app.setNotFoundHandler((request, reply) => replyWithError(log, new AppError('not_found'), request, reply))
}

const connectionFaults: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What cannot be read as HTTP at all, or comes too slowly, gets an answer of the same shape and is hung up on. */
export function refuseConnection({ code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(bodyOf(new AppError('malformed_request'), uuidv7()))
  socket.end(
    `HTTP/1.1 ${connectionFaults[code ?? ''] ?? '400 Bad Request'}\r\nconnection: close\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

function bodyOf(error: AppError, request_id: string) {
  return { error: error.code, message: error.message, details: error.details, request_id }
}
