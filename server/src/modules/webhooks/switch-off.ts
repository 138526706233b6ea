import { uuidv7 } from 'uuidv7'
import { listAdmins } from '#modules/identity/index'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import { cancelWaiting } from './delivery-queries.ts'
import { recordEndpoint } from './endpoints.ts'
import { mailSwitchedOff } from './mails.ts'
import { type EndpointRow, updateEndpointRow } from './queries.ts'

/** Calls a receiver no more that is gone or has failed for days, and tells the admins. */
export async function switchOff(
  { clock, config }: Platform,
  tx: TenantTx,
  organization_id: string,
  before: EndpointRow,
  because: 'gone' | 'failing',
): Promise<void> {
  const who = byItself(organization_id, uuidv7())
  const now = clock.now()
  const stop = { is_active: false, stopped_at: now, stopped_because: because, updated_at: now }
  const after = await updateEndpointRow(tx, who, before.id, stop)
  await cancelWaiting(tx, who, before.id, now)
  await recordEndpoint(tx, who, 'switched_off', { before, after })
  for (const admin of await listAdmins(tx, who)) await mailSwitchedOff(tx, config, admin, after)
}
