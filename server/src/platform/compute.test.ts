import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openCompute } from './compute.ts'

const compute = openCompute(2)
afterAll(() => compute.close())
const limits = { timeout_ms: 20_000, memory_mb: 64 }

/** A task from its source text: the default export of a module of its own. */
const task = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`export default async (input, report, within) => { ${body} }`)}`,
  )
const forever = task('report(process.pid); for (;;);')

const lives = (pid: number) =>
  readFile(`/proc/${pid}/stat`, 'utf8').then(
    (text) => !/\) Z /.test(text),
    () => false,
  )

describe('a computation', () => {
  it('answers what its task answers, with what it reports on the way', async () => {
    const reports: unknown[] = []
    const result = await compute.run(
      task('report(1); report({ half: true }); return { sum: input.a + input.b, at: new Date(0) }'),
      { a: 1, b: 2 },
      { ...limits, on_report: (report) => reports.push(report) },
    )
    expect(result).toEqual({ sum: 3, at: new Date(0) })
    expect(reports).toEqual([1, { half: true }])
  })

  it('has the error of its task: one of the catalogue keeps its code, others only their words', async () => {
    const known = task('throw Object.assign(new Error("Locked."), { code: "encrypted_document" })')
    await expect(compute.run(known, {}, limits)).rejects.toMatchObject({
      code: 'encrypted_document',
      message: 'Locked.',
      status: 422,
    })
    const unknown = compute.run(task('throw Object.assign(new Error("x"), { code: "EPERM" })'), {}, limits)
    await expect(unknown).rejects.not.toHaveProperty('status')
    await expect(compute.run(task('throw "text"'), {}, limits)).rejects.toThrow('text')
    await expect(compute.run(new URL('file:///no/such/task.ts'), {}, limits)).rejects.toThrow('no/such')
  })

  it('that reports is given more time, and no more than the most', async () => {
    // It reports once it has begun, and ends after the first limit.
    const diligent = task('report(1); await new Promise((go) => setTimeout(go, 12_000)); return "done"')
    const patience = { after_report_ms: 60_000, most_ms: 90_000 }
    expect(await compute.run(diligent, {}, { timeout_ms: 10_000, memory_mb: 64, patience })).toBe('done')
    const chatty = task('for (;;) { report(1); await new Promise((go) => setTimeout(go, 50)) }')
    await expect(
      compute.run(
        chatty,
        {},
        { timeout_ms: 500, memory_mb: 64, patience: { after_report_ms: 5_000, most_ms: 2_500 } },
      ),
    ).rejects.toMatchObject({ limit: 'time' })
  }, 120_000)

  it('that takes too long is killed', async () => {
    let pid = 0
    const run = compute.run(
      forever,
      {},
      {
        timeout_ms: 1_500,
        memory_mb: 64,
        on_report: (report) => {
          pid = report as number
        },
      },
    )
    await expect(run).rejects.toMatchObject({ limit: 'time' })
    expect(pid).toBeGreaterThan(0)
    await expect.poll(() => lives(pid)).toBe(false)
  })

  it('that says when it will speak next is held to it', async () => {
    const kept = task('within(20_000); report(1); within(null); return "kept"')
    expect(await compute.run(kept, {}, limits)).toBe('kept')
    const broken = compute.run(task('within(50); for (;;);'), {}, limits)
    await expect(broken).rejects.toMatchObject({ limit: 'time' })
  })

  it('that takes too much memory is killed, be it objects or bytes', async () => {
    const objects = task('const all = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({})))')
    await expect(compute.run(objects, {}, limits)).rejects.toMatchObject({ limit: 'memory' })
    const bytes = task(`const all = []; for (;;) { all.push(Buffer.alloc(1 << 24, 1));
      await new Promise((go) => setTimeout(go, 10)) }`)
    await expect(compute.run(bytes, {}, limits)).rejects.toMatchObject({ limit: 'memory' })
  })

  it('that ends without an answer is an error', async () => {
    for (const body of [
      'process.exit(0)',
      'process.exit(3)',
      'process.kill(process.pid, "SIGSEGV")',
      'process.abort()',
    ])
      await expect(compute.run(task(body), {}, limits), body).rejects.toThrow('ended without an answer')
    await expect(
      compute.run(
        task(
          'setTimeout(() => { throw new Error("later") }); await new Promise((go) => setTimeout(go, 5_000))',
        ),
        {},
        limits,
      ),
    ).rejects.toThrow('later')
  })

  it('knows no settings and no secrets', async () => {
    process.env.TEST_ONLY_SECRET = 'hunter2'
    const env = await compute.run<object, Record<string, string>>(
      task('return { ...process.env }'),
      {},
      limits,
    )
    delete process.env.TEST_ONLY_SECRET
    expect(
      Object.keys(env).filter((name) => !['PATH', 'TZ'].includes(name) && !name.startsWith('NODE_')),
    ).toEqual([])
    expect(env.TZ).toBe('UTC')
    expect(JSON.stringify(env)).not.toContain('hunter2')
  })

  it('may be called off while it works and while it waits', async () => {
    const single = openCompute(1)
    const controller = new AbortController()
    const started = Promise.withResolvers<void>()
    const running = single.run(
      forever,
      {},
      { ...limits, signal: controller.signal, on_report: () => started.resolve() },
    )
    const waiting = single.run(forever, {}, { ...limits, signal: controller.signal })
    const after = single.run(task('return "after"'), {}, limits)
    await started.promise
    controller.abort(new Error('cancelled'))
    await expect(running).rejects.toThrow('cancelled')
    await expect(waiting).rejects.toThrow('cancelled')
    expect(await after).toBe('after')
    await single.close()
  })

  it('ends when the house closes, and so do those that wait', async () => {
    const closing = openCompute(1)
    const started = Promise.withResolvers<void>()
    const running = closing.run(forever, {}, { ...limits, on_report: () => started.resolve() })
    const waiting = closing.run(forever, {}, limits)
    await started.promise
    await Promise.all([closing.close(), expect(running).rejects.toThrow(), expect(waiting).rejects.toThrow()])
  })
})

describe('at most two computations', () => {
  it('run at once; the others wait their turn', async () => {
    let running = 0
    let most = 0
    const body = task('report("in"); await new Promise((go) => setTimeout(go, 150)); report("out")')
    const count = (report: unknown) => {
      running += report === 'in' ? 1 : -1
      most = Math.max(most, running)
    }
    await Promise.all(Array.from({ length: 5 }, () => compute.run(body, {}, { ...limits, on_report: count })))
    await sleep(0)
    expect([most, running]).toEqual([2, 0])
  })
})
