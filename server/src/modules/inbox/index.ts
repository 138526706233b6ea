import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { sortMailJob, sweepMailsJob } from './jobs.ts'
import { lookErrand } from './look.ts'
import { isRawOfMail } from './mail-queries.ts'
import { sendDueLook } from './mailbox.ts'
import { handlers } from './routes.ts'

/** The room of documents that come by e-mail. */
export function inbox(): Module {
  return defineModule({
    name: 'inbox',
    routes,
    handlers,
    jobs: [sortMailJob, sweepMailsJob],
    errands: [lookErrand],
    timetable: [
      { at: '41 3 * * *', job: sweepMailsJob, payload: {} },
      { at: '*/5 * * * *', chore: 'look_into_mailboxes', run: sendDueLook },
    ],
    needsFile: isRawOfMail,
    channels: { inbox: 'documents.inbox' },
  })
}
