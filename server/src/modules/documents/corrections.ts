import { uuidv7 } from 'uuidv7'
import { findSupplierByEvidence } from '#modules/suppliers/index'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { changesOf, correctedLines, isOtherwise, withCorrections, withValues } from './apply-corrections.ts'
import type { CorrectionInput } from './correction-contract.ts'
import {
  type CorrectionRow,
  deleteCorrectionsFrom,
  insertCorrection,
  listCorrections,
} from './correction-queries.ts'
import type { StoredExtraction } from './document-contract.ts'
import type { DocumentFollowers } from './followers.ts'
import { countCorrection } from './layout-queries.ts'
import { learnLayoutOf } from './learn-layout.ts'
import { type DocumentRow, findDocumentForUpdate, findReading } from './queries.ts'
import { saveShown } from './reading-queries.ts'

/** What is shown of a reading, and what it is made of. */
export interface ShownReading {
  /** As the machine read it. */
  read: StoredExtraction
  corrections: CorrectionRow[]
  /** With the corrections put on. */
  shown: StoredExtraction
}

/** What was read from a visible document, as people corrected it; undefined before it was read. */
export async function findShownReading(
  tx: TenantTx,
  who: Who,
  document_id: string,
): Promise<ShownReading | undefined> {
  const read = await findReading(tx, who, document_id)
  if (!read) return undefined
  const corrections = await listCorrections(tx, who, document_id)
  return { read, corrections, shown: withCorrections(read, corrections) }
}

/**
 * Keeps what a person says differently than it was read: the one place where corrections are made. What learns from
 * them is told by `wasCorrected`, and finds machine's and person's values in findShownReading.
 * Errors: not_found, document_busy, document_not_readable, constraint_violated (a line that is not there).
 */
export async function correctDocument(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  document_id: string,
  { input, now }: { input: CorrectionInput; now: Date },
): Promise<void> {
  const row = await getCorrectable(tx, who, document_id)
  const before = (await findShownReading(tx, who, document_id))!
  const { lines: edits, ...fields } = input
  const lines = edits && correctedLines(before.shown.lines, edits)
  if (edits && !lines) throw fieldError('constraint_violated', 'lines', 'There is no such line.')
  const changes = changesOf(before.shown, input)
  if (changes.length === 0) return
  const values = { ...fields, ...(lines ? { lines } : {}) }
  await insertCorrection(tx, who, document_id, { id: uuidv7(), values, changes, corrected_at: now })
  await keepShown(tx, who, row, withValues(before.shown, values))
  if (isOtherwise(changes)) await countCorrection(tx, who, document_id)
  await audit(tx, who, 'document.corrected', subjectOf(row), sidesOf(changes))
  await tellCorrected(tx, who, followers, row)
}

/** Takes back a correction and those made after it. Errors: not_found, document_busy. */
export async function takeBackCorrection(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  { document_id, correction_id }: { document_id: string; correction_id: string },
): Promise<void> {
  const row = await getCorrectable(tx, who, document_id)
  const { read, corrections } = (await findShownReading(tx, who, document_id))!
  const from = corrections.findIndex(({ id }) => id === correction_id)
  if (from < 0) throw notFound('correction')
  await deleteCorrectionsFrom(tx, who, document_id, correction_id)
  await keepShown(tx, who, row, withCorrections(read, corrections.slice(0, from)))
  const undone = corrections.slice(from).flatMap(({ changes }) => changes)
  const { before, after } = sidesOf(undone)
  await audit(tx, who, 'document.correction_reverted', subjectOf(row), { before: after, after: before })
  await tellCorrected(tx, who, followers, row)
}

async function getCorrectable(tx: TenantTx, who: Who, document_id: string): Promise<DocumentRow> {
  const row = await findDocumentForUpdate(tx, who, document_id)
  if (!row) throw notFound('document')
  if (row.status === 'uploaded' || row.status === 'processing') throw new AppError('document_busy')
  if (row.status === 'error')
    throw new AppError('document_not_readable', { message: 'Nothing was read, so nothing can be corrected.' })
  return row
}

/** What lists show of a document follows what is shown of its reading. */
async function keepShown(tx: TenantTx, who: Who, row: DocumentRow, shown: StoredExtraction): Promise<void> {
  const found = row.supplier_id ? undefined : await findSupplierByEvidence(tx, who, shown.supplier)
  await saveShown(tx, who, row.id, {
    shown,
    document_type: shown.document_type,
    supplier_id: row.supplier_id ?? (found?.is_certain ? found.supplier.id : null),
  })
}

function sidesOf(changes: CorrectionRow['changes']) {
  const side = (which: 'before' | 'after') =>
    Object.fromEntries(
      changes.map((change) => [
        change.line === null ? change.field : `line ${change.line} ${change.field}`,
        change[which],
      ]),
    )
  return { before: side('before'), after: side('after') }
}

const subjectOf = ({ id, file_name }: DocumentRow) => ({ type: 'document', id, name: file_name })

/** Tells whoever follows a document that what is shown of it has changed. */
export async function tellCorrected(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  row: Pick<DocumentRow, 'id' | 'status' | 'restaurant_id'>,
): Promise<void> {
  await followers.wasCorrected(tx, who, row.id)
  await learnLayoutOf(tx, who, row.id)
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'documents',
    type: 'document_changed',
    restaurant_id: row.restaurant_id,
    data: { id: row.id, status: row.status },
  })
}
