import { useEffect } from 'react'
import type { Operation } from './api-types.ts'
import { openSocket } from './live.ts'
import { queries, refresh } from './queries.ts'

/** While signed in: what changes on the server is read again here, by the same GET with the same rights. */
export function useLiveUpdates(channels: Record<string, readonly Operation[]>): void {
  useEffect(
    () =>
      openSocket('/ws', {
        onReady(send, again) {
          send({ type: 'subscribe', channels: Object.keys(channels) })
          if (again) void queries.invalidateQueries()
        },
        onMessage({ channel, error }) {
          // The frame then leads to where one is set up.
          if (error === 'second_factor_needed') void refresh('GET /auth/me')
          const operations = channel && (channels[channel] ?? channels[channel.split(':')[0]!])
          if (operations) void refresh(...operations)
        },
      }),
    [channels],
  )
}
