import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { notify } from '#platform/live'
import { OutboundRefusal } from '#platform/outbound'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { cancelWaiting } from './delivery-queries.ts'
import {
  countEndpoints,
  deleteEndpointRow,
  type EndpointFields,
  type EndpointRow,
  findEndpoint,
  insertEndpoint,
  selectEndpoints,
  updateEndpointRow,
} from './queries.ts'
import { makeSecret, replaceSecret } from './secrets.ts'

const shape: ListShape = {
  sorts: {
    created_at: { column: 'created_at', cast: 'timestamptz' },
    url: { column: 'url', cast: 'text' },
  },
  default_sort: 'created_at',
  tie_breaker: { column: 'id', cast: 'uuid' },
}

/** Each of them makes every change of the organization a little dearer. */
const most = 20

export function listEndpoints(tx: TenantTx, who: Who, query: ListQuery & { is_active?: boolean }) {
  let rows = selectEndpoints(tx, who)
  if (query.is_active !== undefined) rows = rows.where('is_active', '=', query.is_active)
  return listPage(tx, rows, query, shape)
}

/** Errors: not_found. */
export async function getEndpoint(tx: TenantTx, who: Who, id: string): Promise<EndpointRow> {
  const row = await findEndpoint(tx, who, id)
  if (!row) throw notFound('webhook')
  return row
}

type Given = Pick<EndpointFields, 'url' | 'events'> & { description?: string | null }

/** Its answer is the only place where the secret is shown. Errors: address_refused, constraint_violated. */
export async function createEndpoint(platform: Platform, who: Who, given: Given) {
  await assertReachable(platform, given.url)
  return platform.withTenant(who, async (tx) => {
    if ((await countEndpoints(tx, who)) >= most)
      throw new AppError('constraint_violated', { message: `An organization has up to ${most} webhooks.` })
    const id = uuidv7()
    const { secret, sealed_secret } = await makeSecret(platform, tx, who, id)
    const after = await insertEndpoint(tx, who, { description: null, ...normal(given), id, sealed_secret })
    await recordEndpoint(tx, who, 'created', { after })
    return { ...after, secret }
  })
}

/** Errors: not_found, address_refused. */
export async function updateEndpoint(
  platform: Platform,
  who: Who,
  id: string,
  given: Partial<Given> & { is_active?: boolean },
): Promise<EndpointRow> {
  if (given.url !== undefined) {
    await platform.withTenant(who, (tx) => getEndpoint(tx, who, id), { read_only: true })
    await assertReachable(platform, given.url)
  }
  return platform.withTenant(who, async (tx) => {
    const before = await getEndpoint(tx, who, id)
    const now = platform.clock.now()
    // Whoever switches it on has seen why it was off; it begins anew.
    const fresh = given.is_active
      ? { stopped_at: null, stopped_because: null, failing_since: null }
      : undefined
    const after = await updateEndpointRow(tx, who, id, { ...normal(given), ...fresh, updated_at: now })
    if (before.is_active && !after.is_active) await cancelWaiting(tx, who, id, now)
    await recordEndpoint(tx, who, 'updated', { before, after })
    return after
  })
}

/** Errors: not_found. */
export async function deleteEndpoint(tx: TenantTx, who: Who, id: string): Promise<void> {
  const before = await getEndpoint(tx, who, id)
  await deleteEndpointRow(tx, who, id)
  await recordEndpoint(tx, who, 'deleted', { before })
}

/** Errors: not_found. */
export async function renewSecret(platform: Platform, tx: TenantTx, who: Who, id: string) {
  const row = await getEndpoint(tx, who, id)
  const made = await replaceSecret(platform, tx, who, id)
  await recordEndpoint(tx, who, 'secret_renewed', { before: row, after: row })
  return made
}

/** Keeps and tells what became of a webhook. */
export async function recordEndpoint(
  tx: TenantTx,
  who: Who,
  what: 'created' | 'updated' | 'deleted' | 'secret_renewed' | 'switched_off',
  change: { before?: EndpointRow; after?: EndpointRow },
): Promise<void> {
  const { id, url } = (change.after ?? change.before)!
  await audit(tx, who, `webhook.${what}`, { type: 'webhook', id, name: url }, change)
  const { organization_id } = who
  await notify(tx, { organization_id, channel: 'webhooks', type: `webhook_${what}`, data: { id } })
}

const normal = <T extends Partial<Given>>(given: T) => ({
  ...given,
  ...(given.url === undefined ? {} : { url: new URL(given.url).href }),
  ...(given.description === undefined ? {} : { description: given.description?.trim() || null }),
})

/** Said at once to whoever types the address; what counts is the look at every delivery. */
async function assertReachable({ outbound }: Platform, url: string): Promise<void> {
  await outbound.check(url).catch((error) => {
    const { reason, message: msg } =
      error instanceof OutboundRefusal
        ? error
        : { reason: 'not_reached', message: 'This address could not be looked up; try again in a moment.' }
    throw new AppError('address_refused', {
      message: msg,
      details: [{ loc: ['body', 'url'], msg, type: reason }],
    })
  })
}
