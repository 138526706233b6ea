import { createHash } from 'node:crypto'
import type { Task } from 'graphile-worker'
import { enqueueJob, type JobDefinition } from './jobs.ts'
import type { Platform } from './platform.ts'
import type { Who } from './who.ts'

/** Work that begins by the clock: a job of its own for each organization. */
export interface TimetableEntry {
  /** Minute, hour, day of the month, month and day of the week in UTC, as `17 3 * * *`. */
  at: string
  job: JobDefinition
  payload: object
}

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

const taskOfEntry = ({ job }: TimetableEntry) => `timetable:${job.task}`

/**
 * The timetable as the queue reads it. A tick that fell while no worker was running is made up for within a day, once.
 * Source: graphile-worker's documentation, "Recurring tasks (crontab)".
 */
export function crontabOf(entries: readonly TimetableEntry[]): string {
  return entries.map((entry) => `${entry.at} ${taskOfEntry(entry)} ?fill=1d`).join('\n')
}

/** Tasks that hand an entry's job to every organization. Run again for the same tick, they add nothing. */
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
        for (const organization_id of await organizations()) {
          const id = uuidOf(`${entry.job.task} ${_cron.ts} ${organization_id}`)
          const who = byItself(organization_id, id)
          await platform.withTenant(who, (tx) =>
            enqueueJob(tx, who, entry.job as typeof entry.job & { payload: never }, entry.payload as never, {
              id,
            }),
          )
        }
      },
    ]),
  )
}

/** The same UUID for the same words. Source: RFC 9562, version 8. */
function uuidOf(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
