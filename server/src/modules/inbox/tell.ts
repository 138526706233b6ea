import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

type Tenant = Pick<Who, 'organization_id'>

/** Tells whoever watches that the address or the mailbox changed. */
export function tellSettings(tx: TenantTx, { organization_id }: Tenant): Promise<void> {
  return notify(tx, { organization_id, channel: 'inbox', type: 'inbox_changed', data: {} })
}

/** Tells whoever watches what became of a mail. */
export function tellMail(
  tx: TenantTx,
  { organization_id }: Tenant,
  { id, status, restaurant_id }: { id: string; status: string; restaurant_id: string | null },
): Promise<void> {
  const data = { id, status }
  return notify(tx, { organization_id, channel: 'inbox', type: 'inbox_mail_changed', restaurant_id, data })
}
