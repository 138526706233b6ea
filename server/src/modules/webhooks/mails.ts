import type { Admin } from '#modules/identity/index'
import type { Config } from '#platform/config'
import { queueMail } from '#platform/mail'
import { mailPage } from '#platform/mail-page'
import { publicAddress } from '#platform/public-address'
import type { TenantTx } from '#platform/tenant'
import { words } from './mail-words.ts'
import type { EndpointRow } from './queries.ts'

export async function mailSwitchedOff(
  tx: TenantTx,
  config: Config,
  admin: Admin,
  { id, url, stopped_because }: EndpointRow,
): Promise<void> {
  const { subject, title, hello, gone, failing, what_next, action } = words[admin.language]
  const { host } = new URL(url)
  const page = mailPage({
    language: admin.language,
    title,
    paragraphs: [
      `${hello(admin.first_name)} ${stopped_because === 'gone' ? gone(url) : failing(url)}`,
      what_next,
    ],
    action: { label: action, url: `${publicAddress(config)}/settings/webhooks/${id}` },
  })
  const { organization_id } = admin
  const mail = { organization_id, user_id: admin.id, to: admin.email, kind: 'webhook_switched_off' }
  await queueMail(tx, { ...mail, subject: subject(host), ...page })
}
