import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { placeFor } from './place.ts'
import { isAlive, readPostmaster } from './postmaster.ts'
import { type RunningPostgres, startPostgres } from './server.ts'

// Not unsafe_and_fast: what is acknowledged must survive.
const log = pino({ level: 'silent' })
const password = 'crash-test'
let dataDir = ''
let server: RunningPostgres | undefined

const start = async () => {
  server = await startPostgres({ dataDir, password, log })
  return server
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

/** Asks until the server is back. */
async function askPatiently(url: string, query: string): Promise<Record<string, unknown>[]> {
  for (let attempt = 0; ; attempt += 1)
    try {
      return await ask(url, query)
    } catch (error) {
      if (attempt > 200) throw error
      await sleep(50)
    }
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'brigade-crashes-'))
  await chmod(dataDir, 0o755)
  const { url, stop } = await start()
  await ask(url, 'create table acknowledged (n int primary key)')
  await stop()
})
afterEach(() => server?.stop())
afterAll(() => rm(dataDir, { recursive: true, force: true }))

/** Another process that starts the same database, as Brigade does, and does not stop it. */
async function startElsewhere(
  ending: string,
): Promise<{ url: string; pid: number; exited: Promise<unknown> }> {
  const program = `
    import { pino } from 'pino'
    import { startPostgres } from ${JSON.stringify(new URL('server.ts', import.meta.url).href)}
    const options = ${JSON.stringify({ dataDir, password })}
    const { url } = await startPostgres({ ...options, log: pino({ level: 'silent' }) })
    console.log(url)
    ${ending}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', () => reject(new Error('it ended before the server was ready')))
  })
  return { url, pid: child.pid!, exited }
}

describe('after kill -9', () => {
  it('of PostgreSQL, it is started again on the same address and nothing acknowledged is lost', async () => {
    const { url, pid } = await start()
    await ask(url, 'insert into acknowledged values (1)')
    const killed = pid()!
    process.kill(killed, 'SIGKILL')
    expect(await askPatiently(url, 'select n from acknowledged where n = 1')).toEqual([{ n: 1 }])
    expect(pid()).not.toBe(killed)
  })

  it('of PostgreSQL’s connections, too', async () => {
    const { url } = await start()
    const [row] = await ask(url, 'insert into acknowledged values (2) returning pg_backend_pid() as pid')
    const busy = new pg.Client({ connectionString: url })
    busy.on('error', () => {})
    await busy.connect()
    const { rows } = await busy.query('select pg_backend_pid() as pid')
    process.kill(rows[0].pid, 'SIGKILL')
    expect(rows[0].pid).not.toBe(row!.pid)
    expect(await askPatiently(url, 'select n from acknowledged where n = 2')).toEqual([{ n: 2 }])
  })

  it('of Brigade, the PostgreSQL it leaves behind is stopped and started again', async () => {
    const elsewhere = await startElsewhere('setInterval(() => {}, 1000)')
    await ask(elsewhere.url, 'insert into acknowledged values (3)')
    process.kill(elsewhere.pid, 'SIGKILL')
    await elsewhere.exited
    const { cluster } = await placeFor(dataDir)
    const orphan = readPostmaster(cluster)!.pid
    expect(isAlive(orphan)).toBe(true)
    const { url } = await start()
    expect(isAlive(orphan)).toBe(false)
    expect(await ask(url, 'select n from acknowledged where n = 3')).toEqual([{ n: 3 }])
  })

  it('of both, the next start makes good what was written', async () => {
    const elsewhere = await startElsewhere('setInterval(() => {}, 1000)')
    await ask(elsewhere.url, 'insert into acknowledged values (4)')
    const { cluster } = await placeFor(dataDir)
    process.kill(readPostmaster(cluster)!.pid, 'SIGKILL')
    process.kill(elsewhere.pid, 'SIGKILL')
    await elsewhere.exited
    const { url } = await start()
    expect(await ask(url, 'select n from acknowledged where n = 4')).toEqual([{ n: 4 }])
  })
})

describe('without a farewell', () => {
  it('a process that exits takes its PostgreSQL with it', async () => {
    const elsewhere = await startElsewhere('process.exit(0)')
    await elsewhere.exited
    const { cluster } = await placeFor(dataDir)
    for (let tries = 0; readPostmaster(cluster) && tries < 200; tries += 1) await sleep(25)
    expect(readPostmaster(cluster)).toBeNull()
  })

  it('a pid file that names another program neither stops the start nor that program', async () => {
    const bystander = spawn('sleep', ['600'])
    const { cluster } = await placeFor(dataDir)
    await writeFile(join(cluster, 'postmaster.pid'), `${bystander.pid}\n${cluster}\n0\n1\n\n\n0 0\nready\n`)
    const { url } = await start()
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(isAlive(bystander.pid!)).toBe(true)
    bystander.kill()
  })
})
