import { uuidv7 } from 'uuidv7'
import { defineErrand, sendOnErrand } from './errands.ts'
import { deliverMail } from './mail-delivery.ts'
import { Id, Type } from './schema.ts'
import type { DoorTx, TenantTx } from './tenant.ts'

/** A mail as its writer hands it over. */
export interface NewMail {
  /** Whose admins see it in their outbox. */
  organization_id: string
  /** For whom; null: somebody without an account. */
  user_id: string | null
  /** One address and nothing else. */
  to: string
  /** What it is about, in snake_case, as `password_reset`. */
  kind: string
  subject: string
  text: string
  html: string
}

/**
 * Puts a mail into the outbox in the caller's transaction and wakes the sender: it goes exactly if the transaction
 * commits. Errors: TypeError for anything but one plain address, so that nobody adds recipients or headers.
 */
export async function queueMail(tx: TenantTx | DoorTx, mail: NewMail): Promise<void> {
  const { organization_id, user_id, to, kind, text, html } = mail
  if (!oneAddress.test(to)) throw new TypeError('a mail goes to one plain address')
  const id = uuidv7()
  await (tx as DoorTx)
    .insertInto('platform.mails')
    .values({
      organization_id,
      id,
      user_id,
      kind,
      recipient: to,
      subject: mail.subject.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim(),
      body_text: text,
      body_html: html,
      has_link: secretAddress.test(text),
    })
    .execute()
  await wakeSender(tx, organization_id, id)
}

/** Twelve attempts with growing pauses take sixteen hours. */
export const sendMail = defineErrand({
  task: 'send_mail',
  message: Type.Object({ organization_id: Id, mail_id: Id }),
  max_attempts: 12,
  // One at a time: a mail server that hangs holds up no other work.
  line: 'mail',
  run: deliverMail,
})

export function wakeSender(tx: TenantTx | DoorTx, organization_id: string, mail_id: string): Promise<void> {
  return sendOnErrand(tx, sendMail, { organization_id, mail_id }, mail_id)
}

const oneAddress = /^[^\p{Cc}\s<>(),;:"\\@]+@[^\p{Cc}\s<>(),;:"\\@]+$/u

/** An address with something behind # or ? may open a door; one without is a page like any other. */
const secretAddress = /https?:\/\/[^\s#?]+[#?]\S/
