import { notFound } from '#platform/errors'
import type { SocketCall } from '#platform/module'
import type { ReconciliationStep } from './contract.ts'
import { getReconciliationStatus, isRunning } from './reconciliations.ts'

// Notices are lost while their connection is down; whoever watches then still hears the end.
const lookAgain_ms = 5_000

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Streams one reconciliation: its state and eight steps at once, then what changes, then a normal close.
 * It listens before it looks, and what it says comes from the rows, so a late or reconnecting client misses nothing.
 */
export async function watchReconciliation(socket: SocketCall): Promise<void> {
  const { who, platform } = socket
  const id = String(socket.params.id)
  if (!uuid.test(id)) throw notFound('reconciliation')
  const tell = teller(socket)
  let is_looking = false
  let is_stale = false

  const look = async () => {
    is_stale = true
    if (is_looking) return
    is_looking = true
    try {
      while (is_stale) {
        is_stale = false
        const state = await platform.withTenant(who, (tx) => getReconciliationStatus(tx, who, id), {
          read_only: true,
        })
        tell(state)
        if (!isRunning(state)) socket.close()
      }
    } finally {
      is_looking = false
    }
  }
  const lookOrFail = () => void look().catch(socket.fail)
  socket.on_close(
    platform.live.listen(who.organization_id, (event) => {
      if (event.channel === `reconciliation:${id}`) lookOrFail()
    }),
  )
  const timer = setInterval(lookOrFail, lookAgain_ms)
  socket.on_close(() => clearInterval(timer))
  await look()
}

type State = Awaited<ReturnType<typeof getReconciliationStatus>>

/** Says a state when it differs from the one said last, and each step that changed. */
function teller({ send }: SocketCall): (state: State) => void {
  const said = new Map<number, string>()
  let last = ''
  return (state) => {
    const text = JSON.stringify(state)
    if (text === last) return
    last = text
    for (const step of state.steps) {
      const now = JSON.stringify(step)
      if (said.get(step.step_number) === now) continue
      said.set(step.step_number, now)
      send(stepMessage(step))
    }
    send({ type: 'state', ...state })
  }
}

function stepMessage({ step_number, name, status, progress, message }: ReconciliationStep) {
  return { type: 'step', step_number, name, status, progress, message }
}
