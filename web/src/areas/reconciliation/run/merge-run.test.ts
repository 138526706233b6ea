import { describe, expect, it } from 'vitest'
import type { RunStatus } from '../queries.ts'
import { mergeRun, overallPercent } from './merge-run.ts'

const step = (step_number: number, progress: number) => ({
  step_number,
  name: 'Text Extraction' as const,
  status: 'in_progress' as const,
  progress,
  message: null,
})
const run: RunStatus = {
  id: 'r',
  status: 'in_progress',
  progress: 10,
  error_code: null,
  error_message: null,
  steps: [step(1, 100), step(2, 0)],
}

describe('a run after a message', () => {
  it('is the state that came', () => {
    expect(mergeRun(undefined, { type: 'state', ...run })).toEqual(run)
  })

  it('has the step that came, and nothing of a step before any state', () => {
    const after = mergeRun(run, { type: 'step', ...step(2, 40) })
    expect(after?.steps.map(({ progress }) => progress)).toEqual([100, 40])
    expect(after?.steps[1]).not.toHaveProperty('type')
    expect(mergeRun(undefined, { type: 'step', ...step(2, 40) })).toBeUndefined()
  })

  it('stays as it was after anything else', () => {
    expect(mergeRun(run, { type: 'pong' })).toBe(run)
  })
})

it('counts the steps where the whole lags behind', () => {
  expect(overallPercent(run)).toBe(50)
  expect(overallPercent({ ...run, progress: 80 })).toBe(80)
})
