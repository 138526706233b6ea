import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, errorCodes } from './error-codes.ts'
import { AppError } from './errors.ts'

/** A computation exceeded its limits and was ended. */
export class ComputeLimitError extends Error {
  readonly limit: 'time' | 'memory'
  constructor(limit: 'time' | 'memory', message: string) {
    super(message)
    this.limit = limit
  }
}

export interface ComputeLimits {
  timeout_ms: number
  memory_mb: number
}

export interface ComputeOptions extends ComputeLimits {
  /** Called with what the task reports while it works. */
  on_report?: (report: unknown) => void
  signal?: AbortSignal
}

export interface Compute {
  /**
   * Runs the default export of a module in a process of its own, which is killed when it exceeds its limits:
   * one hostile file can neither stop nor starve the server. Errors: the task's own, or ComputeLimitError.
   */
  run: <Input, Output>(task: URL, input: Input, options: ComputeOptions) => Promise<Output>
  close: () => Promise<void>
}

/** Messages between the parent and the child. */
export type ChildMessage =
  | { type: 'report'; report: unknown }
  | { type: 'done'; result: unknown }
  | { type: 'error'; code: string | null; message: string }

const childFile = fileURLToPath(new URL('./compute-child.ts', import.meta.url))

/** At most `parallel` children at once; the others wait their turn. */
export function openCompute(parallel: number): Compute {
  const running = new Set<ChildProcess>()
  const waiting: (() => void)[] = []

  const run = async <Input, Output>(task: URL, input: Input, options: ComputeOptions): Promise<Output> => {
    while (running.size >= parallel) await new Promise<void>((resume) => waiting.push(resume))
    options.signal?.throwIfAborted()
    const child = fork(childFile, [task.href], {
      execArgv: [`--max-old-space-size=${options.memory_mb}`, '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      // The child gets no settings and no secrets.
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    running.add(child)
    try {
      return await outcome<Output>(child, input, options)
    } finally {
      child.kill('SIGKILL')
      running.delete(child)
      waiting.shift()?.()
    }
  }

  return {
    run,
    async close() {
      for (const child of running) child.kill('SIGKILL')
    },
  }
}

function outcome<Output>(child: ChildProcess, input: unknown, options: ComputeOptions): Promise<Output> {
  return new Promise((resolve, reject) => {
    const stop = (error: unknown) => {
      clearTimeout(timer)
      reject(error)
    }
    const timer = setTimeout(
      () =>
        stop(
          new ComputeLimitError(
            'time',
            `This took longer than ${options.timeout_ms / 1000} s and was stopped.`,
          ),
        ),
      options.timeout_ms,
    )
    options.signal?.addEventListener('abort', () => stop(options.signal?.reason), { once: true })
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      if (stderr.length < 4_000) stderr += chunk.toString()
    })
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'report') options.on_report?.(message.report)
      else if (message.type === 'done') {
        clearTimeout(timer)
        resolve(message.result as Output)
      } else stop(errorOf(message))
    })
    child.on('error', stop)
    child.on('exit', () => {
      const out_of_memory = stderr.includes('heap out of memory') || stderr.includes('Allocation failed')
      stop(
        out_of_memory
          ? new ComputeLimitError(
              'memory',
              `This needs more than ${options.memory_mb} MB of memory and was stopped.`,
            )
          : new Error(`a computation ended without an answer: ${stderr.slice(0, 500)}`),
      )
    })
    child.send(input as object)
  })
}

function errorOf(message: { code: string | null; message: string }): Error {
  if (message.code && message.code in errorCodes)
    return new AppError(message.code as ErrorCode, { message: message.message })
  return new Error(message.message)
}
