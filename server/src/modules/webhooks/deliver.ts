import { defineErrand, type ErrandRun, sendOnErrand } from '#platform/errands'
import { OutboundFailure, OutboundRefusal } from '#platform/outbound'
import type { Platform } from '#platform/platform'
import { Id, Type } from '#platform/schema'
import type { TenantTx } from '#platform/tenant'
import { version } from '#platform/version'
import { findWaitingDelivery } from './delivery-queries.ts'
import { payloadOf } from './payload.ts'
import { type Outcome, recordAttempt, type Waiting } from './record-attempt.ts'
import { openSecrets } from './secrets.ts'
import { signedHeaders } from './signature.ts'

/**
 * One attempt to deliver. Attempts that fail at the other side are repeated by the schedule of `schedule.ts`; the
 * errand's own repetition is for this side: a database that is away, a process that was killed.
 */
export const deliverWebhook = defineErrand({
  task: 'deliver_webhook',
  message: Type.Object({ organization_id: Id, delivery_id: Id }),
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
  return sendOnErrand(tx, deliverWebhook, { organization_id, delivery_id: id }, id, {
    line: `webhook:${endpoint_id}`,
    at,
  })
}

async function deliver({
  platform,
  message: { organization_id, delivery_id: id },
}: ErrandRun<{ organization_id: string; delivery_id: string }>): Promise<void> {
  const scope = { organization_id, user_id: null }
  const found = await platform.withTenant(scope, async (tx) => {
    const waiting = await findWaitingDelivery(tx, scope, id)
    return waiting && { waiting, secrets: await openSecrets(platform, tx, scope, waiting.endpoint_id) }
  })
  // Delivered, cancelled, or gone with its webhook.
  if (!found) return
  const { waiting, secrets } = found
  const outcome = await attempt(platform, organization_id, waiting, secrets)
  await platform.withTenant(scope, async (tx) => {
    const next = await recordAttempt(platform, tx, scope, waiting, outcome)
    if (next) await wakeDelivery(tx, { organization_id, endpoint_id: waiting.endpoint_id, id }, next)
  })
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
