import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Delivery } from './contract.ts'
import { wakeDelivery } from './deliver.ts'
import {
  type DeliveryRow,
  findDelivery,
  insertDelivery,
  listAttempts,
  selectDeliveries,
  updateDelivery,
} from './delivery-queries.ts'
import { getEndpoint } from './endpoints.ts'
import { testEvent } from './events.ts'
import { payloadOf } from './payload.ts'
import { tellDelivery } from './tell.ts'

const shape: ListShape = {
  sorts: { created_at: { column: 'd.created_at', cast: 'timestamptz' } },
  default_sort: '-created_at',
  tie_breaker: { column: 'd.id', cast: 'uuid' },
}

interface DeliveryFilters extends ListQuery {
  status?: Delivery['status']
  event_type?: string
}

/** Errors: not_found. */
export async function listDeliveries(tx: TenantTx, who: Who, endpoint_id: string, query: DeliveryFilters) {
  await getEndpoint(tx, who, endpoint_id)
  let rows = selectDeliveries(tx, who, endpoint_id)
  if (query.status) rows = rows.where('d.status', '=', query.status)
  if (query.event_type) rows = rows.where('a.action', '=', query.event_type)
  return listPage(tx, rows, query, shape)
}

/** With what is sent and every attempt, the latest first. Errors: not_found. */
export async function getDelivery(tx: TenantTx, who: Who, endpoint_id: string, id: string) {
  const row = await getRow(tx, who, endpoint_id, id)
  return {
    ...row,
    payload: payloadOf(who.organization_id, row),
    attempts: await listAttempts(tx, who, id),
  }
}

/** Begins a new round of attempts at once. Errors: not_found, webhook_inactive. */
export async function replayDelivery(
  { clock }: Platform,
  tx: TenantTx,
  who: Who,
  endpoint_id: string,
  id: string,
): Promise<DeliveryRow> {
  await getRow(tx, who, endpoint_id, id)
  await assertActive(tx, who, endpoint_id)
  const next_attempt_at = clock.now()
  await updateDelivery(tx, who, id, { status: 'pending', tries: 0, next_attempt_at, finished_at: null })
  return send(tx, who, endpoint_id, id)
}

/** Sends one webhook an event of its own, through everything a real one goes through. Errors: not_found, webhook_inactive. */
export async function testEndpoint(
  { clock }: Platform,
  tx: TenantTx,
  who: Who,
  endpoint_id: string,
): Promise<DeliveryRow> {
  const { url } = await assertActive(tx, who, endpoint_id)
  const event_id = await audit(tx, who, testEvent, { type: 'webhook', id: endpoint_id, name: url })
  const id = uuidv7()
  await insertDelivery(tx, who, { id, endpoint_id, event_id, next_attempt_at: clock.now() })
  return send(tx, who, endpoint_id, id)
}

async function send(tx: TenantTx, who: Who, endpoint_id: string, id: string): Promise<DeliveryRow> {
  await wakeDelivery(tx, { organization_id: who.organization_id, endpoint_id, id })
  const row = await getRow(tx, who, endpoint_id, id)
  await tellDelivery(tx, who.organization_id, { id, endpoint_id, status: row.status })
  return row
}

async function getRow(tx: TenantTx, who: Who, endpoint_id: string, id: string): Promise<DeliveryRow> {
  const row = await findDelivery(tx, who, endpoint_id, id)
  if (!row) throw notFound('delivery')
  return row
}

async function assertActive(tx: TenantTx, who: Who, id: string) {
  const endpoint = await getEndpoint(tx, who, id)
  if (!endpoint.is_active) throw new AppError('webhook_inactive')
  return endpoint
}
