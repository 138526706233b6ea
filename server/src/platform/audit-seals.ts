import { sql } from 'kysely'
import { noHash, sealAfter } from './audit-chain.ts'
import { findHead, insertSeals, listUnsealed, type Place, sealingTime } from './audit-queries.ts'
import type { Platform } from './platform.ts'
import type { TenantTx } from './tenant.ts'

export interface Head {
  /** 0 before the first. */
  seal_number: number
  hash: Buffer
  sealed_at: string | null
}

const atOnce = 500

/**
 * An act's transaction ends within a minute or two (a statement after 30 s, an idle one after 60): an entry that is
 * dated a day before the last sealing and has no seal is no late comer. Looking at every entry finds those, too.
 */
const late_ms = 24 * 3_600_000

/**
 * Gives each entry that has committed and has no seal the next one of its organization, oldest first, in one
 * transaction. An entry that commits later is sealed later; none is passed over. `all` looks at the whole log, not
 * only at its last day.
 */
export async function sealAuditLog(
  { withTenant }: Pick<Platform, 'withTenant'>,
  organization_id: string,
  { all }: { all: boolean },
): Promise<Head> {
  const scope = { organization_id, user_id: null }
  const before = await withTenant(scope, (tx) => look(tx, organization_id, all), { read_only: true })
  if (!before.is_behind) return before.head
  return withTenant(scope, async (tx) => {
    const name = `audit-seals/${organization_id}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
    return sealAll(tx, organization_id, all)
  })
}

async function look(tx: TenantTx, organization_id: string, all: boolean) {
  const head = await currentHead(tx, organization_id)
  const next = await listUnsealed(tx, organization_id, { since: since(head, all), after: null, limit: 1 })
  return { head, is_behind: next.length > 0 }
}

async function currentHead(tx: TenantTx, organization_id: string): Promise<Head> {
  return (await findHead(tx, organization_id)) ?? { seal_number: 0, hash: noHash, sealed_at: null }
}

const since = ({ sealed_at }: Head, all: boolean) =>
  all || sealed_at === null ? null : new Date(Date.parse(sealed_at) - late_ms).toISOString()

async function sealAll(tx: TenantTx, organization_id: string, all: boolean): Promise<Head> {
  const start = await currentHead(tx, organization_id)
  const sealed_at = await sealingTime(tx, start.sealed_at)
  let head: Head = start
  let after: Place | null = null
  for (;;) {
    const rows = await listUnsealed(tx, organization_id, { since: since(start, all), after, limit: atOnce })
    if (rows.length === 0) return head
    const seals = rows.map((row) => {
      const seal = sealAfter(head, row, sealed_at)
      head = { seal_number: seal.seal_number, hash: seal.hash, sealed_at }
      return { ...seal, entry_id: row.id }
    })
    await insertSeals(tx, organization_id, seals)
    after = rows.at(-1)!
  }
}
