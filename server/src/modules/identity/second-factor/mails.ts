import { queueMail } from '#platform/mail'
import { mailPage } from '#platform/mail-page'
import type { Platform } from '#platform/platform'
import { publicAddress } from '#platform/public-address'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { UserRow } from '../people/queries.ts'
import { type SecurityNews, words } from './mail-words.ts'

/** Whom a mail is for, as a member of the organization in whose outbox it lies. */
export type Addressee = Pick<UserRow, 'id' | 'organization_id' | 'email' | 'first_name' | 'language'>

/** Tells somebody what has changed about how they sign in, and what to do when it was not them. */
export async function mailSecurityNews(
  tx: TenantTx | DoorTx,
  { config }: Pick<Platform, 'config'>,
  { id, organization_id, email, first_name, language }: Addressee,
  news: SecurityNews,
): Promise<void> {
  const { hello, alarm, action, about } = words[language]
  const { subject, what } = about[news.kind]
  const page = mailPage({
    language,
    title: subject,
    paragraphs: [`${hello(first_name)} ${what(email, news)}`, alarm],
    action: { label: action, url: `${publicAddress(config)}/settings/security` },
  })
  await queueMail(tx, { organization_id, user_id: id, to: email, kind: news.kind, subject, ...page })
}
