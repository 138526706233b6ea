import { uuidv7 } from 'uuidv7'
import { findSupplierByEvidence } from '#modules/suppliers/index'
import { findRestaurant } from '#modules/venues/index'
import type { Hints } from '#packages/extraction'
import { audit } from '#platform/audit'
import type { FailedJob, JobRun } from '#platform/jobs'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import { lockFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { withCorrections } from './apply-corrections.ts'
import { askModel } from './ask-model.ts'
import { listCorrections } from './correction-queries.ts'
import type { DocumentFollowers } from './followers.ts'
import { listKnownLayouts, saveLayoutOf } from './layout-queries.ts'
import { findModelSettings } from './model-queries.ts'
import { type ReadProgress, readStoredDocument } from './read-stored.ts'
import type { ReadResult } from './read-task.ts'
import type { KnownLayout } from './read-with-layouts.ts'
import {
  beginReading,
  insertPart,
  type ReadableDocument,
  type Reading,
  saveReading,
  saveReadingError,
} from './reading-queries.ts'

export interface ReadPayload {
  document_id: string
}

/** Reads a document and keeps what was read: load, compute apart, save. Done before, it changes nothing. */
export async function readDocument(
  job: JobRun<ReadPayload>,
  followers: Pick<DocumentFollowers, 'wasRead'>,
): Promise<Record<string, unknown>> {
  const { document_id } = job.payload
  const begun = await job.tx(async (tx) => {
    const row = await beginReading(tx, job.who, document_id)
    if (!row) return undefined
    await tellChange(tx, job.who, row, 'processing')
    const may_ask = job.platform.model !== null && (await findModelSettings(tx, job.who))?.is_on
    const layouts = await layoutsFor(tx, job.who, row)
    const part = row.part ?? undefined
    return { row, wanted: { hints: await hintsFor(tx, job.who, row), may_ask, layouts, part } }
  })
  if (!begun) return { document_id }

  const read = await readStoredDocument(
    job.platform,
    { organization_id: job.who.organization_id, hash: begun.row.file_hash },
    begun.wanted,
    (progress) => job.progress(percentOf(progress), stepOf(progress)),
  )
  const extraction = await askModel(job, read)
  await job.tx(async (tx) => {
    const now = job.platform.clock.now()
    const { row } = begun
    const place = read.parts > 1 ? { part: row.part ?? 1, parts: read.parts } : { part: null, parts: null }
    if (!(await keep(tx, job.who, row, { extraction, ...place }, now))) return
    await saveLayoutOf(tx, job.who, document_id, read.used && { ...read.used, used_at: now })
    await followers.wasRead(tx, job.who, document_id)
    // Read before, the others are documents already, or were deleted by somebody.
    if (row.part === null) await keepOthers(tx, job.who, followers, row, read, now)
  })
  return { document_id, document_type: extraction.document_type, lines: extraction.lines.length }
}

const mostLayouts = 300

/** Of the supplier, where somebody said who it is; else of all, and the paper tells. */
async function layoutsFor(tx: TenantTx, who: Who, { supplier_id }: ReadableDocument): Promise<KnownLayout[]> {
  const rows = await listKnownLayouts(tx, who, supplier_id, mostLayouts)
  return rows.map(({ layout, ...row }) => ({
    ...row,
    layout: layout as unknown as KnownLayout['layout'],
    is_certain: supplier_id !== null,
  }))
}

async function hintsFor(tx: TenantTx, who: Who, row: ReadableDocument): Promise<Hints> {
  const restaurant = row.restaurant_id ? await findRestaurant(tx, who, row.restaurant_id) : undefined
  return {
    document_type: row.document_type === 'other' ? undefined : row.document_type,
    currency: restaurant?.currency,
    language: languageOfLocale(restaurant?.locale),
  }
}

const languages = { en: 'eng', pt: 'por', es: 'spa', fr: 'fra', de: 'deu' } as const

/** Suppliers mostly write as the restaurant speaks. */
function languageOfLocale(locale: string | undefined): Hints['language'] {
  return languages[locale?.slice(0, 2) as keyof typeof languages]
}

/** The other invoices of a file become documents of their own: with the place, sender and day of the first. */
async function keepOthers(
  tx: TenantTx,
  who: Who,
  followers: Pick<DocumentFollowers, 'wasRead'>,
  row: ReadableDocument,
  { others, parts }: ReadResult,
  now: Date,
): Promise<void> {
  if (others.length > 0) await lockFile(tx, who, row.file_hash)
  for (const [at, extraction] of others.entries()) {
    const other = await insertPart(tx, who, uuidv7(), row)
    await keep(tx, who, other, { extraction, part: at + 2, parts }, now)
    await followers.wasRead(tx, who, other.id)
  }
}

/** What was read, and which of how many in the file it is. */
type Kept = Pick<Reading, 'extraction' | 'part' | 'parts'>

/**
 * What a person said about type and supplier, and what they corrected at an earlier reading, stays; the rest is taken
 * from the document where it is certain. False when somebody else kept it before.
 */
async function keep(
  tx: TenantTx,
  who: Who,
  row: ReadableDocument,
  { extraction, ...place }: Kept,
  now: Date,
) {
  const shown = withCorrections(extraction, await listCorrections(tx, who, row.id))
  const found = row.supplier_id ? undefined : await findSupplierByEvidence(tx, who, shown.supplier)
  const saved = await saveReading(tx, who, row.id, {
    document_type: row.document_type === 'other' ? shown.document_type : row.document_type,
    supplier_id: row.supplier_id ?? (found?.is_certain ? found.supplier.id : null),
    extraction,
    shown,
    processed_at: now,
    ...place,
  })
  if (!saved) return false
  const { total_amount, currency, lines, document_type } = extraction
  await recordReading(tx, who, row, 'processed', {
    ...{ document_type, total_amount, currency },
    line_count: lines.length,
    ...(place.part && place),
  })
  await tellChange(tx, who, row, 'processed')
  return true
}

/** Keeps that a document was read or could not be: the house did it, whoever sent it in. */
async function recordReading(
  tx: TenantTx,
  who: Who,
  { id, file_name }: { id: string; file_name: string },
  what: 'processed' | 'failed',
  after: object,
): Promise<void> {
  const house = byItself(who.organization_id, who.request_id)
  await audit(tx, house, `document.${what}`, { type: 'document', id, name: file_name }, { after })
}

/** The job is over without success: the document says so. */
export async function readingFailed(tx: TenantTx, job: FailedJob<ReadPayload>): Promise<void> {
  const error = job.cancelled
    ? { code: 'job_cancelled', message: 'Reading was cancelled; delete the document or upload it again.' }
    : job.error
  const row = await saveReadingError(tx, job.who, job.payload.document_id, error)
  if (!row) return
  await recordReading(tx, job.who, row, 'failed', { error_code: error.code })
  await tellChange(tx, job.who, row, 'error')
}

function tellChange(
  tx: TenantTx,
  who: Who,
  row: { id: string; restaurant_id: string | null },
  status: string,
) {
  return notify(tx, {
    organization_id: who.organization_id,
    channel: 'documents',
    type: 'document_changed',
    restaurant_id: row.restaurant_id,
    data: { id: row.id, status },
  })
}

const textShare = 90

function percentOf(progress: ReadProgress): number {
  return progress.stage === 'text' ? (progress.page / progress.pages) * textShare : textShare
}

function stepOf(progress: ReadProgress): string {
  return progress.stage === 'text' ? `Page ${progress.page} of ${progress.pages}` : 'Making sense of it'
}
