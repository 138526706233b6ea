import { queries } from '../../../shell/queries.ts'
import { isRunning, statusQuery } from '../queries.ts'

const ASK_MS = 4000
const followed = new Map<string, ReturnType<typeof setInterval>>()

/** Follows a run whose page was left, and calls `tell` once when it is over. */
export function followRun(id: string, tell: (is_done: boolean) => void): void {
  unfollowRun(id)
  const ask = async () => {
    const status = await queries.fetchQuery({ ...statusQuery(id), staleTime: 0 }).catch(() => undefined)
    if (!status || isRunning(status) || !followed.has(id)) return
    unfollowRun(id)
    tell(status.status === 'completed')
  }
  followed.set(
    id,
    setInterval(() => void ask(), ASK_MS),
  )
}

/** The person is back on the page and sees for themselves. */
export function unfollowRun(id: string): void {
  clearInterval(followed.get(id))
  followed.delete(id)
}
