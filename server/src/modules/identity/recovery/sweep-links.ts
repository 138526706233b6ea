import { defineJob } from '#platform/jobs'
import { Type } from '#platform/schema'
import { deleteLinksBefore } from '../sign-in/one-time-links.ts'

const linksKept_days = 30

/** Nightly: forgets links that were over long ago. */
export const sweepLinksJob = defineJob({
  task: 'sweep_one_time_links',
  payload: Type.Object({}),
  run: async ({ tx, platform }) => {
    const before = new Date(platform.clock.now().getTime() - linksKept_days * 86_400_000)
    return { removed: await tx((t) => deleteLinksBefore(t, before)) }
  },
})
