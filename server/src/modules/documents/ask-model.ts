import { type Extraction, promptOf, type Question, withAnswer } from '#packages/extraction'
import type { JobRun } from '#platform/jobs'
import { ModelFailure } from '#platform/model-provider'
import type { TenantTx } from '#platform/tenant'
import { countRequests, insertRequest, lockModelSettings, saveOutcome } from './model-queries.ts'
import { day_ms } from './model-settings.ts'

/** How a reading without a model goes on: as it is. */
interface Asked {
  extraction: Extraction
  question?: Question
}

/**
 * Asks the model about a reading in doubt, where the organization lets it and the day's number is not used up: once a
 * job, however often the job is tried. Whatever goes wrong, the reading stays as it was.
 */
export async function askModel(
  job: JobRun<{ document_id: string }>,
  { extraction, question }: Asked,
): Promise<Extraction> {
  const { model, log } = job.platform
  if (!model || !question || !(await job.tx((tx) => mayAsk(tx, job, model.model, question))))
    return extraction
  const { job_id, who } = job
  try {
    const answer = withAnswer(extraction, question, await model.ask(promptOf(question)))
    await job.tx((tx) => saveOutcome(tx, who, job_id, { outcome: answer.outcome }))
    return answer.extraction
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    log.warn({ job_id, reason: error.reason }, 'the language model gave no answer')
    await job.tx((tx) => saveOutcome(tx, who, job_id, { outcome: 'failed', failure: error.reason }))
    return extraction
  }
}

async function mayAsk(
  tx: TenantTx,
  { job_id, who, payload, platform }: JobRun<{ document_id: string }>,
  model: string,
  { words }: Question,
): Promise<boolean> {
  const settings = await lockModelSettings(tx, who)
  if (!settings?.is_on) return false
  const asked_at = platform.clock.now()
  const { asked } = await countRequests(tx, who, new Date(asked_at.getTime() - day_ms))
  if (asked >= settings.most_per_day) return false
  const { document_id } = payload
  return insertRequest(tx, who, { job_id, document_id, model, words: words.length, asked_at })
}
