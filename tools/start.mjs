#!/usr/bin/env node
// What every command begins with: brings node_modules, Node 24 and the web app up to date, then runs the command
// on Node 24. Runs on any Node from 18 on, with nothing installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const onWindows = process.platform === 'win32'

/** Each command: the script, whether it needs the built web app, and its fixed arguments. */
const commands = {
  install: {},
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

const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** Runs a step and waits; its output goes to stderr, so that a command's own output stays clean. */
function step(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], encoding: 'utf8', ...options })
  // Ctrl-C ended it, and was meant for all of this.
  if (done.signal) process.exit(128 + constants.signals[done.signal])
  return { ok: done.status === 0, error: done.error, said: done.stderr ?? '' }
}

/** Node 24: the one npm brought, or this one. */
function node24() {
  const brought = join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  return process.versions.node.startsWith('24.') ? process.execPath : null
}

function install() {
  const stamp = join(modules, '.brigade-stamp')
  const lock = textOf(join(root, 'package-lock.json'))
  const machine = `${process.platform}-${process.arch}`
  const wanted = `${machine} ${createHash('sha256').update(lock).digest('hex')}\n`
  if (textOf(stamp) === wanted && node24()) return
  if (!(existsSync(modules) && isInstalled(lock))) {
    console.error('Installing what Brigade needs (once, a minute or two) …')
    installPackages()
  }
  if (!node24()) bringNode24()
  writeFileSync(stamp, wanted)
}

function installPackages() {
  // With NODE_ENV=production npm would leave out what builds the web app.
  const quietly = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  let { ok, error, said } = step('npm', ['ci', ...quietly], {
    stdio: ['ignore', 2, 'pipe'],
    shell: onWindows,
  })
  if (error)
    fail(
      `npm could not be run (${error.message}). It comes with Node: install Node from nodejs.org and try again.`,
    )
  // `npm ci` wants the lock file to name parts for every other machine, too, which a registry mirror may have lacked
  // when it was written. What is named is installed just as exactly this way.
  if (!ok && said.includes('EUSAGE'))
    ok = step('npm', ['install', '--no-save', ...quietly], { shell: onWindows }).ok
  else process.stderr.write(said)
  if (!ok)
    fail(
      'Installing failed; the lines above say why. Is the npm registry reachable? Run the same command again when it is.',
    )
}

/** Whether npm, run by hand, has already put there what the lock file names; parts for other machines are left out. */
function isInstalled(lock) {
  const present = textOf(join(modules, '.package-lock.json'))
  if (!present) return false
  const has = JSON.parse(present).packages
  return Object.entries(JSON.parse(lock).packages).every(([path, { version, optional }]) =>
    path === '' ? true : has[path] ? has[path].version === version : optional === true,
  )
}

/** Install scripts may be switched off on this machine; the package's own one puts Node 24 in its place. */
function bringNode24() {
  step(process.execPath, ['installArchSpecificPackage'], { cwd: join(modules, 'node') })
  if (!node24())
    fail(
      'Node 24 could not be installed: the npm package "node" fetches it in its install script, which failed. Is the npm registry reachable? Or install Node 24 from nodejs.org and run the same command with it.',
    )
}

/** What the web app is built from: itself, the packages, and of the server what it shares with the browser. */
function webSources() {
  const walk = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return []
    if (!statSync(full).isDirectory()) return [path]
    const names = readdirSync(full).filter((name) => name !== 'dist' && name !== 'node_modules')
    return names.sort().flatMap((name) => walk(`${path}/${name}`))
  }
  const shared = walk('server/src').filter((path) =>
    /contract\.ts$|\/platform\/(route|schema|error-codes)\.ts$/.test(path),
  )
  const own = [...walk('web'), ...walk('packages')].filter((path) => !/\.test\.tsx?$|\.md$/.test(path))
  return ['package-lock.json', ...own, ...shared]
}

function buildWeb() {
  const stamp = join(root, 'web', 'dist', '.stamp')
  const hash = createHash('sha256')
  for (const path of webSources()) hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  const wanted = hash.digest('hex')
  if (textOf(stamp) === wanted) return
  console.error('Building the web app …')
  const vite = join(modules, 'vite', 'bin', 'vite.js')
  const { ok } = step(node24(), [vite, 'build', 'web', '--logLevel', 'warn'], { env: environment() })
  if (!ok) fail('The web app could not be built; the lines above say why.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** The command's programs are found first in node_modules. */
function environment() {
  return { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH}` }
}

function run({ script, args = [] }, given) {
  const path = join(root, script)
  if (!existsSync(path)) fail(`${script} is missing.`)
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', path, ...args, ...given], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  })
  // At a terminal Ctrl-C reaches the child by itself; without one (a supervisor, a container) it is passed on.
  const atTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
  let told = false
  const tell = (signal) => {
    told = true
    child.kill(signal)
  }
  process.on('SIGINT', () => {
    if (!atTerminal) tell('SIGINT')
    told = true
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => tell(signal))
  whenNpmIsGone(() => told || tell('SIGTERM'))
  child.on('error', (error) => fail(`Node 24 could not be run: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** npm does not hand a SIGTERM down through its shell, and cannot hand down a SIGKILL: so its life is watched. */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const watch = setInterval(() => {
    if (process.ppid === shell && (npm === null || isAlive(npm))) return
    clearInterval(watch)
    stop()
  }, 200)
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return parent > 1 ? parent : null
  } catch {
    return null
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const [name = 'start', ...given] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : null
if (!command) fail(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
install()
if (command.web) buildWeb()
if (command.script) run(command, given)
