import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchResult } from './bench-result.ts'
import { startBrigade, temporaryDataDir } from './running-brigade.ts'

export const name = 'sign-in'

const seconds = Number(process.env.BENCH_SECONDS ?? 30)
/** Connections are opened and code is compiled first; only errors count there. */
const warmUp_seconds = 3
const loginsPerSecond = 42
/** What goes on besides: five reads to one write. */
const othersPerSecond = 120
const people = 42
const password = 'Ladle-Bench-77-Whisk'

interface Shot {
  ok: boolean
  ms: number
  /** When it came back, in milliseconds since the first was sent. */
  back_ms: number
}

/** Sends at even distances whatever comes back when, as people do: a slow answer does not slow the next one down. */
async function steadily(per_second: number, send: (n: number) => Promise<boolean>): Promise<Shot[]> {
  const shots: Promise<Shot>[] = []
  const began = performance.now()
  for (let n = 0; n < per_second * (warmUp_seconds + seconds); n += 1) {
    const due_ms = began + (n * 1000) / per_second
    const wait_ms = due_ms - performance.now()
    if (wait_ms > 0) await sleep(wait_ms)
    // From when it was due: what the sender was late is waiting, too.
    const shot = (ok: boolean) => {
      const now = performance.now()
      return { ok, ms: now - due_ms, back_ms: now - began }
    }
    shots.push(send(n).then(shot, () => shot(false)))
  }
  return Promise.all(shots)
}

function percentile(shots: readonly Shot[], share: number): number {
  const sorted = shots.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

const warm = (shots: readonly Shot[], per_second: number) => shots.slice(warmUp_seconds * per_second)

const failed = (shots: readonly Shot[]) => shots.filter(({ ok }) => !ok).length

async function post<T>(address: string, path: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}

async function newcomers(address: string): Promise<{ emails: string[]; token: string }> {
  const emails = Array.from({ length: people }, (_, n) => `person${n}@sign-in.example`)
  for (const email of emails)
    await post(address, '/auth/register', { email, password, full_name: 'Bench', restaurant_name: email })
  const email = emails[0]!
  const { access_token: token } = await post<{ access_token: string }>(address, '/auth/login', {
    email,
    password,
  })
  for (let n = 0; n < 50; n += 1) await post(address, '/vendors', { name: `Supplier ${n}` }, token)
  return { emails, token }
}

const reads = [
  '/vendors?limit=20',
  '/auth/me',
  '/settings/restaurants',
  '/supplier/invoices?limit=20',
  '/users',
]

/** A login every 24 ms, each with its hash of 19 MiB, while the office goes on working, on one machine. */
export async function run(): Promise<BenchResult[]> {
  const data = await temporaryDataDir()
  const brigade = await startBrigade(data.path, { DEMO: 'off', RATE_LIMITS: 'off' })
  const { address } = brigade
  try {
    const { emails, token } = await newcomers(address)
    const headers = { authorization: `Bearer ${token}` }
    const signIn = async (n: number) => {
      await post(address, '/auth/login', { email: emails[n % people], password })
      return true
    }
    const other = async (n: number) => {
      if (n % 6 === 0) return post(address, '/vendors', { name: `New ${n}` }, token).then(() => true)
      const answer = await fetch(`${address}/api/v1${reads[n % reads.length]}`, { headers })
      await answer.arrayBuffer()
      return answer.ok
    }
    const [allLogins, allOthers] = await Promise.all([
      steadily(loginsPerSecond, signIn),
      steadily(othersPerSecond, other),
    ])
    const logins = warm(allLogins, loginsPerSecond)
    const others = warm(allOthers, othersPerSecond)
    const last_ms = Math.max(...logins.map(({ back_ms }) => back_ms))
    const reached = (logins.length - failed(logins)) / (last_ms / 1000 - warmUp_seconds)
    return [
      {
        metric: `logins over ${seconds} s`,
        value: reached,
        unit: '/s',
        // The last one ends a little after the time is over.
        target: loginsPerSecond * 0.98,
        better: 'higher',
      },
      { metric: 'login p50', value: percentile(logins, 0.5), unit: 'ms', better: 'lower' },
      { metric: 'login p99', value: percentile(logins, 0.99), unit: 'ms', better: 'lower' },
      { metric: 'other requests p50', value: percentile(others, 0.5), unit: 'ms', better: 'lower' },
      {
        metric: 'other requests p99',
        value: percentile(others, 0.99),
        unit: 'ms',
        target: 150,
        better: 'lower',
      },
      {
        metric: 'errors',
        value: failed(allLogins) + failed(allOthers),
        unit: '',
        target: 0,
        better: 'lower',
      },
    ]
  } finally {
    await brigade.stop()
    await data.remove()
  }
}
