import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'
import { envExample, settings } from './config-schema.ts'
import { s3SettingsOf } from './files-s3-settings.ts'

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    return (error as ConfigError).faults
  }
}

describe('settings', () => {
  it('have a default each, so that nothing must be set', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      role: 'all',
      rateLimits: true,
      rateLimitUserPerMinute: 100,
      rateLimitLoginPerMinute: 10,
      uploadMaxMb: 50,
      nodeEnv: 'development',
    })
    expect(isAbsolute(loadConfig({}).dataDir)).toBe(true)
  })

  it('are read as what they are, blanks around them and empty ones put up with', () => {
    const env = { PORT: ' 8080 ', RATE_LIMITS: 'off', ROLE: '', DATABASE_URL: 'postgres://u:p@db/brigade' }
    expect(loadConfig(env)).toMatchObject({
      port: 8080,
      rateLimits: false,
      role: 'all',
      databaseUrl: env.DATABASE_URL,
    })
  })

  it('name every fault at once', () => {
    expect(
      faultsOf({
        PORT: '70000',
        ROLE: 'wroker',
        PUBLIC_URL: 'brigade',
        RATE_LIMITS: 'no',
        UPLOAD_MAX_MB: '1e2',
      }),
    ).toEqual([
      'PORT: “70000” is not a whole number from 0 to 65535',
      'PUBLIC_URL: “brigade” is not an address',
      'ROLE: “wroker” is none of all, api, worker; did you mean worker?',
      'RATE_LIMITS: “no” is neither on nor off',
      'UPLOAD_MAX_MB: “1e2” is not a whole number from 1 to 2000',
    ])
    expect(() => loadConfig({ PORT: 'x' })).toThrow(ConfigError)
  })

  it('keep a password in a faulty address to themselves', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://u:hunter2@db/brigade' })
    expect(faults).toEqual(['DATABASE_URL: this does not begin with postgres:// or postgresql://'])
  })

  it('refuse a demo password nobody could sign in with', () => {
    expect(faultsOf({ DEMO_PASSWORD: 'short' })[0]).toContain('DEMO_PASSWORD: it needs 8 or more characters')
    expect(faultsOf({ DEMO_PASSWORD: 'Long-enough-1' })).toEqual([])
  })

  it('keep rate limits on in production', () => {
    expect(faultsOf({ NODE_ENV: 'production', RATE_LIMITS: 'off' })).toEqual([
      'RATE_LIMITS: off is not for production',
    ])
  })
})

describe('the storage for files', () => {
  const whole = {
    S3_ENDPOINT: 'https://s3.example',
    S3_BUCKET: 'kitchen',
    S3_ACCESS_KEY_ID: 'a',
    S3_SECRET_ACCESS_KEY: 's',
  }

  it('is a folder of this machine, or a bucket with all it needs', () => {
    expect(s3SettingsOf(loadConfig({}))).toBeNull()
    expect(s3SettingsOf(loadConfig({ ...whole, S3_PREFIX: '/houses/one/' }))).toEqual({
      endpoint: 'https://s3.example',
      bucket: 'kitchen',
      region: 'us-east-1',
      access_key_id: 'a',
      secret_access_key: 's',
      prefix: 'houses/one/',
    })
    expect(s3SettingsOf(loadConfig(whole))?.prefix).toBe('')
  })

  it('half set is refused, and what is missing is named', () => {
    expect(faultsOf({ S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'kitchen' })).toEqual([
      'S3_ACCESS_KEY_ID: missing, while S3_ENDPOINT, S3_BUCKET are set',
      'S3_SECRET_ACCESS_KEY: missing, while S3_ENDPOINT, S3_BUCKET are set',
    ])
    expect(faultsOf({ ...whole, S3_ENDPOINT: 's3.example' })).toEqual([
      'S3_ENDPOINT: “s3.example” is not an address',
    ])
    expect(faultsOf({ S3_PREFIX: 'brigade' })).toEqual(['S3_PREFIX: it needs S3_ENDPOINT and S3_BUCKET'])
    expect(faultsOf({ ...whole, S3_BUCKET: 'a/b' })[0]).toContain('is no name of a bucket')
    for (const S3_PREFIX of ['a/../b', 'a b', 'ação'])
      expect(faultsOf({ ...whole, S3_PREFIX })[0]).toContain('holds more than letters')
  })
})

describe('.env', () => {
  it('gives settings, and the environment wins over it', () => {
    expect(loadConfig({ PORT: '5000' }, { PORT: '4000', HOST: '0.0.0.0' })).toMatchObject({
      port: 5000,
      host: '0.0.0.0',
    })
  })

  it('may hold no name that Brigade does not know', () => {
    const misspelt = { PROT: '4000', RATE_LIMIT_USERS_PER_MINUTE: '5', COLOUR: 'red', PORT: 'x' }
    expect(() => loadConfig({}, misspelt)).toThrow(
      [
        'Brigade cannot start with these settings:',
        '  PROT: .env has a setting that Brigade does not know; did you mean PORT?',
        '  RATE_LIMIT_USERS_PER_MINUTE: .env has a setting that Brigade does not know; did you mean RATE_LIMIT_USER_PER_MINUTE?',
        '  COLOUR: .env has a setting that Brigade does not know',
        '  PORT: “x” is not a whole number from 0 to 65535',
      ].join('\n'),
    )
  })
})

describe('.env.example', () => {
  const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')

  it('is made from the list of settings', () => {
    expect(text).toBe(envExample())
  })

  it('is a file of settings once the marks are taken away, with the defaults as they are', () => {
    const all = parseEnv(text.replaceAll(/^# (?=[A-Z0-9_]+=)/gm, ''))
    expect(Object.keys(all).sort()).toEqual(settings.map(({ name }) => name).sort())
    expect(loadConfig(all)).toEqual(loadConfig({}))
  })
})
