import type { DocumentFollowers } from '#modules/documents/index'
import type { Handlers } from '#platform/module'
import { findAddress, makeAddress, removeAddress } from './address.ts'
import type { routes } from './contract.ts'
import { listMails } from './mail-queries.ts'
import { lookNow, removeMailbox, setMailbox } from './mailbox.ts'
import { findMailbox } from './mailbox-queries.ts'
import { forgetSender, getMail, nameSupplier, sortAgain } from './mails.ts'
import { receiveMail } from './receive.ts'
import { listSenders } from './sender-queries.ts'

export const makeHandlers = (followers: DocumentFollowers): Handlers<typeof routes> => ({
  receiveInboundMail: ({ platform, params, request }) =>
    receiveMail(platform, {
      key: params.key,
      content_type: request.headers['content-type'],
      content: request.raw,
      request_id: request.id,
    }),
  getInbox: async ({ platform, tx, who }) => ({
    address: await findAddress(platform, tx, who),
    mailbox: (await findMailbox(tx, who)) ?? null,
  }),
  makeInboxAddress: ({ platform, tx, who, reply }) => {
    reply.header('cache-control', 'no-store')
    return makeAddress(platform, tx, who)
  },
  removeInboxAddress: ({ platform, tx, who }) => removeAddress(platform, tx, who),
  setMailbox: ({ platform, who, body }) => setMailbox(platform, who, body),
  removeMailbox: ({ tx, who }) => removeMailbox(tx, who),
  lookIntoMailbox: ({ tx, who }) => lookNow(tx, who),
  listInboxMails: ({ tx, who, query }) => listMails(tx, who, query),
  getInboxMail: ({ tx, who, params }) => getMail(tx, who, params.id),
  sortInboxMailAgain: ({ tx, who, params }) => sortAgain(tx, who, params.id),
  nameInboxMailSupplier: ({ platform, tx, who, params, body }) =>
    nameSupplier({ clock: platform.clock, followers }, tx, who, params.id, body),
  listInboxSenders: ({ tx, who, query }) => listSenders(tx, who, query),
  forgetInboxSender: ({ tx, who, params }) => forgetSender(tx, who, params.id),
})
