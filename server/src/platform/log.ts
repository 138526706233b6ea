import { pino } from 'pino'
import type { Config } from './config.ts'

export type Log = pino.Logger

const secretFields = [
  ...['password', 'password_hash', 'new_password', 'current_password', 'demoPassword'],
  ...['token', 'access_token', 'refresh_token', 'id_token', 'tokenKey', 'ticket'],
  ...['authorization', 'cookie', '["set-cookie"]', '["x-api-key"]'],
  ...['secret', 'client_secret', 'api_key', 'recovery_codes'],
]
const under = (prefix: string, field: string) =>
  field.startsWith('[') ? `${prefix}${field}` : `${prefix}.${field}`

/** The process's log: JSON lines, or short ones for a person at a terminal; secrets never appear in it. */
export function openLog(
  config: Pick<Config, 'logLevel'>,
  stream: NodeJS.WritableStream = process.stdout,
): Log {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: undefined,
    redact: {
      paths: secretFields.flatMap((field) => [
        field,
        ...['*', '*.*', '*.*.*', 'req.headers'].map((prefix) => under(prefix, field)),
      ]),
      censor: '[redacted]',
    },
    serializers: { err: (error: unknown) => withoutPasswords(pino.stdSerializers.err(error as Error)) },
  }
  return (stream as NodeJS.WriteStream).isTTY
    ? pino(options, { write: (line: string) => stream.write(forPeople(line)) })
    : pino(options, stream)
}

/** Errors of drivers and of `fetch` may quote the address they could not reach, its password included. */
function withoutPasswords<T>(serialized: T): T {
  if (serialized === null || typeof serialized !== 'object') return serialized
  for (const [key, value] of Object.entries(serialized))
    if (typeof value === 'string')
      Object.assign(serialized, {
        [key]: value.replaceAll(/(\w+:\/\/[^\s:/@]*):[^\s/@]+@/g, '$1:[redacted]@'),
      })
  return serialized
}

/** One line: the time of this machine's clock, the word, the message, the facts; then the stack of an error. */
function forPeople(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as {
    level: number
    time: number
    msg?: string
    err?: { stack?: string; message?: string }
  }
  const word = level >= 50 ? 'error' : level >= 40 ? 'warning' : level >= 30 ? 'info' : 'debug'
  const facts = Object.entries(rest).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const clock = new Date(time).toTimeString().slice(0, 8)
  return `${clock} ${word}: ${msg ?? err?.message ?? ''}${facts.join('')}\n${err?.stack ? `${err.stack}\n` : ''}`
}
