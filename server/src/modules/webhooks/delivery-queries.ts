import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Delivery } from './contract.ts'

type Tenant = Pick<Who, 'organization_id'>

type Dates = 'occurred_at' | 'next_attempt_at' | 'created_at' | 'finished_at'
export type DeliveryRow = Omit<Delivery, Dates> & {
  [K in Dates]: null extends Delivery[K] ? Date | null : Date
}

/** Deliveries with what happened, as the audit log has it, and how their last attempt ended. */
export function selectDeliveries(tx: TenantTx, who: Tenant, endpoint_id: string) {
  return tx
    .selectFrom('webhooks.deliveries as d')
    .innerJoin('platform.audit_log as a', (join) =>
      join.onRef('a.organization_id', '=', 'd.organization_id').onRef('a.id', '=', 'd.event_id'),
    )
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('webhooks.attempts as t')
          .whereRef('t.organization_id', '=', 'd.organization_id')
          .whereRef('t.delivery_id', '=', 'd.id')
          .select(['t.number', 't.status', 't.error'])
          .orderBy('t.number', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .where('d.organization_id', '=', who.organization_id)
    .where('d.endpoint_id', '=', endpoint_id)
    .select([
      'd.id',
      'd.event_id',
      'a.action as event_type',
      'a.at as occurred_at',
      'a.subject_type',
      'a.subject_id',
      'a.subject_name',
      'd.status',
      sql<number>`coalesce(last.number, 0)`.as('attempt_count'),
      'last.status as last_status',
      'last.error as last_error',
      'd.next_attempt_at',
      'd.created_at',
      'd.finished_at',
    ])
}

export function findDelivery(
  tx: TenantTx,
  who: Tenant,
  endpoint_id: string,
  id: string,
): Promise<DeliveryRow | undefined> {
  return selectDeliveries(tx, who, endpoint_id).where('d.id', '=', id).executeTakeFirst()
}

export function listAttempts(tx: TenantTx, who: Tenant, delivery_id: string) {
  return tx
    .selectFrom('webhooks.attempts')
    .select(['number', 'at', 'latency_ms', 'status', 'error', 'answer'])
    .where('organization_id', '=', who.organization_id)
    .where('delivery_id', '=', delivery_id)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** One by its id, or the first that is due for a webhook. */
export type WhichDelivery = { id: string } | { endpoint_id: string; due_at: Date }

/** A delivery that is to be attempted, with whom it goes to and what it tells; undefined when none waits. */
export function findWaitingDelivery(tx: TenantTx, who: Tenant, which: WhichDelivery) {
  const rows = tx
    .selectFrom('webhooks.deliveries as d')
    .innerJoin('webhooks.endpoints as e', (join) =>
      join.onRef('e.organization_id', '=', 'd.organization_id').onRef('e.id', '=', 'd.endpoint_id'),
    )
    .innerJoin('platform.audit_log as a', (join) =>
      join.onRef('a.organization_id', '=', 'd.organization_id').onRef('a.id', '=', 'd.event_id'),
    )
    .where('d.organization_id', '=', who.organization_id)
    .where('d.status', '=', 'pending')
    .select([
      'd.id',
      'd.endpoint_id',
      'd.event_id',
      'd.tries',
      'e.url',
      'a.action as event_type',
      'a.at as occurred_at',
      'a.subject_type',
      'a.subject_id',
      'a.subject_name',
    ])
  const meant =
    'id' in which
      ? rows.where('d.id', '=', which.id)
      : rows
          .where('d.endpoint_id', '=', which.endpoint_id)
          .where('d.next_attempt_at', '<=', which.due_at)
          .orderBy('d.next_attempt_at')
          .limit(1)
  return meant.executeTakeFirst()
}

export async function insertDelivery(
  tx: TenantTx,
  who: Tenant,
  delivery: { id: string; endpoint_id: string; event_id: string; next_attempt_at: Date },
): Promise<void> {
  await tx
    .insertInto('webhooks.deliveries')
    .values({ ...delivery, organization_id: who.organization_id })
    .execute()
}

/** Adds an attempt under the number that follows. */
export async function insertAttempt(
  tx: TenantTx,
  who: Tenant,
  attempt: {
    delivery_id: string
    at: Date
    latency_ms: number
    status: number | null
    error: string | null
    answer: string | null
  },
): Promise<void> {
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from webhooks.attempts
    where organization_id = ${who.organization_id} and delivery_id = ${attempt.delivery_id})`
  await tx
    .insertInto('webhooks.attempts')
    .values({ ...attempt, number, organization_id: who.organization_id })
    .execute()
}

export async function updateDelivery(
  tx: TenantTx,
  who: Tenant,
  id: string,
  changes: {
    status: Delivery['status']
    tries?: number
    next_attempt_at: Date | null
    finished_at: Date | null
  },
): Promise<void> {
  await tx
    .updateTable('webhooks.deliveries')
    .set(changes)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** What still waits for a webhook that was switched off is not sent any more. */
export async function cancelWaiting(tx: TenantTx, who: Tenant, endpoint_id: string, at: Date): Promise<void> {
  await tx
    .updateTable('webhooks.deliveries')
    .set({ status: 'cancelled', next_attempt_at: null, finished_at: at })
    .where('organization_id', '=', who.organization_id)
    .where('endpoint_id', '=', endpoint_id)
    .where('status', '=', 'pending')
    .execute()
}

/** How many deliveries made before an instant went; their attempts with them. */
export async function deleteDeliveriesBefore(tx: TenantTx, who: Tenant, before: Date): Promise<number> {
  const gone = await tx
    .deleteFrom('webhooks.deliveries')
    .where('organization_id', '=', who.organization_id)
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
