import type { Handlers } from '#platform/module'
import { getMail, listMails, sendMailAgain } from './outbox.ts'
import type { outboxRoutes } from './outbox-contract.ts'

export function outboxHandlers(): Handlers<typeof outboxRoutes> {
  return {
    listMails: ({ tx, who, platform, query }) => listMails(tx, who, platform, query),
    getMail: async ({ who, platform, params, reply }) => {
      reply.header('cache-control', 'no-store')
      return getMail(platform, who, params.id)
    },
    sendMailAgain: ({ tx, who, platform, params }) => sendMailAgain(tx, who, platform, params.id),
  }
}
