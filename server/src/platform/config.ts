import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { type Config, type Setting, settings } from './config-schema.ts'
import { s3Faults } from './files-s3-settings.ts'
import { mailFaults } from './mail-settings.ts'
import { modelFaults } from './model-provider.ts'
import { oidcFaults } from './oidc-settings.ts'
import { outboundFaults } from './outbound-allowance.ts'

export type { Config } from './config-schema.ts'

/** Every fault of the settings at once, one line each. */
export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`Brigade cannot start with these settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

type Environment = Record<string, string | undefined>

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Reads the settings from the environment, over those in `.env` of the project's folder. Errors: ConfigError.
 * @example loadConfig({ PORT: '4000' }).port // 4000, and `.env` is not looked at
 */
export function loadConfig(env?: Environment, file: Environment = env ? {} : readDotEnv()): Config {
  const given = env ?? process.env
  const faults = unknownNames(file)
  const values: Record<string, unknown> = {}
  for (const setting of settings as readonly Setting[]) {
    const text = (given[setting.name] ?? file[setting.name])?.trim()
    const read = readValue(setting, text ? text : setting.fallback)
    if ('fault' in read) faults.push(`${setting.name}: ${read.fault}`)
    else values[camelCase(setting.name)] = read.value
  }
  const config = values as Config
  if (config.nodeEnv === 'production' && config.rateLimits === false)
    faults.push('RATE_LIMITS: off is not for production')
  // A faulty address is told once.
  if (!faults.some((fault) => fault.startsWith('S3_'))) faults.push(...s3Faults(config))
  if (!faults.some((fault) => fault.startsWith('SMTP_'))) faults.push(...mailFaults(config))
  if (!faults.some((fault) => /^(OIDC_|PUBLIC_URL)/.test(fault))) faults.push(...oidcFaults(config))
  faults.push(...outboundFaults(config))
  if (!faults.some((fault) => fault.startsWith('AI_'))) faults.push(...modelFaults(config))
  if (faults.length > 0) throw new ConfigError(faults)
  return { ...config, dataDir: resolve(root, config.dataDir) }
}

function readDotEnv(): Environment {
  const path = resolve(root, '.env')
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
}

/** The environment belongs to everybody; `.env` is Brigade's alone, so a name it does not know is a slip. */
function unknownNames(file: Environment): string[] {
  const names = settings.map(({ name }) => name)
  return Object.keys(file)
    .filter((name) => !(names as string[]).includes(name))
    .map((name) => `${name}: .env has a setting that Brigade does not know${hint(name, names)}`)
}

type Read = { value: unknown } | { fault: string }

function readValue(setting: Setting, text: string): Read {
  const { kind } = setting
  if (Array.isArray(kind))
    return kind.includes(text)
      ? { value: text }
      : { fault: `“${text}” is none of ${kind.join(', ')}${hint(text, kind)}` }
  if (kind === 'switch')
    return text === 'on' || text === 'off'
      ? { value: text === 'on' }
      : { fault: `“${text}” is neither on nor off` }
  if (kind === 'integer') return readInteger(setting, text)
  if (text === '') return { value: null }
  if (kind === 'url') return readAddress(setting, text)
  if (
    kind === 'password' &&
    !(text.length >= 8 && /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\d/.test(text))
  )
    return {
      fault:
        'it needs 8 or more characters, among them an upper-case letter, a lower-case letter and a digit',
    }
  return { value: text }
}

function readInteger({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Setting, text: string): Read {
  const value = Number(text)
  return /^\d+$/.test(text) && value >= minimum && value <= maximum
    ? { value }
    : { fault: `“${text}” is not a whole number from ${minimum} to ${maximum}` }
}

/** A faulty address is not shown when it may hold a password. */
function readAddress({ schemes = [], secret }: Setting, text: string): Read {
  const shown = secret ? 'this' : `“${text}”`
  if (!URL.canParse(text)) return { fault: `${shown} is not an address` }
  if (!schemes.includes(new URL(text).protocol.slice(0, -1)))
    return { fault: `${shown} does not begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}` }
  return { value: text }
}

const camelCase = (name: string) =>
  name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function hint(word: string, known: readonly string[]): string {
  const close = known.find((other) => distance(other.toUpperCase(), word.toUpperCase()) <= 2)
  return close ? `; did you mean ${close}?` : ''
}

/** How many letters must be put in, taken out or changed to make one word of the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
