import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { type Setting, settings } from './config-schema.ts'

export interface Config {
  port: number
  host: string
  publicUrl: string | null
  dataDir: string
  databaseUrl: string | null
  role: 'all' | 'api' | 'worker'
  demo: 'auto' | 'off'
  demoPassword: string | null
  rateLimits: boolean
  rateLimitUserPerMinute: number
  rateLimitRestaurantPerMinute: number
  rateLimitAnonymousPerMinute: number
  rateLimitLoginPerMinute: number
  uploadMaxMb: number
  accessTokenMinutes: number
  refreshTokenDays: number
  trustProxy: boolean
  logLevel: string
  nodeEnv: 'development' | 'test' | 'production'
}

/** Every fault of the settings at once, one line each. */
export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`Brigade cannot start with these settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Reads the settings from the environment, over `.env` in the project's folder. Errors: ConfigError. */
export function loadConfig(env: Record<string, string | undefined> = withDotEnv(process.env)): Config {
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  for (const setting of settings as readonly Setting[]) {
    const given = env[setting.name]?.trim()
    const read = readValue(setting, given ? given : setting.fallback)
    if ('fault' in read) faults.push(`${setting.name}: ${read.fault}`)
    else values[camelCase(setting.name)] = read.value
  }
  const config = values as unknown as Config
  if (config.nodeEnv === 'production' && config.rateLimits === false)
    faults.push('RATE_LIMITS: off is not for production')
  if (faults.length > 0) throw new ConfigError(faults)
  return { ...config, dataDir: resolve(root, config.dataDir) }
}

function withDotEnv(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const path = resolve(root, '.env')
  if (!existsSync(path)) return env
  const file = parseEnv(readFileSync(path, 'utf8'))
  const names = new Set<string>(settings.map(({ name }) => name))
  const unknown = Object.keys(file).filter((name) => !names.has(name))
  if (unknown.length > 0)
    throw new ConfigError(
      unknown.map((name) => `${name}: .env has a setting that Brigade does not know${nearest(name, names)}`),
    )
  return { ...file, ...env }
}

function readValue(setting: Setting, text: string): { value: unknown } | { fault: string } {
  const { kind } = setting
  if (Array.isArray(kind))
    return kind.includes(text) ? { value: text } : { fault: `“${text}” is none of ${kind.join(', ')}` }
  if (kind === 'switch')
    return text === 'on' || text === 'off'
      ? { value: text === 'on' }
      : { fault: `“${text}” is neither on nor off` }
  if (kind === 'integer') {
    const value = Number(text)
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = setting
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return { value }
    return { fault: `“${text}” is not a whole number from ${minimum} to ${maximum}` }
  }
  if (text === '') return { value: null }
  if (kind === 'url' && !URL.canParse(text))
    return { fault: setting.secret ? 'this is not an address' : `“${text}” is not an address` }
  return { value: text }
}

const camelCase = (name: string) =>
  name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function nearest(name: string, names: Set<string>): string {
  const close = [...names].find((known) => distance(known, name) <= 2)
  return close ? `; did you mean ${close}?` : ''
}

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
