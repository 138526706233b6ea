import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { MigrationRefusal } from './migrate.ts'
import type { Secrets } from './secrets.ts'

const oldestServer = 150_000

const logins = [
  { suffix: 'app_login', group: 'brigade_app', password: 'appPassword' },
  { suffix: 'door_login', group: 'brigade_door', password: 'doorPassword' },
  { suffix: 'worker_login', group: 'brigade_worker', password: 'workerPassword' },
] as const

/**
 * Makes the three group roles of the cluster and this database's three logins: none owns anything, none bypasses
 * row security, each reaches only this database. Safe to repeat, and safe while another Brigade does the same.
 */
export async function ensureRoles(options: { ownerUrl: string; secrets: Secrets }): Promise<void> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'brigade roles' })
  await client.connect()
  try {
    await refuseUnfitServer(client)
    for (let attempt = 1; ; attempt += 1)
      try {
        await makeRoles(client, options.secrets)
        return
      } catch (error) {
        // Roles belong to the cluster, locks to a database: two databases may change one role at once.
        if (attempt >= 20 || !/concurrently|duplicate key|already exists/.test((error as Error).message))
          throw error
        await sleep(20 * attempt)
      }
  } finally {
    await client.end()
  }
}

/** Addresses of the same database for the three logins. */
export function connectionUrls(
  owner_url: string,
  secrets: Secrets,
): { app: string; door: string; worker: string } {
  const database = decodeURIComponent(new URL(owner_url).pathname.slice(1))
  const [app, door, worker] = logins.map(({ suffix, password }) => {
    const url = new URL(owner_url)
    url.username = encodeURIComponent(`${database}_${suffix}`)
    url.password = encodeURIComponent(secrets[password])
    return url.href
  })
  return { app: app!, door: door!, worker: worker! }
}

async function refuseUnfitServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; shown: string; may_create: boolean }>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
           (rolsuper or rolcreaterole) as may_create
    from pg_roles where rolname = current_user`)
  const { version, shown, may_create } = rows[0]!
  if (version < oldestServer)
    throw new MigrationRefusal(`Brigade needs PostgreSQL 15 or newer; this one is ${shown}.`)
  if (!may_create)
    throw new MigrationRefusal(
      'The user of DATABASE_URL may not create roles. Allow it: ALTER ROLE … CREATEROLE; and make it the owner of the database.',
    )
}

async function makeRoles(client: pg.Client, secrets: Secrets): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = rows[0]!.name
  const quoted = client.escapeIdentifier(database)
  const { rows: existing } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'brigade\\_%' or rolname like $1`,
    [`${database.replaceAll('_', '\\_')}\\_%`],
  )
  const known = new Set(existing.map(({ rolname }) => rolname))
  for (const { suffix, group, password } of logins) {
    const login = `${database}_${suffix}`
    const name = client.escapeIdentifier(login)
    const secret = client.escapeLiteral(secrets[password])
    if (!known.has(group)) await client.query(`create role ${group} nologin`)
    if (!known.has(login)) {
      await client.query(
        `create role ${name} login nosuperuser nocreatedb nocreaterole inherit password ${secret}`,
      )
      await client.query(`grant ${group} to ${name}`)
    } else await client.query(`alter role ${name} password ${secret}`)
    await client.query(`grant connect on database ${quoted} to ${name}`)
  }
  await client.query(`revoke connect, temporary on database ${quoted} from public`)
}
