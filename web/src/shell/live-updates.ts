import { useEffect } from 'react'
import type { Operation } from './api-types.ts'
import { openSocket } from './live.ts'
import { queries, refresh } from './queries.ts'

/** While signed in: what changes on the server is read again here, by the same GET with the same rights. */
export function useLiveUpdates(channels: Record<string, readonly Operation[]>): void {
  useEffect(() => {
    const followed = Object.values(channels).flat()
    let may_have_missed: () => Promise<unknown> = async () => {}
    return openSocket('/ws', {
      onReady(send, again) {
        send({ type: 'subscribe', channels: Object.keys(channels) })
        may_have_missed = again ? () => queries.invalidateQueries() : () => refresh(...followed)
      },
      onMessage({ type, channel, error }) {
        if (type === 'subscribed') void readAgain(may_have_missed)
        // The frame then leads to where one is set up.
        if (error === 'second_factor_needed') void refresh('GET /auth/me')
        const operations = channel && (channels[channel] ?? channels[channel.split(':')[0]!])
        if (operations) void refresh(...operations)
      },
    })
  }, [channels])
}

/** What changed between a first look and the beginning of listening was told to nobody; what is on its way may be older. */
async function readAgain(whatever: () => Promise<unknown>): Promise<void> {
  const under_way = queries.getQueryCache().findAll({ fetchStatus: 'fetching' })
  await Promise.allSettled(under_way.map(({ promise }) => promise))
  await whatever()
}
