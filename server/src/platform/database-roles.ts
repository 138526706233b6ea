import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Secrets } from './secrets.ts'

/** This PostgreSQL or its user cannot carry Brigade; the sentence says why and what to do. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal'
}

const oldestServer = 150_000

// Not `<database>_app`: the embedded database is called brigade, and brigade_app is a group.
const logins = [
  { suffix: 'app_login', group: 'brigade_app', password: 'appPassword' },
  { suffix: 'door_login', group: 'brigade_door', password: 'doorPassword' },
  { suffix: 'worker_login', group: 'brigade_worker', password: 'workerPassword' },
] as const

/**
 * Makes the three group roles of the cluster and this database's three logins: none owns anything, none bypasses
 * row security, each reaches only this database. Safe to repeat, and safe while another Brigade does the same.
 * Errors: DatabaseRefusal for a server before 15 or an owner who lacks a right.
 */
export async function ensureRoles(options: { ownerUrl: string; secrets: Secrets }): Promise<void> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'brigade roles' })
  await client.connect()
  try {
    const database = await assertFit(client)
    for (let attempt = 1; ; attempt += 1)
      try {
        await makeRoles(client, database, options.secrets)
        break
      } catch (error) {
        // Roles belong to the cluster, locks to a database: two databases may change one role at once.
        if (attempt < 20 && /concurrently|duplicate key|already exists/.test((error as Error).message))
          await sleep(20 * attempt)
        else throw explained(error)
      }
    await assertPowerless(client, database)
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

/** The name of the database, when its server and its owner will do. */
async function assertFit(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{
    version: number
    shown: string
    may_create: boolean
    owns: boolean
    user: string
    database: string
  }>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
           (rolsuper or rolcreaterole) as may_create, current_user as user, current_database() as database,
           pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'usage') as owns
    from pg_roles where rolname = current_user`)
  const { version, shown, may_create, owns, user, database } = rows[0]!
  if (version < oldestServer)
    throw new DatabaseRefusal(`Brigade needs PostgreSQL 15 or newer; this one is ${shown}.`)
  if (!may_create)
    throw new DatabaseRefusal(
      `The user of DATABASE_URL may not create roles. Allow it as a superuser: alter role ${pg.escapeIdentifier(user)} createrole;`,
    )
  if (!owns)
    throw new DatabaseRefusal(
      `The user of DATABASE_URL does not own the database. Make it the owner: alter database ${pg.escapeIdentifier(database)} owner to ${pg.escapeIdentifier(user)};`,
    )
  return database
}

async function makeRoles(client: pg.Client, database: string, secrets: Secrets): Promise<void> {
  const quoted = client.escapeIdentifier(database)
  const names = logins.flatMap(({ suffix, group }) => [group, `${database}_${suffix}`])
  const { rows } = await client.query<{ rolname: string; groups: string[] }>(
    `select r.rolname, array(select m.roleid::regrole::text from pg_auth_members m where m.member = r.oid) as groups
     from pg_roles r where r.rolname = any ($1)`,
    [names],
  )
  const known = new Map(rows.map(({ rolname, groups }) => [rolname, groups]))
  for (const { suffix, group, password } of logins) {
    const login = `${database}_${suffix}`
    const name = client.escapeIdentifier(login)
    const secret = client.escapeLiteral(secrets[password])
    if (!known.has(group)) await client.query(`create role ${group} nologin`)
    if (!known.has(login))
      await client.query(
        `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole inherit password ${secret}`,
      )
    else await client.query(`alter role ${name} login password ${secret}`)
    if (!known.get(login)?.includes(group)) await client.query(`grant ${group} to ${name}`)
    await client.query(`grant connect on database ${quoted} to ${name}`)
  }
  await client.query(`revoke connect, temporary on database ${quoted} from public`)
}

/** From PostgreSQL 16 on, whoever creates a role has a say over it; another owner on the same server has none. */
function explained(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string }
  if (code !== '42501') return error
  const groups = logins.map(({ group }) => group).join(', ')
  return new DatabaseRefusal(
    `The user of DATABASE_URL may not use Brigade’s roles (${message}): another database’s owner on this server made them. Allow it as a superuser: grant ${groups} to <user> with admin option;`,
    { cause: error },
  )
}

/** A role of these names that somebody else made may have rights that defeat row security. */
async function assertPowerless(client: pg.Client, database: string): Promise<void> {
  const names = logins.flatMap(({ suffix, group }) => [group, `${database}_${suffix}`])
  const { rows } = await client.query<{ rolname: string }>(
    `select r.rolname from pg_roles r where r.rolname = any ($1)
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
         or exists (select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid
                    where m.member = r.oid and g.rolname <> all ($1)))`,
    [names],
  )
  if (rows.length > 0)
    throw new DatabaseRefusal(
      `The roles ${rows.map(({ rolname }) => rolname).join(', ')} may do more than Brigade allows them (superuser, bypassrls, createrole, createdb, replication, or being a member of other roles). Take that away, or drop them: Brigade makes them again.`,
    )
}
