import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../test/house.ts'
import { authenticatorApp, challenge, setUpTotp } from '../test/second-factors.ts'
import { testSecrets } from '../test/test-secrets.ts'
import { type House, openHouse } from './house.ts'
import { connectionUrls } from './platform/database-roles.ts'
import { loadSecrets, type Secrets } from './platform/secrets.ts'
import { makeVault } from './platform/vault.ts'
import { rotateKeys } from './rotate-keys.ts'
import { sealedColumns } from './sealed-columns.ts'

const test = testHouse()
let folder: string
/** Two processes of one house on one secrets.json. */
let running: House
let command: House

const secretsNow = async () => JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as Secrets

async function openOn(dataDir: string): Promise<House> {
  const config = { ...test.house.platform.config, dataDir }
  const url = test.owner.options.connectionString!
  return openHouse({
    config,
    secrets: await loadSecrets(config),
    readSecrets: () => loadSecrets(config),
    clock: test.clock,
    log: pino({ level: 'silent' }),
    urls: connectionUrls(url, testSecrets),
    files_root: join(dataDir, 'files'),
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brigade-keys-'))
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(testSecrets))
  running = await openOn(folder)
  command = await openOn(folder)
})
afterAll(async () => {
  await running.close()
  await command.close()
  await rm(folder, { recursive: true, force: true })
})

async function call(method: string, path: string, token: string | null, body?: object) {
  const answer = await running.http.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(body && { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Signs in at the running process with the app's next code. */
async function signIn(person: Person, secret: string) {
  test.clock.advance(30)
  const { body } = await call('POST', '/auth/login', null, { email: person.email, password: person.password })
  const code = authenticatorApp(test, secret).code()
  return call('POST', '/auth/second-factor', null, { challenge: body.second_factor.challenge, code })
}

const versions = async () => {
  const { rows } = await test.owner.query<{
    organization_id: string
    version: number
    master_version: number
  }>(
    `select distinct on (organization_id) organization_id, version, master_version
     from platform.data_keys order by organization_id, version desc`,
  )
  return rows
}

describe('new keys', () => {
  it('seal everything anew while a process runs, which notices by itself', async () => {
    const admin = await test.newOrganization()
    const { secret } = await setUpTotp(test, admin)
    const before = await versions()
    const done = await rotateKeys(command.platform, { wait: false })
    expect(done).toMatchObject({ master_key_version: 2, values_left: [] })
    expect(done.values_resealed).toBeGreaterThan(0)
    const after = await versions()
    for (const row of after) expect(row.master_version).toBe(2)
    expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version + 1))
    // Nothing told it, and it has not read the file since it began.
    expect((await signIn(admin, secret)).status).toBe(200)
  })

  it('let tokens of the old key live to their end, and no longer', async () => {
    const admin = await test.newOrganization()
    const old = (await call('POST', '/auth/login', null, { email: admin.email, password: admin.password }))
      .body
    const { tokenKey: old_key } = await secretsNow()
    await rotateKeys(command.platform, { wait: false })
    const fresh = await command.http.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      payload: { refresh_token: old.refresh_token },
    })
    const token = fresh.json().access_token
    expect(decodeProtectedHeader(token).kid).not.toBe(decodeProtectedHeader(old.access_token).kid)
    // The running process sees a key it does not know and reads the file.
    test.clock.advance(2)
    expect((await call('GET', '/auth/me', token)).status).toBe(200)
    expect((await call('GET', '/auth/me', old.access_token)).status).toBe(200)
    // A refresh that is tried again after the rotation finds its successor.
    const again = await call('POST', '/auth/refresh', null, { refresh_token: old.refresh_token })
    expect(again.body.refresh_token).toBe(fresh.json().refresh_token)

    // Somebody who has the old key can make tokens until then, whatever their expiry says.
    const lasting = await lastingBy(old_key, old.access_token)
    expect((await call('GET', '/auth/me', lasting)).status).toBe(200)
    test.clock.advance(17 * 60)
    expect((await call('GET', '/auth/me', lasting)).body.error).toBe('token_invalid')
    await rotateKeys(command.platform, { wait: false })
    const { formerTokenKeys, masterKeys, tokenKey } = await secretsNow()
    expect(formerTokenKeys).toHaveLength(1)
    expect(masterKeys.length).toBeGreaterThan(2)
    expect(formerTokenKeys.map(({ key }) => key)).not.toContain(tokenKey)
  })

  it('that were made half-way lose nothing; the next run does the rest', async () => {
    const people = [await test.newOrganization(), await test.newOrganization(), await test.newOrganization()]
    const apps = []
    for (const person of people) apps.push(await setUpTotp(test, person))
    const { platform } = command
    let renewed = 0
    const vault = {
      ...makeVault(platform.keys),
      renewDataKey: async (...args: Parameters<typeof platform.vault.renewDataKey>) => {
        renewed += 1
        if (renewed === 2) throw new Error('the power went')
        return platform.vault.renewDataKey(...args)
      },
    }
    const cut = rotateKeys({ ...platform, vault }, { wait: false })
    await expect(cut).rejects.toThrow('the power went')
    for (const [index, person] of people.entries())
      expect((await signIn(person, apps[index]!.secret)).status).toBe(200)

    const newest = (await rotateKeys(platform, { wait: false })).master_key_version
    for (const row of await versions()) expect(row.master_version).toBe(newest)
    for (const [index, person] of people.entries())
      expect((await signIn(person, apps[index]!.secret)).status).toBe(200)
  })

  it('leave what does not open, and say where it is', async () => {
    const admin = await test.newOrganization()
    await setUpTotp(test, admin)
    await test.owner.query(
      `update identity.totp_factors set sealed_secret = set_byte(sealed_secret, 20, 255 - get_byte(sealed_secret, 20))
       where user_id = $1`,
      [admin.id],
    )
    const { values_left } = await rotateKeys(command.platform, { wait: false })
    expect(values_left).toEqual([
      {
        organization_id: admin.organization_id,
        table: 'identity.totp_factors',
        column: 'sealed_secret',
        row_id: admin.id,
      },
    ])
    expect(
      (
        await test.call('POST', '/auth/second-factor', {
          challenge: await challenge(test, admin),
          code: '123456',
        })
      ).status,
    ).toBe(500)
  })

  it('find every sealed column there is', async () => {
    const { rows } = await test.owner.query<{ place: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as place
       from information_schema.columns where data_type = 'bytea' and column_name like 'sealed%'`,
    )
    const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`)
    expect(listed.sort()).toEqual(rows.map(({ place }) => place).sort())
  })
})

/** The same token with another hour, signed anew with a key of choice. */
async function lastingBy(key: string, token: string): Promise<string> {
  const { exp, ...payload } = decodeJwt(token)
  return new SignJWT({ ...payload, exp: exp! + 3_600 })
    .setProtectedHeader(decodeProtectedHeader(token) as { alg: 'HS256' })
    .sign(new TextEncoder().encode(key))
}
