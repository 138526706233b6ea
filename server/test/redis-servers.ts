import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#platform/postgres/port'

/** A Redis that a test has in its hand. */
export interface TestRedis {
  port: number
  url: string
  stop: () => Promise<void>
}

const binary = '/usr/bin/redis-server'

/** The real one, where Debian's package of it is installed. */
export const debianRedis = {
  found: existsSync(binary),
  async start(): Promise<TestRedis> {
    const port = await freePort()
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const child: ChildProcess = spawn(binary, options, { stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stdout!.on('data', (chunk) => {
        said += chunk
        if (said.includes('Ready to accept connections')) resolve()
      })
      child.once('exit', () => reject(new Error(`redis-server ended: ${said}`)))
    })
    return {
      port,
      url: `redis://127.0.0.1:${port}`,
      async stop() {
        child.kill('SIGTERM')
        await ended
      },
    }
  },
}

export interface FakeRedis extends TestRedis {
  /** The commands it got, by their first word in capitals. */
  commands: string[]
  /** From now on it takes everything and says nothing. */
  hang: () => void
  answer: () => void
}

/** A server that speaks just enough RESP 2 to count: INFO, SELECT, AUTH, and EVAL as Brigade's script would run it. */
export async function fakeRedis(options: { port?: number; password?: string } = {}): Promise<FakeRedis> {
  const windows = new Map<string, { count: number; ends_at_ms: number }>()
  const commands: string[] = []
  const sockets = new Set<Socket>()
  let is_hanging = false

  const count = (words: string[]) => {
    const keys = words.slice(3, 3 + Number(words[2]))
    const [window_ms, ...maxima] = words.slice(3 + keys.length).map(Number)
    let is_over = false
    const counts = keys.flatMap((key, index) => {
      const present = windows.get(key)
      const window =
        present && present.ends_at_ms > performance.now()
          ? present
          : { count: 0, ends_at_ms: performance.now() + window_ms! }
      if (!is_over) {
        window.count += 1
        windows.set(key, window)
        is_over = window.count > maxima[index]!
      }
      return [window.count, Math.ceil(window.ends_at_ms - performance.now())]
    })
    return `*${counts.length}\r\n${counts.map((number) => `:${number}\r\n`).join('')}`
  }
  const reply = (words: string[], session: { is_in: boolean }): string => {
    const name = words[0]!.toUpperCase()
    commands.push(name)
    if (name === 'AUTH') {
      session.is_in = words.at(-1) === options.password
      return session.is_in ? '+OK\r\n' : '-WRONGPASS invalid username-password pair\r\n'
    }
    if (!session.is_in) return '-NOAUTH Authentication required.\r\n'
    if (name === 'INFO') return bulk('redis_version:7.0.0\r\nloading:0\r\n')
    if (name === 'EVAL') return count(words)
    return '+OK\r\n'
  }

  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    const session = { is_in: options.password === undefined }
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (let taken = takeCommand(text); taken; taken = takeCommand(text)) {
        text = taken.rest
        if (!is_hanging) socket.write(reply(taken.words, session))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const login = options.password === undefined ? '' : `:${options.password}@`
  return {
    port,
    url: `redis://${login}127.0.0.1:${port}/2`,
    commands,
    hang() {
      is_hanging = true
    },
    answer() {
      is_hanging = false
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const bulk = (text: string) => `$${text.length}\r\n${text}\r\n`

/** The first whole command of a stream of RESP arrays of bulk strings. */
function takeCommand(text: string): { words: string[]; rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text)
  if (!head) return undefined
  const words: string[] = []
  let at = head[0].length
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const length = /^\$(\d+)\r\n/.exec(text.slice(at))
    if (!length) return undefined
    at += length[0].length
    const end = at + Number(length[1])
    if (text.length < end + 2) return undefined
    words.push(text.slice(at, end))
    at = end + 2
  }
  return { words, rest: text.slice(at) }
}

/** Asks until it is so, for two seconds. */
export async function untilTrue(is_so: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await is_so()) return
    await sleep(10)
  }
  throw new Error('it did not become so within two seconds')
}
