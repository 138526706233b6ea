import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examplesOf } from '../../web/src/areas/settings/integrate/examples.ts'
import { type Person, testHouse } from './house.ts'
import { readRepositoryFile } from './repository-files.ts'

/** What docs/integrate.md shows is run as it stands there, against a house that listens. */
const test = testHouse({ OUTBOUND_ALLOW: '127.0.0.1' })
const examples = examplesOf(readRepositoryFile('docs/integrate.md'))

const commands: Record<string, string> = { sh: 'sh', ts: process.execPath, py: 'python3' }
const isInstalled = (command: string) => spawnSync(command, ['--version']).status === 0
const installed = {
  sh: isInstalled('curl'),
  ts: true,
  py: isInstalled('python3'),
} as Record<string, boolean>
const languageOf = (file: string) => file.split('.').at(-1)!

let folder: string
let admin: Person
let env: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brigade-examples-'))
  for (const { file, code } of examples) writeFileSync(join(folder, file), code)
  const url = await test.house.http.listen({ host: '127.0.0.1', port: 0 })
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  const scopes = ['invoices.read', 'suppliers.read', 'suppliers.manage', 'webhooks.read', 'webhooks.manage']
  const { token } = (await admin.call('POST', '/api-tokens', { name: 'Accounts', scopes })).body
  env = { PATH: process.env.PATH!, BRIGADE_URL: url, BRIGADE_TOKEN: token, NODE_NO_WARNINGS: '1' }
  const supplier = await admin.call('POST', '/vendors', { name: 'Mill' })
  for (let i = 0; i < 205; i += 1)
    await admin.call('POST', '/supplier/invoices', {
      supplier_id: supplier.body.id,
      invoice_number: `M-${i}`,
      invoice_date: '2026-10-02',
      total_amount: 1,
    })
})

async function run(file: string, more: Record<string, string> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(commands[languageOf(file)]!, [file], {
    cwd: folder,
    env: { ...env, ...more },
    timeout: 30_000,
    maxBuffer: 4_000_000,
  })
  return stdout
}

const eachIn = (name: string) =>
  ['sh', 'ts', 'py'].filter((language) => examples.some(({ file }) => file === `${name}.${language}`))
const having = (language: string) => it.runIf(installed[language])

describe('the examples for integrators', () => {
  it('are there in three languages', () => {
    for (const name of ['first-call', 'all-invoices', 'create-supplier', 'change-supplier'])
      expect(eachIn(name), name).toEqual(['sh', 'ts', 'py'])
    expect(eachIn('receive')).toEqual(['ts', 'py'])
  })

  for (const language of ['sh', 'ts', 'py']) {
    having(language)(`make a first call (${language})`, async () => {
      const said = await run(`first-call.${language}`)
      expect(said).toContain('suppliers.manage')
      expect(said).not.toContain('users.manage')
    })

    having(language)(`read every invoice, page by page (${language})`, async () => {
      const said = await run(`all-invoices.${language}`)
      const numbers = new Set(said.match(/M-\d+/g))
      expect(numbers.size).toBe(205)
    })

    having(language)(`create once (${language})`, async () => {
      const count = async () => (await admin.call('GET', '/vendors?search=Harbour')).body.total
      const said = await run(`create-supplier.${language}`)
      if (language === 'sh') await run('create-supplier.sh')
      else expect(said.toLowerCase()).toBe('true\n')
      expect(await count()).toBe(1)
    })

    having(language)(`change what was seen (${language})`, async () => {
      await admin.call('GET', '/vendors')
      expect(await run(`change-supplier.${language}`)).toContain('30')
    })
  }

  it('say what was refused', async () => {
    const error = await run('first-call.ts', { BRIGADE_TOKEN: 'brg_wrong' }).catch((thrown) => thrown)
    expect(error.stderr).toContain('token_invalid')
    if (!installed.py) return
    const python = await run('first-call.py', { BRIGADE_TOKEN: 'brg_wrong' }).catch((thrown) => thrown)
    expect(python.stderr).toContain('token_invalid')
  })
})

describe('the receivers for integrators', () => {
  const running: ChildProcess[] = []
  afterAll(() => {
    for (const child of running) child.kill()
  })

  async function receiving(file: string) {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}/`
    const made = (await admin.call('POST', '/webhooks', { url, events: ['invoice.paid'] })).body
    const child = spawn(commands[languageOf(file)]!, [file], {
      cwd: folder,
      env: { ...env, PORT: String(port), WEBHOOK_SECRET: made.secret },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    running.push(child)
    let said = ''
    child.stdout.on('data', (part) => {
      said += part
    })
    const post = (headers: Record<string, string>, body: string) =>
      fetch(url, { method: 'POST', headers, body }).then(({ status }) => status)
    await expect.poll(() => post({}, 'x').catch(() => 0), { timeout: 20_000 }).not.toBe(0)
    return { ...made, post, said: () => said }
  }

  for (const language of ['ts', 'py'])
    having(language)(`take what Brigade sent, and nothing else (${language})`, async () => {
      const { id, secret, post, said } = await receiving(`receive.${language}`)
      await admin.call('POST', `/webhooks/${id}/test`)
      await test.runJobs()
      const { items } = (await admin.call('GET', `/webhooks/${id}/deliveries`)).body
      expect(items[0]).toMatchObject({ status: 'delivered', last_status: 204 })
      await expect.poll(said).toContain('webhook.tested')

      const body = '{"type":"forged"}'
      const signed = (key: string, age_seconds = 0) => {
        const timestamp = String(Math.floor(Date.now() / 1000) - age_seconds)
        const mac = createHmac('sha256', Buffer.from(key.slice(6), 'base64'))
        const signature = mac.update(`msg_1.${timestamp}.${body}`).digest('base64')
        return {
          'webhook-id': 'msg_1',
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        }
      }
      expect(await post(signed(`whsec_${'A'.repeat(43)}=`), body)).toBe(401)
      expect(await post(signed(secret, 600), body)).toBe(401)
      expect(await post({}, body)).toBe(401)
      expect(said()).not.toContain('forged')
    })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
