import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type ConfigError, loadConfig } from './config.ts'
import { applePrivateKey } from './oidc-settings.ts'

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    return (error as ConfigError).faults
  }
}

const pem = (curve: string) =>
  generateKeyPairSync('ec', { namedCurve: curve })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
const issuer = {
  OIDC_ISSUER: 'https://login.example/realms/staff',
  OIDC_CLIENT_ID: 'brigade',
  OIDC_CLIENT_SECRET: 's',
}
const apple = {
  PUBLIC_URL: 'https://brigade.example',
  OIDC_APPLE_CLIENT_ID: 'example.brigade',
  OIDC_APPLE_TEAM_ID: 'ABCDE12345',
  OIDC_APPLE_KEY_ID: 'KEYKEY1234',
  OIDC_APPLE_PRIVATE_KEY: pem('P-256').replaceAll('\n', '\\n'),
}

describe('settings of sign-in by issuers', () => {
  it('are complete or absent', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf(issuer)).toEqual([])
    expect(faultsOf(apple)).toEqual([])
    expect(faultsOf({ OIDC_GOOGLE_CLIENT_ID: 'g', OIDC_GOOGLE_CLIENT_SECRET: 's' })).toEqual([])
  })

  it('name what is missing from a half', () => {
    expect(faultsOf({ OIDC_ISSUER: issuer.OIDC_ISSUER })).toEqual([
      'OIDC_CLIENT_ID: missing, while OIDC_ISSUER is set',
      'OIDC_CLIENT_SECRET: missing, while OIDC_ISSUER is set',
    ])
    expect(faultsOf({ OIDC_GOOGLE_CLIENT_SECRET: 's' })).toEqual([
      'OIDC_GOOGLE_CLIENT_ID: missing, while OIDC_GOOGLE_CLIENT_SECRET is set',
    ])
    expect(faultsOf({ OIDC_MICROSOFT_CLIENT_ID: 'm' })).toEqual([
      'OIDC_MICROSOFT_CLIENT_SECRET: missing, while OIDC_MICROSOFT_CLIENT_ID is set',
    ])
    const { OIDC_APPLE_KEY_ID: _, OIDC_APPLE_TEAM_ID: __, ...half } = apple
    expect(faultsOf(half)).toEqual([
      'OIDC_APPLE_TEAM_ID: missing, while OIDC_APPLE_CLIENT_ID, OIDC_APPLE_PRIVATE_KEY are set',
      'OIDC_APPLE_KEY_ID: missing, while OIDC_APPLE_CLIENT_ID, OIDC_APPLE_PRIVATE_KEY are set',
    ])
    expect(faultsOf({ OIDC_NAME: 'Staff' })).toEqual(['OIDC_NAME: it needs OIDC_ISSUER'])
    expect(faultsOf({ OIDC_EMAIL_TRUSTED: 'on' })).toEqual(['OIDC_EMAIL_TRUSTED: it needs OIDC_ISSUER'])
  })

  it('take http only on this machine, and never in production', () => {
    const at = (OIDC_ISSUER: string, NODE_ENV = 'test') => faultsOf({ ...issuer, OIDC_ISSUER, NODE_ENV })
    for (const here of ['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000'])
      expect(at(here)).toEqual([])
    for (const there of ['http://login.example', 'http://10.0.0.1', 'http://127.evil.example'])
      expect(at(there)[0]).toContain('OIDC_ISSUER: use https')
    expect(at('http://127.0.0.1:9000', 'production')[0]).toContain('OIDC_ISSUER: use https')
    expect(at('https://127.0.0.1:9000', 'production')).toEqual([])
    expect(at('https://login.example?realm=1')[0]).toContain('OIDC_ISSUER: the address')
    expect(at('ftp://login.example')).toEqual([
      'OIDC_ISSUER: “ftp://login.example” does not begin with http:// or https://',
    ])
  })

  it('want a word, an id or a domain as tenant', () => {
    expect(faultsOf({ OIDC_MICROSOFT_TENANT: 'contoso.onmicrosoft.com' })).toEqual([])
    expect(faultsOf({ OIDC_MICROSOFT_TENANT: 'a/../b' })[0]).toContain('OIDC_MICROSOFT_TENANT')
  })

  it('want an address and a key that Apple can work with', () => {
    for (const PUBLIC_URL of ['', 'http://brigade.example', 'https://localhost', 'https://192.0.2.1'])
      expect(faultsOf({ ...apple, PUBLIC_URL })).toEqual([
        'PUBLIC_URL: Sign in with Apple needs an https address with a name',
      ])
    for (const OIDC_APPLE_PRIVATE_KEY of ['nonsense', pem('P-384')])
      expect(faultsOf({ ...apple, OIDC_APPLE_PRIVATE_KEY })).toEqual([
        'OIDC_APPLE_PRIVATE_KEY: this is not the text of a .p8 file with a P-256 key',
      ])
    expect(applePrivateKey(apple.OIDC_APPLE_PRIVATE_KEY)?.type).toBe('private')
  })

  it('keep secrets out of what is said', () => {
    const said = faultsOf({ ...apple, OIDC_APPLE_PRIVATE_KEY: 'hunter2', OIDC_CLIENT_SECRET: 'hunter2' })
    expect(said.join()).not.toContain('hunter2')
  })
})
