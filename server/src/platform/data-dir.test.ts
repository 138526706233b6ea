import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataDir } from './data-dir.ts'

let path = ''
const lock = () => join(path, 'brigade.lock')

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'brigade-data-')), 'made on the way')
})
afterEach(() => rm(join(path, '..'), { recursive: true, force: true }))

/** A process that has opened the folder and waits. */
async function holderElsewhere(): Promise<{ pid: number; kill: () => Promise<void> }> {
  const program = `
    const { openDataDir } = await import(${JSON.stringify(new URL('data-dir.ts', import.meta.url).href)})
    await openDataDir(${JSON.stringify(path)})
    console.log('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    pid: child.pid!,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

describe('the data folder', () => {
  it('is made, held by one process, and let go without a trace', async () => {
    const { release } = await openDataDir(path)
    expect(await readdir(path)).toEqual(['brigade.lock'])
    await expect(openDataDir(path, { patience_ms: 0 })).rejects.toThrow(
      `Another Brigade (process ${process.pid}) already runs`,
    )
    await release()
    expect(await readdir(path)).toEqual([])
  })

  it('is refused to a second Brigade while the first lives, and taken over when it was killed', async () => {
    const first = await holderElsewhere()
    await expect(openDataDir(path, { patience_ms: 0 })).rejects.toThrow(
      `Another Brigade (process ${first.pid}) already runs on the data folder ${path}. Stop it first, or set DATA_DIR to another folder.`,
    )
    await first.kill()
    const { release } = await openDataDir(path)
    expect(await readFile(lock(), 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    await release()
  })

  it.runIf(process.platform === 'linux')(
    'is not kept by a number that belongs to another program by now',
    async () => {
      await openDataDir(path).then(({ release }) => release())
      // This very process, as if the number had been another's once.
      await writeFile(lock(), `${process.pid} 1 earlier\n`)
      await (await openDataDir(path)).release()
    },
  )

  it('has one master when many dead locks are found at once', async () => {
    await openDataDir(path).then(({ release }) => release())
    for (let round = 0; round < 40; round += 1) {
      await writeFile(lock(), `999999999 1 dead-${round}`)
      // In every second round somebody died while taking it over, too.
      if (round % 2 === 1) await writeFile(`${lock()}.over-dead-${round}`, `999999998 1 half-${round}`)
      const tries = await Promise.allSettled(
        Array.from({ length: 6 }, () => openDataDir(path, { patience_ms: 0 })),
      )
      const masters = tries.filter((entry) => entry.status === 'fulfilled')
      expect(masters).toHaveLength(1)
      await masters[0]!.value.release()
    }
    expect(await readdir(path)).toEqual([])
  })

  it('waits a moment for a Brigade that is stopping', async () => {
    const first = await openDataDir(path)
    const second = openDataDir(path)
    await first.release()
    await (await second).release()
  })

  it('leaves a lock alone that another has taken since', async () => {
    const { release } = await openDataDir(path)
    await writeFile(lock(), '1 1 another')
    await release()
    expect(await readFile(lock(), 'utf8')).toBe('1 1 another')
  })

  it('may be shared where the database is elsewhere', async () => {
    const first = await openDataDir(path, { shared: true })
    const second = await openDataDir(path, { shared: true })
    await Promise.all([first.release(), second.release()])
  })

  it('that cannot be made is named, with what to do', async () => {
    await writeFile(join(path, '..', 'file'), '')
    await expect(openDataDir(join(path, '..', 'file', 'data'))).rejects.toThrow(
      /cannot be written: .*Set DATA_DIR to a folder Brigade may write/,
    )
  })
})
