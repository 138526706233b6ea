import { pino } from 'pino'
import type { Config } from './config.ts'

export type Log = pino.Logger

const secretFields = [
  'password',
  'password_hash',
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'secret',
]

/** The process's log: JSON lines, or short ones for a person at a terminal; secrets never appear in it. */
export function openLog(config: Pick<Config, 'logLevel'>, stream: NodeJS.WriteStream = process.stdout): Log {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: undefined,
    redact: {
      paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `req.headers.${field}`]),
      censor: '[redacted]',
    },
  }
  return stream.isTTY
    ? pino(options, { write: (line: string) => stream.write(forPeople(line)) })
    : pino(options, stream)
}

function forPeople(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as {
    level: number
    time: number
    msg?: string
    err?: { stack?: string }
  }
  const word = level >= 50 ? 'error' : level >= 40 ? 'warning' : level >= 30 ? 'info' : 'debug'
  const facts = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
  return `${new Date(time).toISOString().slice(11, 19)} ${word}: ${msg ?? ''}${facts}\n${err?.stack ? `${err.stack}\n` : ''}`
}
