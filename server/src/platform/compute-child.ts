import type { ChildMessage } from './compute.ts'

/** The other end of compute.ts: imports the task named by its argument, runs it on the one message it gets, answers. */
const send = (message: ChildMessage) => new Promise<void>((sent) => process.send?.(message, () => sent()))

process.once('message', async (input) => {
  try {
    const task = await import(process.argv[2]!)
    const result = await task.default(
      input,
      (report: unknown) => void send({ type: 'report', report }),
      (ms: number | null) => void send({ type: 'within', ms }),
    )
    await send({ type: 'done', result })
  } catch (error) {
    const code =
      typeof (error as { code?: unknown }).code === 'string' ? (error as { code: string }).code : null
    await send({ type: 'error', code, message: error instanceof Error ? error.message : String(error) })
  }
  process.disconnect()
})
