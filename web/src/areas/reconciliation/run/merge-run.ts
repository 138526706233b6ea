import type { RunStatus } from '../queries.ts'

type Step = RunStatus['steps'][number]

/** What is known of a run after a message of its socket: the whole state, or one step. */
export function mergeRun(
  before: RunStatus | undefined,
  message: Record<string, unknown>,
): RunStatus | undefined {
  if (message.type === 'state') {
    const { type: _, ...state } = message
    return state as unknown as RunStatus
  }
  if (message.type !== 'step' || !before) return before
  const { type: _, ...step } = message as unknown as Step & { type: string }
  return {
    ...before,
    steps: before.steps.map((other) => (other.step_number === step.step_number ? step : other)),
  }
}

/** Percent of the whole: never less than its steps add up to, as a step is told before the whole. */
export function overallPercent({ progress, steps }: RunStatus): number {
  const of_steps = steps.reduce((sum, step) => sum + step.progress, 0) / Math.max(1, steps.length)
  return Math.round(Math.max(progress, of_steps))
}
