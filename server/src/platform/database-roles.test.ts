import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { adminQuery, databaseUrl, migrationsDir } from '../../test/database.ts'
import { debianPostgres } from '../../test/debian-postgres.ts'
import { testSecrets } from '../../test/test-secrets.ts'
import { connectionUrls, ensureRoles } from './database-roles.ts'
import { migrate } from './migrate.ts'
import { prepareQueue } from './worker.ts'

const servers = ['embedded', ...(debianPostgres.found ? (['15'] as const) : [])]

describe.each(servers)('the roles of a database on PostgreSQL %s', (server) => {
  const id = randomBytes(4).toString('hex')
  const database = `roles_${id}`
  const owner = `owner_${id}`
  let admin_url = ''
  let owner_url = ''
  let stop = async () => {}

  beforeAll(async () => {
    if (server === 'embedded') admin_url = inject('owner_url')
    else {
      const running = await debianPostgres.start()
      admin_url = running.url
      stop = running.stop
    }
    await adminQuery(admin_url, `create role ${owner} login createrole password 'owner'`)
    await adminQuery(admin_url, `create database ${database} owner ${owner}`)
    const url = new URL(databaseUrl(admin_url, database))
    url.username = owner
    url.password = 'owner'
    owner_url = url.href
    // The groups are the cluster's: an owner who is no superuser is given a say over those that others made.
    for (const group of ['brigade_app', 'brigade_door', 'brigade_worker']) {
      await adminQuery(
        admin_url,
        `do $$ begin create role ${group} nologin; exception when duplicate_object then end $$`,
      )
      await adminQuery(admin_url, `grant ${group} to ${owner} with admin option`)
    }
  })
  afterAll(async () => {
    await adminQuery(admin_url, `drop database if exists ${database} with (force)`)
    for (const suffix of ['app', 'door', 'worker'])
      await adminQuery(admin_url, `drop role if exists ${database}_${suffix}_login`)
    for (const group of ['brigade_app', 'brigade_door', 'brigade_worker'])
      await adminQuery(admin_url, `revoke ${group} from ${owner} cascade`)
    await adminQuery(admin_url, `drop role ${owner}`)
    await stop()
  })

  async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(query)).rows
    } finally {
      await client.end()
    }
  }

  it('are made by an owner who is no superuser, by several Brigades at once, again and again', async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => ensureRoles({ ownerUrl: owner_url, secrets: testSecrets })),
    )
    await ensureRoles({ ownerUrl: owner_url, secrets: testSecrets })
    for (const [role, url] of Object.entries(connectionUrls(owner_url, testSecrets))) {
      const [row] = await ask(
        url,
        `select current_user as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
           pg_has_role(current_user, 'brigade_${role}', 'usage') as in_group from pg_roles where rolname = current_user`,
      )
      expect(row).toEqual({ name: `${database}_${role}_login`, strong: false, in_group: true })
    }
  })

  it('carry the migrations and the queue', async () => {
    const log = pino({ level: 'silent' })
    const { applied } = await migrate({ ownerUrl: owner_url, migrationsDir, log })
    expect(applied.length).toBeGreaterThan(6)
    await prepareQueue(owner_url)
    const { app, worker } = connectionUrls(owner_url, testSecrets)
    expect(await ask(app, 'select count(*)::int as n from identity.organizations')).toEqual([{ n: 0 }])
    await expect(ask(app, 'select * from identity.refresh_tokens')).rejects.toThrow('permission denied')
    await expect(ask(app, 'create table identity.mine (id int)')).rejects.toThrow('permission denied')
    await expect(ask(worker, 'select * from identity.organizations')).rejects.toThrow('permission denied')
  })

  it('follow new secrets', async () => {
    const secrets = { ...testSecrets, appPassword: 'changed' }
    await ensureRoles({ ownerUrl: owner_url, secrets })
    expect(await ask(connectionUrls(owner_url, secrets).app, 'select 1 as one')).toEqual([{ one: 1 }])
    await expect(ask(connectionUrls(owner_url, testSecrets).app, 'select 1')).rejects.toThrow('password')
  })

  it('reach their own database only', async () => {
    const other = `other_${id}`
    const stranger = `stranger_${id}`
    await adminQuery(admin_url, `create role ${stranger} login password 'stranger'`)
    await adminQuery(admin_url, `create database ${other}`)
    await ensureRoles({ ownerUrl: databaseUrl(admin_url, other), secrets: testSecrets })
    const app = new URL(connectionUrls(owner_url, { ...testSecrets, appPassword: 'changed' }).app)
    await expect(ask(databaseUrl(app.href, other), 'select 1')).rejects.toThrow(
      'permission denied for database',
    )
    const unknown = new URL(owner_url)
    unknown.username = stranger
    unknown.password = 'stranger'
    await expect(ask(unknown.href, 'select 1')).rejects.toThrow('permission denied for database')
    await adminQuery(admin_url, `drop database ${other}`)
    for (const suffix of ['app', 'door', 'worker'])
      await adminQuery(admin_url, `drop role ${other}_${suffix}_login`)
    await adminQuery(admin_url, `drop role ${stranger}`)
  })

  it('with more rights than these are refused', async () => {
    await adminQuery(admin_url, `alter role ${database}_app_login bypassrls`)
    await expect(
      ensureRoles({ ownerUrl: databaseUrl(admin_url, database), secrets: testSecrets }),
    ).rejects.toThrow(`The roles ${database}_app_login may do more than Brigade allows them`)
    await adminQuery(admin_url, `alter role ${database}_app_login nobypassrls`)
  })

  it('need an owner who may create roles and owns the database', async () => {
    await adminQuery(admin_url, `alter role ${owner} nocreaterole`)
    await expect(ensureRoles({ ownerUrl: owner_url, secrets: testSecrets })).rejects.toThrow(
      `The user of DATABASE_URL may not create roles. Allow it as a superuser: alter role "${owner}" createrole;`,
    )
    await adminQuery(admin_url, `alter role ${owner} createrole`)
    await adminQuery(admin_url, `alter database ${database} owner to current_user`)
    await adminQuery(admin_url, `grant connect on database ${database} to ${owner}`)
    await expect(ensureRoles({ ownerUrl: owner_url, secrets: testSecrets })).rejects.toThrow(
      'does not own the database',
    )
    await adminQuery(admin_url, `alter database ${database} owner to ${owner}`)
  })
})
