import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** An entry of the audit log with all that is sealed of it; instants as UTC text to the microsecond. */
export interface AuditRow {
  organization_id: string
  id: string
  at: string
  actor_id: string | null
  actor_name: string | null
  /** Null once the name was taken out. */
  actor_salt: string | null
  action: string
  subject_type: string
  subject_id: string | null
  subject_name: string | null
  before: unknown
  after: unknown
  /** Null once subject_name, before and after were taken out. */
  subject_salt: string | null
  request_id: string | null
}

export interface Seal {
  seal_number: number
  /** UTC text to the microsecond. */
  sealed_at: string
  actor_hash: Buffer | null
  subject_hash: Buffer | null
  previous_hash: Buffer
  hash: Buffer
}

/** What stands before the first. */
export const noHash = Buffer.alloc(32)

const digest = (content: object) => createHash('sha256').update(canonicalJson(content)).digest()

/** The hash of who it was; null when that was taken out. */
export function actorHash({ actor_name, actor_salt }: AuditRow): Buffer | null {
  return actor_salt === null ? null : digest({ actor_name, actor_salt })
}

/** The hash of what it was about and what changed; null when that was taken out. */
export function subjectHash({ subject_name, before, after, subject_salt }: AuditRow): Buffer | null {
  return subject_salt === null ? null : digest({ subject_name, before, after, subject_salt })
}

/** The hash of a seal: of what is never taken out of an entry, of the hashes of what may be, and of the seal before. */
export function sealHash(row: AuditRow, seal: Omit<Seal, 'hash'>): Buffer {
  return digest({
    organization_id: row.organization_id,
    id: row.id,
    at: row.at,
    actor_id: row.actor_id,
    action: row.action,
    subject_type: row.subject_type,
    subject_id: row.subject_id,
    request_id: row.request_id,
    seal_number: seal.seal_number,
    sealed_at: seal.sealed_at,
    actor_hash: hex(seal.actor_hash),
    subject_hash: hex(seal.subject_hash),
    previous_hash: hex(seal.previous_hash),
  })
}

/** The seal that follows another. */
export function sealAfter(
  previous: Pick<Seal, 'seal_number' | 'hash'>,
  row: AuditRow,
  sealed_at: string,
): Seal {
  const seal = {
    seal_number: previous.seal_number + 1,
    sealed_at,
    actor_hash: actorHash(row),
    subject_hash: subjectHash(row),
    previous_hash: previous.hash,
  }
  return { ...seal, hash: sealHash(row, seal) }
}

export const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? null
