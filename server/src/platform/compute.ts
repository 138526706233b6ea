import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { heapLimits, watchMemory } from './compute-memory.ts'
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
  /** Whoever reports is at work: each report gives so much time from then on, `most_ms` since the start in all. */
  patience?: { after_report_ms: number; most_ms: number }
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
  /** The next message comes within so many ms, or something is wrong; null when nobody can say. */
  | { type: 'within'; ms: number | null }
  | { type: 'done'; result: unknown }
  | { type: 'error'; code: string | null; message: string }

const childFile = fileURLToPath(new URL('./compute-child.ts', import.meta.url))

/** At most `parallel` children at once; the others wait their turn. */
export function openCompute(parallel: number): Compute {
  const closing = new AbortController()
  const waiting: (() => void)[] = []
  let free = parallel

  /** Waits for one of the places; whoever is called off while waiting takes none. */
  const takePlace = async (signal: AbortSignal) => {
    signal.throwIfAborted()
    if (free > 0) {
      free -= 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(signal.reason)
      }
      const enter = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      waiting.push(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
  const leavePlace = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }

  return {
    async run(task, input, options) {
      const signal = AbortSignal.any([closing.signal, ...(options.signal ? [options.signal] : [])])
      await takePlace(signal)
      try {
        return await runChild(task, input, { ...options, signal })
      } finally {
        leavePlace()
      }
    },
    async close() {
      closing.abort(new Error('the house is closing'))
    },
  }
}

async function runChild<Output>(
  task: URL,
  input: unknown,
  options: ComputeOptions & { signal: AbortSignal },
): Promise<Output> {
  const child = fork(childFile, [task.href], {
    execArgv: [...heapLimits(options.memory_mb), '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    // The child gets no settings and no secrets.
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  try {
    return await outcome<Output>(child, input, options)
  } finally {
    child.kill('SIGKILL')
  }
}

function outcome<Output>(
  child: ChildProcess,
  input: unknown,
  options: ComputeOptions & { signal: AbortSignal },
): Promise<Output> {
  const { memory_mb, signal } = options
  const ended = Promise.withResolvers<Output>()
  const tooMuch = () => ended.reject(tooMuchMemory(memory_mb))
  const deadline = keepDeadline(options, (spent_ms) => ended.reject(tooMuchTime(spent_ms)))
  const stopWatching = watchMemory(child.pid, memory_mb, tooMuch)
  const abort = () => ended.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })

  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (stderr.length < 4_000) stderr += chunk.toString()
  })
  const promise = keepPromise((ms) => ended.reject(tooMuchTime(ms)))
  child.on('message', (message: ChildMessage) => {
    promise.renew(message.type === 'within' ? message.ms : null)
    if (message.type === 'within') return
    if (message.type === 'report') {
      deadline.reported()
      options.on_report?.(message.report)
    } else if (message.type === 'done') ended.resolve(message.result as Output)
    else ended.reject(errorOf(message))
  })
  child.on('error', ended.reject)
  // Not at its exit: what it said last may still be on the way.
  child.on('close', () => {
    if (/heap out of memory|Allocation failed/.test(stderr)) tooMuch()
    else ended.reject(new Error(`a computation ended without an answer: ${stderr.slice(0, 500)}`))
  })
  child.send(input as object)

  return ended.promise.finally(() => {
    deadline.stop()
    promise.renew(null)
    stopWatching()
    signal.removeEventListener('abort', abort)
  })
}

/** Calls `exceeded` with the time that was allowed once it is over. */
function keepDeadline({ timeout_ms, patience }: ComputeOptions, exceeded: (allowed_ms: number) => void) {
  const started = performance.now()
  let allowed_ms = timeout_ms
  const over = () => exceeded(allowed_ms)
  let timer = setTimeout(over, timeout_ms)
  return {
    reported() {
      if (!patience) return
      const spent_ms = performance.now() - started
      const next_ms = Math.min(patience.most_ms, Math.round(spent_ms) + patience.after_report_ms)
      if (next_ms <= allowed_ms) return
      allowed_ms = next_ms
      clearTimeout(timer)
      timer = setTimeout(over, allowed_ms - spent_ms)
    },
    stop: () => clearTimeout(timer),
  }
}

/** A task that says when it will speak next is held to it: a loop without end is found in seconds. */
function keepPromise(broken: (ms: number) => void) {
  let timer: NodeJS.Timeout | undefined
  return {
    renew(ms: number | null) {
      clearTimeout(timer)
      if (ms !== null) timer = setTimeout(() => broken(ms), ms)
    },
  }
}

const tooMuchTime = (timeout_ms: number) =>
  new ComputeLimitError('time', `This took longer than ${Math.round(timeout_ms / 1000)} s and was stopped.`)
const tooMuchMemory = (memory_mb: number) =>
  new ComputeLimitError('memory', `This needs more than ${memory_mb} MB of memory and was stopped.`)

function errorOf(message: { code: string | null; message: string }): Error {
  if (message.code && message.code in errorCodes)
    return new AppError(message.code as ErrorCode, { message: message.message })
  return new Error(message.message)
}
