import { defineErrand, type ErrandRun, sendOnErrand } from '#platform/errands'
import { OutboundFailure, OutboundRefusal } from '#platform/outbound'
import type { Platform } from '#platform/platform'
import { Id, type Static, Type } from '#platform/schema'
import type { TenantTx } from '#platform/tenant'
import { version } from '#platform/version'
import { findWaitingDelivery, type WhichDelivery } from './delivery-queries.ts'
import { payloadOf } from './payload.ts'
import { type Outcome, recordAttempt, type Waiting } from './record-attempt.ts'
import { openSecrets } from './secrets.ts'
import { signedHeaders } from './signature.ts'

const Message = Type.Object({ organization_id: Id, endpoint_id: Id, delivery_id: Id })

/**
 * Attempts a delivery, and what else is due for the same webhook. Attempts that fail at the other side are repeated by
 * the schedule of `schedule.ts`; the errand's own repetition is for this side: a database that is away, a process
 * that was killed.
 */
export const deliverWebhook = defineErrand({
  task: 'deliver_webhook',
  message: Message,
  max_attempts: 25,
  line: 'webhook',
  run: deliver,
})

/**
 * Has a delivery attempted, now or later. Those to one webhook go one after the other, so that a slow receiver is
 * never called twice at once and takes no more than one place from the others.
 */
export function wakeDelivery(
  tx: TenantTx,
  { organization_id, endpoint_id, id }: { organization_id: string; endpoint_id: string; id: string },
  at: Date | null = null,
): Promise<void> {
  return sendOnErrand(tx, deliverWebhook, { organization_id, endpoint_id, delivery_id: id }, id, {
    line: `webhook:${endpoint_id}`,
    at,
  })
}

/** The queue takes up to two seconds to call the next of a line: while it goes well, what is due goes along. */
const along_ms = 5_000

async function deliver({ platform, message }: ErrandRun<Static<typeof Message>>): Promise<void> {
  const { endpoint_id, delivery_id } = message
  const began = performance.now()
  // Its own whatever the clock says: the queue called it. It may be over by now; then others may be due.
  let outcome = await deliverOne(platform, message, { id: delivery_id })
  while (outcome !== 'failed' && performance.now() - began < along_ms) {
    outcome = await deliverOne(platform, message, { endpoint_id, due_at: platform.clock.now() })
    if (outcome === 'none') return
  }
}

/** Whether it arrived; `none`: nothing waits, or no longer. */
async function deliverOne(
  platform: Platform,
  { organization_id, endpoint_id }: Static<typeof Message>,
  which: WhichDelivery,
): Promise<'arrived' | 'failed' | 'none'> {
  const scope = { organization_id, user_id: null }
  const found = await platform.withTenant(scope, async (tx) => {
    const waiting = await findWaitingDelivery(tx, scope, which)
    return waiting && { waiting, secrets: await openSecrets(platform, tx, scope, endpoint_id) }
  })
  if (!found) return 'none'
  const { waiting, secrets } = found
  const outcome = await attempt(platform, organization_id, waiting, secrets)
  const status = await platform.withTenant(scope, async (tx) => {
    const { status, next } = await recordAttempt(platform, tx, scope, waiting, outcome)
    if (next) await wakeDelivery(tx, { organization_id, endpoint_id, id: waiting.id }, next)
    return status
  })
  return status === 'delivered' ? 'arrived' : 'failed'
}

/** No transaction is open while the network is used. */
async function attempt(
  { outbound, clock }: Platform,
  organization_id: string,
  waiting: Waiting,
  secrets: string[],
): Promise<Outcome> {
  const sent_at = clock.now()
  const body = JSON.stringify(payloadOf(organization_id, waiting))
  const headers = {
    'content-type': 'application/json',
    'user-agent': `Brigade/${version}`,
    ...signedHeaders({ id: waiting.event_id, sent_at, body }, secrets),
  }
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    const {
      status,
      headers: answered,
      body: answer,
    } = await outbound.send({ url: waiting.url, headers, body })
    const retry_after = answered['retry-after']
    return { sent_at, latency_ms: took(), status, error: null, answer: beginning(answer), retry_after }
  } catch (error) {
    if (!(error instanceof OutboundFailure || error instanceof OutboundRefusal)) throw error
    return { sent_at, latency_ms: took(), status: null, error: error.reason, answer: null }
  }
}

const shown_characters = 1_000

/** What is shown of an answer: text, whatever it was. */
const beginning = (answer: Buffer): string =>
  answer
    .subarray(0, 4 * shown_characters)
    .toString('utf8')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '\ufffd')
    .slice(0, shown_characters)
