import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Delivery } from './contract.ts'
import { type findWaitingDelivery, insertAttempt, updateDelivery } from './delivery-queries.ts'
import { findEndpoint, updateEndpointRow } from './queries.ts'
import { nextAttempt, retryAfterSeconds } from './schedule.ts'
import { switchOff } from './switch-off.ts'
import { tellDelivery } from './tell.ts'

export type Waiting = NonNullable<Awaited<ReturnType<typeof findWaitingDelivery>>>

/** How an attempt ended. */
export interface Outcome {
  sent_at: Date
  latency_ms: number
  /** Of the answer; null: there was none. */
  status: number | null
  error: string | null
  answer: string | null
  retry_after?: string
}

/** A receiver that has failed for so long is not there any more. */
const patience_ms = 5 * 86_400_000

/**
 * Keeps an attempt and what follows from it: the delivery is over, or waits; the webhook goes on, or is switched off.
 * `next`: when to try again; null: no more.
 */
export async function recordAttempt(
  platform: Platform,
  tx: TenantTx,
  who: Pick<Who, 'organization_id'>,
  waiting: Waiting,
  outcome: Outcome,
): Promise<{ status: Delivery['status']; next: Date | null }> {
  const { id, endpoint_id } = waiting
  const { retry_after, sent_at: at, ...kept } = outcome
  const endpoint = await findEndpoint(tx, who, endpoint_id)
  // Deleted while it was called: there is nothing left to keep it by.
  if (!endpoint) return { status: 'cancelled', next: null }
  await insertAttempt(tx, who, { ...kept, delivery_id: id, at })

  const now = platform.clock.now()
  const is_delivered = outcome.status !== null && outcome.status >= 200 && outcome.status < 300
  const is_gone = outcome.status === 410
  const tries = waiting.tries + 1
  const is_over = is_delivered || is_gone || !endpoint.is_active
  const next = is_over ? null : nextAttempt(tries, now, retryAfterSeconds(retry_after, now), Math.random())
  const status = is_delivered ? 'delivered' : next ? 'pending' : endpoint.is_active ? 'failed' : 'cancelled'
  await updateDelivery(tx, who, id, { status, tries, next_attempt_at: next, finished_at: next ? null : now })

  const failing_since = is_delivered ? null : (endpoint.failing_since ?? at)
  await updateEndpointRow(tx, who, endpoint_id, { last_attempt_at: at, failing_since })
  const is_lost = failing_since !== null && now.getTime() - failing_since.getTime() >= patience_ms
  const is_to_stop = endpoint.is_active && (is_gone || is_lost)
  if (is_to_stop) await switchOff(platform, tx, who.organization_id, endpoint, is_gone ? 'gone' : 'failing')
  await tellDelivery(tx, who.organization_id, { id, endpoint_id, status })
  return { status, next: is_to_stop ? null : next }
}
