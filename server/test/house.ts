import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Config, loadConfig } from '#platform/config'
import { connectionUrls, ensureRoles } from '#platform/database-roles'
import { type House, openHouse } from '../src/house.ts'
import { cloneDatabase } from './database.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'
import { runQueuedJobs } from './run-jobs.ts'
import { testSecrets } from './test-secrets.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it expects
export interface Answer<T = any> {
  status: number
  body: T
  headers: LightMyRequestResponse['headers']
  raw: LightMyRequestResponse
}

export type CallApi = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

/** A signed-in person of a test. */
export interface Person {
  id: string
  email: string
  password: string
  token: string
  refresh_token: string
  organization_id: string
  /** Calls the API as this person; `path` lies below /api/v1. */
  call: CallApi
}

export interface TestHouse {
  house: House
  owner: pg.Pool
  clock: FakeClock
  /** Calls the API as nobody. */
  call: CallApi
  /** A new organization with its admin, signed in. */
  newOrganization: (options?: { country?: string; restaurant_name?: string }) => Promise<Person>
  /** Another member of the admin's organization, signed in. */
  newMember: (
    admin: Person,
    role: string,
    options?: { restaurant_id?: string; restaurant_ids?: string[] },
  ) => Promise<Person>
  signIn: (email: string, password: string) => Promise<Person>
  /** Runs every queued job to its end, in this process, as the worker would. */
  runJobs: () => Promise<void>
}

/** One house on a database of its own for a test file: `const test = testHouse()` at the top, then `test.call(…)`. */
export function testHouse(settings: Partial<Record<string, string>> = {}): TestHouse {
  const test = {} as TestHouse
  let closeAll = async () => {}

  beforeAll(async () => {
    const database = await cloneDatabase(inject('owner_url'))
    await ensureRoles({ ownerUrl: database.url, secrets: testSecrets })
    const work_dir = await mkdtemp(join(inject('work_dir'), 'house-'))
    const config: Config = loadConfig({
      NODE_ENV: 'test',
      DATA_DIR: work_dir,
      DATABASE_URL: database.url,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
      ...settings,
    })
    const clock = fakeClock()
    const house = await openHouse({
      config,
      secrets: testSecrets,
      clock,
      log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
      urls: connectionUrls(database.url, testSecrets),
      files_root: join(work_dir, 'files'),
    })
    const owner = new pg.Pool({ connectionString: database.url, max: 3 })
    owner.on('error', () => {})
    owner.on('connect', (client) => client.on('error', () => {}))
    Object.assign(test, { house, owner, clock, ...people(house), runJobs: () => runQueuedJobs(house, owner) })
    closeAll = async () => {
      await house.close()
      await owner.end()
      await database.drop()
    }
  })
  afterAll(() => closeAll())
  return test
}

let counter = 0
const password = 'Spatula-Oven-42-Flour'

function people(house: House): Pick<TestHouse, 'call' | 'newOrganization' | 'newMember' | 'signIn'> {
  const callAs =
    (token: string | null): CallApi =>
    async (method, path, body, headers = {}) => {
      const raw = await house.http.inject({
        method: method as 'GET',
        url: path.startsWith('/api/') || path.startsWith('/v1/') ? path : `/api/v1${path}`,
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const json = String(raw.headers['content-type']).startsWith('application/json')
      return { status: raw.statusCode, body: json ? raw.json() : raw.body, headers: raw.headers, raw }
    }
  const call = callAs(null)

  const signIn = async (email: string, secret: string): Promise<Person> => {
    const { status, body } = await call('POST', '/auth/login', { email, password: secret })
    if (status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(body)}`)
    const { access_token, refresh_token, user } = body
    return {
      id: user.id,
      email,
      password: secret,
      token: access_token,
      refresh_token,
      organization_id: user.organization_id,
      call: callAs(access_token),
    }
  }

  return {
    call,
    signIn,
    async newOrganization(options = {}) {
      counter += 1
      const email = `admin${counter}-${process.pid}@test.example`
      const made = await call('POST', '/auth/register', {
        email,
        password,
        full_name: `Admin ${counter}`,
        organization: { name: `Organization ${counter}`, country: options.country ?? 'IE' },
        ...(options.restaurant_name ? { restaurant_name: options.restaurant_name } : {}),
      })
      if (made.status !== 201) throw new Error(`registration failed: ${JSON.stringify(made.body)}`)
      return signIn(email, password)
    },
    async newMember(admin, role, options = {}) {
      counter += 1
      const email = `${role}${counter}-${process.pid}@test.example`
      const made = await admin.call('POST', '/users', {
        email,
        password,
        first_name: role,
        last_name: 'Test',
        role,
        ...options,
      })
      if (made.status !== 201) throw new Error(`adding a person failed: ${JSON.stringify(made.body)}`)
      return signIn(email, password)
    },
  }
}
