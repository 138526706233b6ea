import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** A checkout with nothing in it but start.mjs, in a folder with a blank in its name. */
let root = ''
const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }

beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'brigade-start-')), 'check out')
  await put('package-lock.json', JSON.stringify(lock))
  await mkdir(join(root, 'tools'))
  await copyFile(new URL('start.mjs', import.meta.url), join(root, 'tools/start.mjs'))
  // What `npm run check` runs: says what it was given, and ends as it is told.
  await put(
    'tools/check.ts',
    `const [code, ...rest] = process.argv.slice(2)
     for (const signal of ['SIGTERM', 'SIGINT'] as const)
       if (code === 'wait') process.on(signal, () => { console.log(signal); setTimeout(() => process.exit(7), 50) })
     console.log(process.versions.node.split('.')[0], ...rest)
     if (code === 'wait') setInterval(() => {}, 1000)
     else if (code === 'die') process.kill(process.pid, 'SIGKILL')
     else process.exit(Number(code))`,
  )
})
afterEach(() => rm(dirname(root), { recursive: true, force: true }))

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

/** As if npm had been there: its own list of what it put where, and Node 24. */
async function putInstalled(version = '1.0.0'): Promise<void> {
  const present = { packages: { 'node_modules/a': { version } } }
  await put('node_modules/.package-lock.json', JSON.stringify(present))
  await mkdir(join(root, 'node_modules/node/bin'), { recursive: true })
  await symlink(process.execPath, join(root, 'node_modules/node/bin/node'))
}

/** An npm that writes down what it is asked, and does `script`. */
async function putNpm(script: string): Promise<string> {
  await put('bin/npm', `#!/bin/sh\necho "$1" >> "${root}/asked"\n${script}\n`)
  await chmod(join(root, 'bin/npm'), 0o755)
  return `${join(root, 'bin')}:/usr/bin:/bin`
}

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, 'tools/start.mjs'), ...args], {
    env: { PATH: '/usr/bin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return { child, said: () => output, ended: once(child, 'close') as Promise<[number]> }
}

async function says(run: { child: ChildProcess; said: () => string }, text: string): Promise<void> {
  while (!run.said().includes(text)) await once(run.child.stdout!, 'data')
}

describe('start.mjs', () => {
  it('runs the command on Node 24, with its arguments, and ends as it ends', async () => {
    await putInstalled()
    const run = start(['check', '3', 'two words', '--flag'])
    expect(await run.ended).toEqual([3, null])
    expect(run.said()).toBe('24 two words --flag\n')
    expect(await start(['check', '0']).ended).toEqual([0, null])
    expect(await start(['check', 'die']).ended).toEqual([137, null])
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('hands %s on, once, and waits for the end', async (signal) => {
    await putInstalled()
    const run = start(['check', 'wait'])
    await says(run, '24')
    run.child.kill(signal)
    expect(await run.ended).toEqual([7, null])
    expect(run.said()).toBe(`24\n${signal}\n`)
  })

  it('names its commands when there is no such one', async () => {
    const run = start(['toString'])
    expect(await run.ended).toEqual([1, null])
    expect(run.said()).toContain('There is no command toString. There are: install, start, dev, test, check')
  })
})

describe('installing', () => {
  const asked = async () => (await readFile(join(root, 'asked'), 'utf8')).trim().split('\n')

  it('is left out where npm, run by hand, has done it', async () => {
    await putInstalled()
    const PATH = await putNpm('exit 1')
    expect(await start(['check', '0'], { PATH }).ended).toEqual([0, null])
    await expect(asked()).rejects.toThrow('ENOENT')
  })

  it('happens once when a package is missing or another version', async () => {
    await putInstalled('0.9.0')
    const PATH = await putNpm('exit 0')
    const run = start(['check', '0'], { PATH })
    expect(await run.ended).toEqual([0, null])
    expect(run.said()).toContain('Installing what Brigade needs')
    expect(await start(['check', '0'], { PATH }).ended).toEqual([0, null])
    expect(await asked()).toEqual(['ci'])
  })

  it('goes on where the lock file does not name the parts of other machines', async () => {
    await putInstalled('0.9.0')
    const PATH = await putNpm('[ "$1" = install ] || { echo "npm error code EUSAGE" >&2; exit 1; }')
    const run = start(['check', '0'], { PATH })
    expect(await run.ended).toEqual([0, null])
    expect(await asked()).toEqual(['ci', 'install'])
    expect(run.said()).not.toContain('EUSAGE')
  })

  it('that fails says why and what to do, and is tried again the next time', async () => {
    await putInstalled('0.9.0')
    const PATH = await putNpm('echo "npm error ENOTFOUND registry" >&2; exit 1')
    for (let time = 0; time < 2; time += 1) {
      const run = start(['check', '0'], { PATH })
      expect(await run.ended).toEqual([1, null])
      expect(run.said()).toContain(
        'npm error ENOTFOUND registry\nInstalling failed; the lines above say why.',
      )
    }
  })

  it('without npm says where it comes from', async () => {
    const run = start(['check', '0'], { PATH: join(root, 'empty') })
    expect(await run.ended).toEqual([1, null])
    expect(run.said()).toContain('npm could not be run')
    expect(run.said()).toContain('install Node from nodejs.org')
  })
})

describe('the web app', () => {
  const builds = async () => (await readFile(join(root, 'builds'), 'utf8')).trim().split('\n').length

  it('is built when what it is made of has changed, and only then', async () => {
    await putInstalled()
    await put('node_modules/vite/bin/vite.js', `require('node:fs').appendFileSync('builds', 'x\\n')`)
    await put('server/src/main.ts', 'process.exit(0)')
    let changes = 0
    const buildsAfterChangeOf = async (path: string) => {
      changes += 1
      await put(path, `change ${changes}`)
      for (let time = 0; time < 2; time += 1) expect(await start(['start']).ended).toEqual([0, null])
      return builds()
    }
    expect(await buildsAfterChangeOf('web/src/main.tsx')).toBe(1)
    expect(await buildsAfterChangeOf('web/src/main.tsx')).toBe(2)
    expect(await buildsAfterChangeOf('web/src/main.test.tsx')).toBe(2)
    expect(await buildsAfterChangeOf('packages/money/index.ts')).toBe(3)
    expect(await buildsAfterChangeOf('server/src/modules/menu/contract.ts')).toBe(4)
    expect(await buildsAfterChangeOf('server/src/modules/menu/routes.ts')).toBe(4)
  })
})
