import { createHash } from 'node:crypto'
import type { Task } from 'graphile-worker'
import { enqueueJob, type JobDefinition } from './jobs.ts'
import type { Platform } from './platform.ts'
import type { Who } from './who.ts'

interface Tick {
  /** Minute, hour, day of the month, month and day of the week in UTC, as `17 3 * * *`. */
  at: string
}

/** Work that begins by the clock: a job of its own for each organization. */
interface JobEntry extends Tick {
  job: JobDefinition
  payload: object
}

/** Small work that is done for one organization after the other, often and without a record of its own. */
interface ChoreEntry extends Tick {
  chore: string
  run: (platform: Platform, who: Who) => Promise<void>
}

export type TimetableEntry = JobEntry | ChoreEntry

/** Nobody in particular: what the house does by itself is recorded under this id. */
export const houseItself = '00000000-0000-0000-0000-000000000000'

/** The house itself, at work in an organization. */
export function byItself(organization_id: string, request_id: string): Who {
  return {
    user_id: houseItself,
    organization_id,
    session_id: null,
    role: 'house',
    restaurant_ids: null,
    name: 'Brigade',
    language: 'en',
    request_id,
  }
}

const taskOfEntry = (entry: TimetableEntry) => `timetable:${'job' in entry ? entry.job.task : entry.chore}`

/**
 * The timetable as the queue reads it. A job's tick that fell while no worker was running is made up for within a day,
 * once; a chore that is late is done once, and one that failed at its next tick.
 * Source: graphile-worker's documentation, "Recurring tasks (crontab)".
 */
export function crontabOf(entries: readonly TimetableEntry[]): string {
  return entries
    .map((entry) => {
      const task = taskOfEntry(entry)
      return `${entry.at} ${task} ?${'job' in entry ? 'fill=1d' : `max=1&jobKey=${task}`}`
    })
    .join('\n')
}

/** The tasks of a timetable: each goes round the organizations. */
export function timetableTasks(
  platform: Platform,
  entries: readonly TimetableEntry[],
  organizations: () => Promise<string[]>,
): Record<string, Task> {
  return Object.fromEntries(
    entries.map((entry) => [
      taskOfEntry(entry),
      async (payload) => {
        const { _cron } = payload as { _cron: { ts: string } }
        for (const organization_id of await organizations())
          await ('job' in entry
            ? enqueueFor(platform, entry, organization_id, _cron.ts)
            : doFor(platform, entry, organization_id))
      },
    ]),
  )
}

/** Run again for the same tick, it adds nothing. */
async function enqueueFor(platform: Platform, entry: JobEntry, organization_id: string, tick: string) {
  const id = uuidOf(`${entry.job.task} ${tick} ${organization_id}`)
  const who = byItself(organization_id, id)
  await platform.withTenant(who, (tx) =>
    enqueueJob(tx, who, entry.job as typeof entry.job & { payload: never }, entry.payload as never, { id }),
  )
}

/** What fails for one organization is done for the others all the same. */
async function doFor(platform: Platform, entry: ChoreEntry, organization_id: string) {
  await entry.run(platform, byItself(organization_id, `chore:${entry.chore}`)).catch((error) => {
    platform.log.error({ err: error, organization_id, chore: entry.chore }, 'a chore failed')
  })
}

/** The same UUID for the same words. Source: RFC 9562, version 8. */
function uuidOf(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
