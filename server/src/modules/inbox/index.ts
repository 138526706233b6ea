import type { DocumentFollowers } from '#modules/documents/index'
import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { makeSortMailJob, sweepMailsJob } from './jobs.ts'
import { lookErrand } from './look.ts'
import { isRawOfMail } from './mail-queries.ts'
import { sendDueLook } from './mailbox.ts'
import { makeHandlers } from './routes.ts'

/** The room of documents that come by e-mail. */
export function inbox(followers: DocumentFollowers): Module {
  return defineModule({
    name: 'inbox',
    routes,
    handlers: makeHandlers(followers),
    jobs: [makeSortMailJob(followers), sweepMailsJob],
    errands: [lookErrand],
    timetable: [
      { at: '41 3 * * *', job: sweepMailsJob, payload: {} },
      { at: '*/5 * * * *', chore: 'look_into_mailboxes', run: sendDueLook },
    ],
    needsFile: isRawOfMail,
    channels: { inbox: 'documents.inbox' },
  })
}
