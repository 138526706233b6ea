import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HostileFile, hostileFiles } from '../packages/extraction/testing/hostile-files.ts'
import { openCompute } from '../server/src/platform/compute.ts'
import type { BenchResult } from './bench-result.ts'
import { peakOfChildren } from './peak-memory.ts'
import { startBrigade, temporaryDataDir } from './running-brigade.ts'

export const name = 'hostile'

const task = new URL('../server/src/modules/documents/read-task.ts', import.meta.url)
// Wider than the product's, so that what would be stopped is measured rather than cut off.
const limits = { timeout_ms: 60_000, memory_mb: 2_048 }
const only = process.env.BENCH_ONLY ?? ''

type Cost = { file: HostileFile; ending: string; milliseconds: number; peak_mb: number }

/** Every file of the pack read in a process of its own, then all of them uploaded to a running Brigade. */
export async function run(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'brigade-hostile-'))
  try {
    const costs: Cost[] = []
    for (const file of hostileFiles.filter((each) => each.name.includes(only))) {
      const cost = await costOf(file, folder)
      costs.push(cost)
      process.stdout.write(
        `${isRight(cost) ? ' ' : '!'} ${Math.round(cost.milliseconds)} ms ${cost.peak_mb} MB ${file.name} → ${cost.ending}\n`,
      )
    }
    return [
      { metric: 'files', value: costs.length, unit: '', better: 'higher' },
      {
        metric: 'wrong endings',
        value: costs.filter((cost) => !isRight(cost)).length,
        unit: '',
        target: 0,
        better: 'lower',
      },
      {
        metric: 'slowest',
        value: Math.max(...costs.map((cost) => cost.milliseconds)) / 1_000,
        unit: 's',
        target: 5,
        better: 'lower',
      },
      {
        metric: 'most memory',
        value: Math.max(...costs.map((cost) => cost.peak_mb)),
        unit: 'MB',
        target: 512,
        better: 'lower',
      },
      ...(only ? [] : await meanwhile()),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** too_large and too_many_pages are one code to the server; a loop is ended by its limit. */
function isRight({ file, ending }: Cost): boolean {
  if (file.is_endless) return ending === 'stopped'
  const ends: readonly string[] = file.ends
  return (
    ends.includes(ending) || (ending === 'extraction_failed' && ends.some((end) => end.startsWith('too_')))
  )
}

async function costOf(file: HostileFile, folder: string): Promise<Cost> {
  const path = join(folder, 'file')
  await writeFile(path, await file.build())
  const compute = openCompute(1)
  const began = performance.now()
  let milliseconds = 0
  const ended = compute.run(task, { path, hints: {} }, limits).then(
    () => 'read',
    (error: { code?: string; limit?: string; message: string }) =>
      error.limit ? 'stopped' : (error.code ?? error.message),
  )
  const peak_mb = await peakOfChildren(
    ended.then(() => {
      milliseconds = performance.now() - began
    }),
  )
  const ending = await ended
  await compute.close()
  return { file, ending, milliseconds, peak_mb }
}

/** How the API answers while the worker reads the pack. */
async function meanwhile(): Promise<BenchResult[]> {
  const data = await temporaryDataDir()
  const brigade = await startBrigade(data.path, { DEMO: 'off', RATE_LIMITS: 'off' })
  try {
    const token = await signIn(brigade.address)
    // Before the clock runs: packing them would keep this process, and not Brigade, from answering.
    const built: Uint8Array[] = []
    for (const file of hostileFiles) built.push(await file.build())
    const waits: number[] = []
    let is_over = false
    const watching = (async () => {
      while (!is_over) {
        const began = performance.now()
        await (await fetch(`${brigade.address}/health`)).text()
        waits.push(performance.now() - began)
        await sleep(20)
      }
    })()
    let refused = 0
    for (const bytes of built) if (!(await upload(brigade.address, token, bytes))) refused += 1
    await allRead(brigade.address, token)
    is_over = true
    await watching
    waits.sort((a, b) => a - b)
    return [
      { metric: 'refused at upload', value: refused, unit: '', better: 'higher' },
      {
        metric: 'GET /health meanwhile, p99',
        value: waits[Math.floor(waits.length * 0.99)]!,
        unit: 'ms',
        better: 'lower',
      },
      { metric: 'GET /health meanwhile, slowest', value: waits.at(-1)!, unit: 'ms', better: 'lower' },
    ]
  } finally {
    await brigade.stop()
    await data.remove()
  }
}

async function signIn(address: string): Promise<string> {
  const person = { email: 'hostile@bench.example', password: 'Ladle-Bench-77-Whisk' }
  const post = (path: string, body: object) =>
    fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/auth/register', { ...person, full_name: 'Bench', restaurant_name: 'Bench' })
  const answer = (await (await post('/auth/login', person)).json()) as { access_token: string }
  return answer.access_token
}

async function upload(address: string, token: string, bytes: Uint8Array): Promise<boolean> {
  const form = new FormData()
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), '../../hostile.pdf')
  const answer = await fetch(`${address}/api/v1/supplier/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  await answer.text()
  return answer.ok
}

async function allRead(address: string, token: string): Promise<void> {
  for (;;) {
    const open = await Promise.all(
      ['uploaded', 'processing'].map(async (status) => {
        const answer = await fetch(`${address}/api/v1/supplier/documents?status=${status}&limit=1`, {
          headers: { authorization: `Bearer ${token}` },
        })
        return ((await answer.json()) as { total: number }).total
      }),
    )
    if (open.every((total) => total === 0)) return
    await sleep(500)
  }
}
