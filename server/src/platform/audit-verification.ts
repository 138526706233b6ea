import { type AuditRow, actorHash, noHash, type Seal, sealHash, subjectHash } from './audit-chain.ts'
import { countEntries, listSealed } from './audit-queries.ts'
import { type Head, sealAuditLog } from './audit-seals.ts'
import type { Platform } from './platform.ts'

/** What is wrong with the first seal that does not hold. */
export const faults = {
  entry_changed: 'The entry is not what was sealed.',
  entry_missing: 'The entry was removed.',
  entry_backdated:
    'The entry was put in afterwards under an earlier date, or the clock of the database was wrong.',
  seal_missing: 'The seal of this number was removed.',
  seal_changed: 'The seal does not follow the one before it.',
} as const
export type Fault = keyof typeof faults

export interface Broken {
  seal_number: number
  entry_id: string | null
  fault: Fault
  message: string
}

export interface Verification {
  entries: number
  sealed: number
  /** Entries that an erased person was taken out of; what is left of them is verified. */
  redacted: number
  intact: boolean
  first_broken: Broken | null
  head_number: number
  head_hash: string
}

const atOnce = 500

/**
 * No act lasts as long: its statements end after 30 s. An entry whose date lies further than this before that of an
 * entry sealed earlier was not written when it says.
 */
const lateness_ms = 3_600_000

/** Seals what is not sealed yet, then computes every hash again, in batches of short transactions. */
export async function verifyAuditLog(
  platform: Pick<Platform, 'withTenant'>,
  organization_id: string,
): Promise<Verification> {
  const head = await sealAuditLog(platform, organization_id, { all: true })
  const scope = { organization_id, user_id: null }
  const walk: Walk = { ...startOfWalk, head }
  let fault: Broken | null = null
  while (!fault && walk.seal_number < head.seal_number) {
    const rows = await platform.withTenant(
      scope,
      (tx) => listSealed(tx, organization_id, walk.seal_number, atOnce).execute(),
      { read_only: true },
    )
    fault = rows.length > 0 ? step(walk, rows) : broken(walk.seal_number + 1, null, 'seal_missing')
  }
  const first_broken = fault ?? walk.backdated
  const entries = await platform.withTenant(scope, (tx) => countEntries(tx, organization_id), {
    read_only: true,
  })
  return {
    ...{ entries, sealed: head.seal_number, redacted: walk.redacted, intact: !first_broken, first_broken },
    ...{ head_number: head.seal_number, head_hash: head.hash.toString('hex') },
  }
}

type SealedRow = Awaited<ReturnType<ReturnType<typeof listSealed>['execute']>>[number]

interface Walk {
  seal_number: number
  hash: Buffer
  /** The latest date of an entry so far. */
  latest_ms: number
  redacted: number
  /** The first entry of a wrong date: the chain itself may hold all the same, so the walk goes on. */
  backdated: Broken | null
  head: Head
}
const startOfWalk = {
  seal_number: 0,
  hash: noHash,
  latest_ms: Number.NEGATIVE_INFINITY,
  redacted: 0,
  backdated: null,
}

const broken = (seal_number: number, entry_id: string | null, fault: Fault): Broken => ({
  ...{ seal_number, entry_id, fault, message: faults[fault] },
})

/** Walks on over seals; the first that does not hold. Those made since the walk began are left to the next one. */
function step(walk: Walk, rows: SealedRow[]): Broken | null {
  for (const row of rows) {
    if (walk.seal_number === walk.head.seal_number) return null
    const fault = faultOf(walk, row)
    if (fault === 'seal_missing') return broken(walk.seal_number + 1, null, fault)
    if (fault) return broken(row.seal_number, row.entry_id, fault)
    if (Date.parse(row.at) < walk.latest_ms - lateness_ms)
      walk.backdated ??= broken(row.seal_number, row.entry_id, 'entry_backdated')
    walk.seal_number = row.seal_number
    walk.hash = row.hash
    walk.latest_ms = Math.max(walk.latest_ms, Date.parse(row.at))
    if (row.is_redacted) walk.redacted += 1
  }
  return null
}

function faultOf(walk: Walk, row: SealedRow): Fault | null {
  if (row.seal_number !== walk.seal_number + 1) return 'seal_missing'
  if (!row.previous_hash.equals(walk.hash)) return 'seal_changed'
  if (row.id === null) return 'entry_missing'
  const entry = row as AuditRow
  if (!isKept(row, actorHash(entry), row.actor_hash, [row.actor_name])) return 'entry_changed'
  const said = [row.subject_name, row.before, row.after]
  if (!isKept(row, subjectHash(entry), row.subject_hash, said)) return 'entry_changed'
  return sealHash(entry, row as Seal).equals(row.hash) ? null : 'entry_changed'
}

/** A part of an entry is what was sealed, or was taken out with a person, which is on record, and is empty. */
function isKept(row: SealedRow, now: Buffer | null, sealed: Buffer | null, values: unknown[]): boolean {
  if (now) return sealed !== null && now.equals(sealed)
  return row.is_redacted && values.every((value) => value === null)
}
