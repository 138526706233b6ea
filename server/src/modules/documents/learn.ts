import { uuidv7 } from 'uuidv7'
import type { Corrections } from '#packages/extraction'
import { ComputeLimitError } from '#platform/compute'
import { defineJob, type JobRun } from '#platform/jobs'
import { fieldOf } from './apply-corrections.ts'
import { findShownReading } from './corrections.ts'
import type { StoredExtraction } from './document-contract.ts'
import { findLayoutOf, listKnownLayouts, saveLayout } from './layout-queries.ts'
import { tellLayout } from './layouts.ts'
import { learnLayoutJob } from './learn-layout.ts'
import type { Learned, LearnTask } from './learn-task.ts'
import { findDocumentRow } from './queries.ts'
import { taughtLines } from './taught-lines.ts'

const task = new URL('./learn-task.ts', import.meta.url)
// Pictures of pages are read once more, at seconds each.
const limits = { timeout_ms: 300_000, memory_mb: 512 }
const mostLayouts = 100

type Run = JobRun<{ document_id: string; is_confirmed?: boolean }>

/** Learns how a supplier's paper is laid out from a document that people corrected or confirmed, or whose arithmetic proves it. */
export const learnJob = defineJob({
  ...learnLayoutJob,
  async run(job: Run) {
    const found = await findLesson(job)
    if (!found) return { learned: false }
    const { file_hash, ...lesson } = found
    const learned = await compute(job, file_hash, lesson)
    if (!learned) return { learned: false }
    const { supplier_id } = found
    await job.tx(async (tx) => {
      const learned_at = job.platform.clock.now()
      const id = await saveLayout(tx, job.who, { id: uuidv7(), supplier_id, learned_at, ...learned })
      await tellLayout(tx, job.who, 'layout.learned', { id, supplier_id })
    })
    return { learned: true }
  },
})

/** Undefined where nothing is to be learned: whose it is is not known, or nobody and nothing says that it is right. */
function findLesson({ tx, who, payload: { document_id, is_confirmed } }: Run) {
  return tx(async (t) => {
    const row = await findDocumentRow(t, who, document_id)
    const reading = row?.status === 'processed' ? await findShownReading(t, who, document_id) : undefined
    if (!row?.supplier_id || !reading) return undefined
    const { read, shown, corrections } = reading
    // E-invoices say by themselves what their values are.
    if (shown.source === 'xml') return undefined
    const is_proven = shown.proof === 'proven' && !(await findLayoutOf(t, who, document_id))
    if (corrections.length === 0 && !is_proven && !is_confirmed) return undefined
    const known = await listKnownLayouts(t, who, row.supplier_id, mostLayouts)
    const truth = truthOf(shown, read)
    return { supplier_id: row.supplier_id, file_hash: row.file_hash, truth, known: known.map(learnedOf) }
  })
}

const taught = [
  ...['invoice_number', 'invoice_date', 'due_date', 'subtotal', 'tax_amount', 'total_amount'],
  ...['opening_balance', 'closing_balance'],
]

function truthOf(shown: StoredExtraction, read: StoredExtraction): Corrections {
  const fields = taught.map((name) => [name, fieldOf(shown, name)])
  const lines = taughtLines(shown.lines, read.lines)
  return { fields: Object.fromEntries(fields), document_type: shown.document_type, lines }
}

const learnedOf = ({ signature, layout }: { signature: string; layout: unknown }): Learned => ({
  signature,
  layout: layout as Learned['layout'],
})

type Lesson = Omit<LearnTask, 'path'>

async function compute({ platform, who }: Run, hash: string, lesson: Lesson): Promise<Learned | null> {
  const { files, compute, log } = platform
  if (!(await files.exists(who.organization_id, hash))) return null
  try {
    return await files.withLocalPath(who.organization_id, hash, (path) =>
      compute.run<LearnTask, Learned | null>(
        task,
        { path, truth: lesson.truth, known: lesson.known },
        limits,
      ),
    )
  } catch (error) {
    if (!(error instanceof ComputeLimitError)) throw error
    log.warn({ hash }, 'a layout was too much to learn')
    return null
  }
}
