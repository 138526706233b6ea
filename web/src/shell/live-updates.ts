import { useEffect } from 'react'
import type { Operation } from './api-types.ts'
import { type LiveMessage, openSocket } from './live.ts'
import { queries, refresh } from './queries.ts'

type Listener = (message: LiveMessage) => void

/** Channels that components listen to beyond the areas' own; one socket carries all. */
const listeners = new Map<string, Set<Listener>>()
let send: ((message: object) => void) | undefined

/** Hears events of one channel while the component is shown. @example useLive(`jobs:${id}`, setJob) */
export function useLive(channel: string, listener: Listener): void {
  useEffect(() => {
    const set = listeners.get(channel) ?? new Set()
    listeners.set(channel, set.add(listener))
    send?.({ type: 'subscribe', channels: [channel] })
    return () => {
      set.delete(listener)
      if (set.size > 0) return
      listeners.delete(channel)
      send?.({ type: 'unsubscribe', channels: [channel] })
    }
  }, [channel, listener])
}

/** While signed in: what changes on the server is read again here, by the same GET with the same rights. */
export function useLiveUpdates(channels: Record<string, readonly Operation[]>): void {
  useEffect(() => {
    const close = openSocket('/ws', {
      onReady(sendNow, again) {
        send = sendNow
        sendNow({
          type: 'subscribe',
          channels: [...new Set([...Object.keys(channels), ...listeners.keys()])],
        })
        if (again) void queries.invalidateQueries()
      },
      onMessage(message) {
        if (!message.channel) return
        for (const listener of listeners.get(message.channel) ?? []) listener(message)
        const operations = channels[message.channel] ?? channels[message.channel.split(':')[0]!]
        if (operations) void refresh(...operations)
      },
    })
    return () => {
      send = undefined
      close()
    }
  }, [channels])
}
