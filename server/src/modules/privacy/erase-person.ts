import { sql } from 'kysely'
import { findUserRow } from '#modules/identity/index'
import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import type { JobRun } from '#platform/jobs'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { listExportedTables } from './catalogue.ts'
import type { ErasureProof } from './contract.ts'
import { addressColumns, personColumns, reasonsToKeep, splitColumn } from './person-columns.ts'
import { insertErasure } from './queries.ts'
import { tellErasure } from './tell.ts'

export interface ErasureNeeds {
  /** Takes a person out of the organization, and their account unless they belong elsewhere. */
  removeUser: (who: Who, id: string) => Promise<void>
}

type Counts = Record<string, number>

/**
 * Erases a person from an organization and keeps the proof. Each step finds what an interrupted run before it did.
 * Errors: last_admin.
 */
export async function erasePerson(
  needs: ErasureNeeds,
  { payload, who, platform, tx, progress }: JobRun<{ erasure_id: string; person_id: string }>,
) {
  const { erasure_id, person_id } = payload
  const person = await tx((t) => findUserRow(t, who, person_id))
  await progress(10, 'removing the account')
  // Gone already when this run follows one that was interrupted.
  if (person) await needs.removeUser(who, person_id)
  await progress(30, 'taking names out of records')
  const { removed, anonymised } = await tx((t) => takeOut(t, who, person_id, person?.email ?? null))
  const known = person ? [person.email, person.full_name] : []
  const entries = await platform.redactPerson(who.organization_id, person_id, known)
  if (entries > 0) anonymised['platform.audit_log'] = entries
  await progress(60, 'looking for traces')
  const proof = await tx(async (t): Promise<ErasureProof> => {
    const account = (await isKnown(t, person_id)) ? 'kept' : 'removed'
    return {
      ...{ account, removed, anonymised },
      remains: await whatRemains(t, who, person_id, anonymised),
      traces_found: person ? await countTraces(t, person.email) : 0,
    }
  })
  await tx(async (t) => {
    await insertErasure(t, who, { id: erasure_id, person_id, erased_at: platform.clock.now(), proof })
    await audit(t, who, 'person.erased', { type: 'person', id: person_id }, { after: { erasure_id } })
    await tellErasure(t, who.organization_id, erasure_id)
  })
  return { erasure_id, ...proof }
}

const columnsThat = (does: (typeof personColumns)[string]) =>
  Object.keys(personColumns).filter((name) => personColumns[name] === does)

async function takeOut(tx: TenantTx, who: Who, person_id: string, email: string | null) {
  const removed: Counts = { 'identity.memberships': 1 }
  const anonymised: Counts = {}
  const rows: [string, string | null][] = [
    ...columnsThat('row').map((name): [string, string] => [name, person_id]),
    ...addressColumns.map((name): [string, string | null] => [name, email]),
  ]
  for (const [name, value] of rows) {
    if (value === null) continue
    const { schema, table, column } = splitColumn(name)
    const gone = await sql`delete from ${sql.table(`${schema}.${table}`)}
      where organization_id = ${who.organization_id} and ${sql.id(column)} = ${value}`.execute(tx)
    const count = Number(gone.numAffectedRows ?? 0)
    if (count > 0) removed[`${schema}.${table}`] = (removed[`${schema}.${table}`] ?? 0) + count
  }
  for (const name of columnsThat('forget')) {
    const { schema, table, column } = splitColumn(name)
    const done = await sql`update ${sql.table(`${schema}.${table}`)} set ${sql.id(column)} = null
      where organization_id = ${who.organization_id} and ${sql.id(column)} = ${person_id}`.execute(tx)
    if (done.numAffectedRows) anonymised[name] = Number(done.numAffectedRows)
  }
  return { removed, anonymised }
}

async function whatRemains(tx: TenantTx, who: Who, person_id: string, anonymised: Counts) {
  const pseudonyms: Counts = {}
  for (const name of columnsThat('pseudonym')) {
    const { schema, table, column } = splitColumn(name)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(`${schema}.${table}`)}
      where organization_id = ${who.organization_id} and ${sql.id(column)} = ${person_id}`.execute(tx)
    if (rows[0]?.n) pseudonyms[name] = rows[0].n
  }
  const forgotten = Object.fromEntries(
    Object.entries(anonymised).filter(([name]) => personColumns[name] === 'forget'),
  )
  return [
    { what: forgotten, why: reasonsToKeep.forget },
    { what: pseudonyms, why: reasonsToKeep.pseudonym },
  ].filter(({ what }) => Object.keys(what).length > 0)
}

/** Rows of any table that still hold the address, however it is wrapped. */
async function countTraces(tx: TenantTx, email: string): Promise<number> {
  await sql`set local statement_timeout = 0`.execute(tx)
  let found = 0
  for (const { name, columns } of await listExportedTables(tx)) {
    const list = sql.join(columns.map((column) => sql.id(column)))
    const { rows } = await sql<{ n: number }>`select count(*)::int as n
      from (select ${list} from ${sql.table(name)}) r
      where strpos(lower(row_to_json(r)::text), lower(${email})) > 0`.execute(tx)
    found += rows[0]?.n ?? 0
  }
  return found
}

async function isKnown(tx: TenantTx, person_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.users')
    .select('id')
    .where('id', '=', person_id)
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever erases stays: nobody erases themselves with the act that needs them to report. */
export function assertNotOneself(who: Who, person_id: string): void {
  if (who.user_id === person_id)
    throw new AppError('not_permitted', { message: 'Another admin has to erase you.' })
}
