import { type SqlBool, sql } from 'kysely'
import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { hasMailServer } from '#platform/mail-delivery'
import { sendAgain } from '#platform/mail-outbox'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { listOrganizationIdsOf } from '../sign-in/door-queries.ts'
import type { OpenedMail } from './outbox-contract.ts'

const shape: ListShape = {
  sorts: {
    created_at: { column: 'e.created_at', cast: 'timestamptz' },
    recipient: { column: 'e.recipient', cast: 'text' },
    status: { column: 'e.status', cast: 'text' },
  },
  default_sort: '-created_at',
  tie_breaker: { column: 'e.id', cast: 'uuid' },
}

type Status = OpenedMail['status']

/** Mails of the organization; the names of people who have left are gone. */
function selectMails(tx: TenantTx, who: Who) {
  return tx
    .selectFrom('platform.mails as e')
    .leftJoin('identity.users as u', 'u.id', 'e.user_id')
    .where('e.organization_id', '=', who.organization_id)
    .select([
      'e.id',
      'e.kind',
      'e.recipient',
      'e.user_id',
      'e.subject',
      'e.status',
      'e.attempts',
      'e.error',
      'e.created_at',
      'e.sent_at',
      sql<string | null>`nullif(trim(u.first_name || ' ' || u.last_name), '')`.as('user_name'),
    ])
    .$narrowType<{ status: Status }>()
}

export async function listMails(
  tx: TenantTx,
  who: Who,
  { config }: Platform,
  query: ListQuery & { status?: Status; search?: string },
) {
  let rows = selectMails(tx, who)
  if (query.status) rows = rows.where('e.status', '=', query.status)
  if (query.search?.trim()) {
    const part = `%${query.search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(
      sql<SqlBool>`(e.recipient ilike ${part} or e.subject ilike ${part} or u.first_name || ' ' || u.last_name ilike ${part})`,
    )
  }
  return { ...(await listPage(tx, rows, query, shape)), has_mail_server: hasMailServer(config) }
}

/**
 * One mail to read or hand over. A link that opens a door is shown only where nobody else brings it, and never when
 * it would open another organization's. Errors: not_found.
 */
export async function getMail({ config, withDoor, withTenant }: Platform, who: Who, id: string) {
  const found = await withTenant(
    who,
    (tx) =>
      selectMails(tx, who)
        .select(['e.has_link', 'e.body_text', 'e.body_html'])
        .where('e.id', '=', id)
        .executeTakeFirst(),
    { read_only: true },
  )
  if (!found) throw notFound('mail')
  const { has_link, body_text, body_html, ...mail } = found
  const hidden = has_link ? await reasonToHide() : null
  if (hidden) return { ...mail, text: null, html: null, link: null, hidden }
  if (has_link)
    await withTenant(who, (tx) =>
      audit(tx, who, 'mail.link_shown', { type: 'mail', id, name: `${mail.kind}: ${mail.recipient}` }),
    )
  const link = has_link ? (linkInText.exec(body_text)?.[0] ?? null) : null
  return { ...mail, text: body_text, html: body_html, link, hidden: null }

  async function reasonToHide(): Promise<OpenedMail['hidden']> {
    const is_carried = mail.status === 'sent' || (mail.status === 'queued' && hasMailServer(config))
    if (is_carried) return 'sent'
    if (!mail.user_id) return null
    const user_id = mail.user_id
    const organizations = await withDoor((tx) => listOrganizationIdsOf(tx, user_id), { read_only: true })
    return organizations.some((other) => other !== who.organization_id) ? 'other_organizations' : null
  }
}

const linkInText = /https?:\/\/[^\s#?]+[#?]\S+/

/** Errors: not_found, mail_not_sendable. */
export async function sendMailAgain(tx: TenantTx, who: Who, { config }: Platform, id: string) {
  const mail = () => selectMails(tx, who).where('e.id', '=', id).executeTakeFirst()
  const before = await mail()
  if (!before) throw notFound('mail')
  if (!hasMailServer(config) || !(await sendAgain(tx, who.organization_id, id)))
    throw new AppError('mail_not_sendable')
  await audit(tx, who, 'mail.sent_again', { type: 'mail', id, name: `${before.kind}: ${before.recipient}` })
  return (await mail())!
}
