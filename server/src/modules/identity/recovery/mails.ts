import type { Config } from '#platform/config'
import { queueMail } from '#platform/mail'
import { mailPage } from '#platform/mail-page'
import { publicAddress } from '#platform/public-address'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { UserRow } from '../people/queries.ts'
import { words } from './mail-words.ts'

/** Whom a mail is for, as a member of the organization in whose outbox it lies. */
export type Addressee = Pick<UserRow, 'id' | 'organization_id' | 'email' | 'first_name' | 'language'>
type Tx = TenantTx | DoorTx

export function mailPasswordReset(tx: Tx, person: Addressee, url: string): Promise<void> {
  const { subject, title, asked, lifetime, action, ignore } = words[person.language].reset
  return send(tx, person, 'password_reset', subject, {
    title,
    paragraphs: [asked(person.first_name, person.email), lifetime],
    action: { label: action, url },
    footnote: ignore,
  })
}

export function mailPasswordChanged(
  tx: Tx,
  { config }: { config: Config },
  person: Addressee,
  /** The person did it, on a device that stays signed in. */
  is_own_doing = false,
): Promise<void> {
  const { subject, title, what, ended, others_ended, action, alarm } = words[person.language].changed
  return send(tx, person, 'password_changed', subject, {
    title,
    paragraphs: [what(person.first_name, person.email), is_own_doing ? others_ended : ended, alarm],
    action: { label: action, url: `${publicAddress(config)}/forgot-password` },
  })
}

export function mailVerification(tx: Tx, person: Addressee, url: string): Promise<void> {
  const { subject, title, please, lifetime, action, ignore } = words[person.language].verify
  return send(tx, person, 'email_verification', subject, {
    title,
    paragraphs: [please(person.first_name, person.email), lifetime],
    action: { label: action, url },
    footnote: ignore,
  })
}

/** To the address somebody had before: the last that reaches them there. */
export function mailAddressChanged(tx: Tx, person: Addressee, old_address: string): Promise<void> {
  const { subject, title, what, alarm } = words[person.language].moved
  return send(tx, { ...person, email: old_address }, 'email_changed', subject, {
    title,
    paragraphs: [what(person.first_name, person.email), alarm],
  })
}

function send(
  tx: Tx,
  { id, organization_id, email, language }: Addressee,
  kind: string,
  subject: string,
  page: Omit<Parameters<typeof mailPage>[0], 'language'>,
): Promise<void> {
  const mail = { organization_id, user_id: id, to: email, kind, subject }
  return queueMail(tx, { ...mail, ...mailPage({ language, ...page }) })
}
