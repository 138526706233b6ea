import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningBrigade, startBrigade } from '../../bench/running-brigade.ts'

/** The real program, killed at an instant of its work and started again on the same data. */
let data_dir: string
let brigade: RunningBrigade
const settings = { DEMO: 'off', RATE_LIMITS: 'off', LOG_LEVEL: 'error' }
const account = { email: 'crash@test.example', password: 'Spatula-Oven-42-Flour' }

beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'brigade-crash-'))
  // Closed to others it would, as root, have its database elsewhere, and leave it there.
  await chmod(data_dir, 0o755)
  brigade = await startBrigade(data_dir, settings)
})
afterAll(async () => {
  await brigade.stop()
  await rm(data_dir, { recursive: true, force: true })
})

async function call(method: string, path: string, body?: object | FormData, token?: string) {
  const json = body && !(body instanceof FormData)
  const answer = await fetch(`${brigade.address}/api/v1${path}`, {
    method,
    headers: {
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: json ? JSON.stringify(body) : (body as FormData | undefined),
  })
  return answer.json()
}

async function kill9(): Promise<void> {
  const ended = new Promise<void>((resolve) => brigade.process.once('exit', () => resolve()))
  brigade.process.kill('SIGKILL')
  await ended
}

async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const value = await read()
    if (done(value)) return value
    await sleep(100)
  }
  throw new Error('it did not happen within 30 s')
}

const statement = () => {
  const rows = Array.from(
    { length: 400 },
    (_, n) =>
      `2026-10-${String((n % 28) + 1).padStart(2, '0')},K-${1000 + n * 7},Flour,${(10 + n * 0.37).toFixed(2)}`,
  )
  return new Blob([`Date,Reference,Description,Amount\n${rows.join('\n')}\n`])
}

describe('kill -9', () => {
  it('in the midst of a reconciliation loses nothing: it is taken up again and gives the same result', async () => {
    await call('POST', '/auth/register', {
      ...account,
      full_name: 'Crash Test',
      restaurant_name: 'Crash Café',
    })
    const { access_token: token } = await call('POST', '/auth/login', account)
    const supplier = await call('POST', '/vendors', { name: 'Kill Mills' }, token)
    for (const n of [3, 50, 120, 399])
      await call(
        'POST',
        '/supplier/invoices',
        {
          supplier_id: supplier.id,
          invoice_number: `K-${1000 + n * 7}`,
          invoice_date: '2026-10-05',
          items: [{ description: 'Flour', quantity: 1, unit_price: 20 }],
        },
        token,
      )
    const form = new FormData()
    form.set('document_type', 'statement')
    form.set('supplier_id', supplier.id)
    form.set('file', statement(), 'october.csv')
    const document = await call('POST', '/supplier/documents', form, token)
    await until(
      () => call('GET', `/supplier/documents/${document.id}`, undefined, token),
      ({ status }) => status === 'processed',
    )

    const run = () => call('POST', '/supplier/reconciliation', { document_id: document.id }, token)
    const completed = (id: string) =>
      until(
        () => call('GET', `/supplier/reconciliation/${id}`, undefined, token),
        ({ status }) => status === 'completed',
      )
    const whole = await completed((await run()).id)

    const broken = await run()
    await until(
      () => call('GET', `/supplier/reconciliation/${broken.id}`, undefined, token),
      ({ status }) => status === 'in_progress',
    )
    await kill9()
    brigade = await startBrigade(data_dir, settings)
    const resumed = await completed(broken.id)
    expect(resumed.summary).toEqual(whole.summary)
    const items = async (id: string) =>
      (
        await call('GET', `/supplier/reconciliation/${id}/missing-restaurant?limit=200`, undefined, token)
      ).items.map(({ id: _id, ...item }: { id: string }) => item)
    expect(await items(broken.id)).toEqual(await items(whole.id))
  }, 120_000)

  it('leaves no lock behind: a second Brigade is refused while one lives, not after', async () => {
    const lock = await readFile(join(data_dir, 'brigade.lock'), 'utf8')
    expect(Number(lock.split(' ')[0])).toBe(brigade.process.pid)
    await expect(startBrigade(data_dir, settings)).rejects.toThrow('Brigade ended with 1')
  })
})
