import type { Compute, ComputeLimits, ComputeOptions } from './compute.ts'

/**
 * Runs a task in a process of its own and saves what it reports. Reports come faster than rows should change:
 * one is saved at a time, and then the newest. Whatever `save` throws (a wish to cancel) ends the task at once.
 */
export async function computeWithProgress<Input, Output, Report>(
  compute: Compute,
  task: URL,
  input: Input,
  options: ComputeLimits & Pick<ComputeOptions, 'patience'> & { save: (report: Report) => Promise<void> },
): Promise<Output> {
  const controller = new AbortController()
  let newest: { report: Report } | undefined
  let saving: Promise<void> | undefined

  const saveAll = async () => {
    while (newest) {
      const { report } = newest
      newest = undefined
      await options.save(report)
    }
  }
  try {
    return await compute.run<Input, Output>(task, input, {
      timeout_ms: options.timeout_ms,
      memory_mb: options.memory_mb,
      patience: options.patience,
      signal: controller.signal,
      on_report(report) {
        newest = { report: report as Report }
        saving ??= saveAll()
          .catch((error) => controller.abort(error))
          .finally(() => {
            saving = undefined
          })
      },
    })
  } finally {
    // Nothing may be written after the caller goes on: a late report would undo a later step's row.
    await saving
    controller.signal.throwIfAborted()
  }
}
