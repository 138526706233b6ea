#!/usr/bin/env node
// What every command begins with: brings node_modules, Node 24 and the web app up to date, then runs the command
// on Node 24. Runs on any Node from 18 on, with nothing installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const node24 = join(modules, '.bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Each command: the script, whether it needs the built web app, and its fixed arguments. */
const commands = {
  start: { script: 'server/src/main.ts', web: true },
  dev: { script: 'tools/dev.ts' },
  test: { script: 'node_modules/vitest/vitest.mjs', args: ['run'], web: true },
  check: { script: 'tools/check.ts' },
  bench: { script: 'tools/bench.ts', web: true },
  db: { script: 'tools/db.ts' },
  generate: { script: 'tools/generate.ts' },
  brigade: { script: 'server/src/cli.ts' },
  screenshots: { script: 'tools/screenshots.ts', web: true },
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

function digest(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort())
        if (name !== 'dist' && name !== 'node_modules') add(`${path}/${name}`)
    } else hash.update(path).update(readFileSync(full))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

const stampOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

function install() {
  const stamp = join(modules, '.brigade-stamp')
  const wanted = digest(['package.json', 'package-lock.json'])
  if (stampOf(stamp) === wanted && existsSync(node24)) return
  console.error('Installing what Brigade needs (once, a minute or two) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environment(),
  })
  if (done.error)
    fail(
      `npm could not be run: ${done.error.message}. It comes with Node; install Node from nodejs.org and try again.`,
    )
  if (done.status !== 0)
    fail('Installing failed; the lines above say why. Is the npm registry reachable? Try again when it is.')
  if (!existsSync(node24)) {
    // Install scripts may be switched off on this machine; this one puts Node 24 in its place.
    spawnSync(process.execPath, ['installArchSpecificPackage'], {
      cwd: join(modules, 'node'),
      stdio: ['ignore', 2, 2],
    })
    if (!existsSync(node24))
      fail(
        'Node 24 could not be installed: the npm package "node" needs its install script. Allow install scripts and try again.',
      )
  }
  writeFileSync(stamp, wanted)
}

function buildWeb() {
  const stamp = join(root, 'web', 'dist', '.stamp')
  const wanted = digest(['web', 'packages', 'server/src/modules', 'server/src/platform', 'package-lock.json'])
  if (stampOf(stamp) === wanted) return
  console.error('Building the web app …')
  const done = spawnSync(
    node24,
    [join(modules, 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2], env: environment() },
  )
  if (done.status !== 0) fail('The web app could not be built; the lines above say why.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** The command's programs are found first in node_modules. */
function environment() {
  return { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH}` }
}

function run({ script, args = [] }, given) {
  const child = spawn(
    node24,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...args, ...given],
    { cwd: root, stdio: 'inherit', env: environment() },
  )
  // Ctrl-C reaches the child by itself (same terminal); this process only waits for it. Other signals are passed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`Node 24 could not be run: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

const [name = 'start', ...given] = process.argv.slice(2)
const command = commands[name]
if (!command) fail(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
install()
if (command.web) buildWeb()
run(command, given)
