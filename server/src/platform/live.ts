import { sql } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import type { DoorTx, TenantTx } from './tenant.ts'

/** A notice that something changed: ids and small facts; readers fetch the truth by the usual GET. */
export interface LiveEvent {
  organization_id: string
  /** What subscribers name, as `documents` or `reconciliation:<id>`. */
  channel: string
  type: string
  /** Limits delivery to people of this restaurant when set. */
  restaurant_id?: string | null
  /** Limits delivery to people of all of these restaurants when set; null among them, to people without a limit. */
  restaurant_ids?: readonly (string | null)[] | null
  data: Record<string, unknown>
}

const pgChannel = 'brigade_live'
const authorityChannel = 'brigade_authority'
/** A notice holds 8,000 bytes (PostgreSQL's NOTIFY), an id 39 of them. */
const mostPeopleInANotice = 100

/** Says inside a transaction that something changed; it is heard only if the transaction commits. */
export async function notify(tx: TenantTx, event: LiveEvent): Promise<void> {
  await sql`select pg_notify(${pgChannel}, ${JSON.stringify(event)})`.execute(tx)
}

/** Says, if the transaction commits, that what these people may do has changed: a session ended, another role. */
export async function tellAuthorityChanged(
  tx: TenantTx | DoorTx,
  user_ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < user_ids.length; from += mostPeopleInANotice) {
    const some = JSON.stringify(user_ids.slice(from, from + mostPeopleInANotice))
    await sql`select pg_notify(${authorityChannel}, ${some})`.execute(tx)
  }
}

/** Whose rights have changed; null: notices may have been missed, so it may be anybody. */
export type AuthorityListener = (user_ids: readonly string[] | null) => void

export interface LiveHub {
  /** Calls `listener` for each event of the organization until the returned function is called. */
  listen: (organization_id: string, listener: (event: LiveEvent) => void) => () => void
  /** Calls `listener` whenever somebody's rights have changed, in whatever process, until the returned function is called. */
  onAuthority: (listener: AuthorityListener) => () => void
  close: () => Promise<void>
}

/**
 * Hears every notice on one connection and hands it to the listeners of its organization.
 * A lost connection is made again with growing pauses; `on_gap` tells that notices may have been missed.
 */
export async function openLiveHub(url: string, log: Log, on_gap: () => void): Promise<LiveHub> {
  const listeners = new Map<string, Set<(event: LiveEvent) => void>>()
  // In the order they were added: what is cached is forgotten before sockets look again.
  const authorityListeners = new Set<AuthorityListener>()
  let client: pg.Client | undefined
  let closed = false
  let pause_ms = 100

  const tellAuthority: AuthorityListener = (user_ids) => {
    for (const listener of authorityListeners) listener(user_ids)
  }

  const deliver = ({ channel, payload }: pg.Notification) => {
    if (!payload) return
    if (channel === authorityChannel) return tellAuthority(JSON.parse(payload) as string[])
    const event = JSON.parse(payload) as LiveEvent
    for (const listener of listeners.get(event.organization_id) ?? []) listener(event)
  }

  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'brigade live', keepAlive: true })
    next.on('notification', deliver)
    next.on('error', () => {})
    next.on('end', () => {
      if (closed || client !== next) return
      client = undefined
      log.warn('the live connection was lost')
      scheduleReconnect()
    })
    await next.connect()
    await next.query(`listen ${pgChannel}; listen ${authorityChannel}`)
    client = next
    pause_ms = 100
  }

  const scheduleReconnect = () => {
    setTimeout(() => {
      if (closed) return
      connect().then(() => {
        tellAuthority(null)
        on_gap()
      }, scheduleReconnect)
    }, pause_ms).unref()
    pause_ms = Math.min(pause_ms * 2, 5_000)
  }

  await connect()
  return {
    listen(organization_id, listener) {
      const set = listeners.get(organization_id) ?? new Set()
      listeners.set(organization_id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(organization_id) === set) listeners.delete(organization_id)
      }
    },
    onAuthority(listener) {
      authorityListeners.add(listener)
      return () => authorityListeners.delete(listener)
    },
    async close() {
      closed = true
      await client?.end().catch(() => {})
    },
  }
}
