import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { mailsTo } from '../../test/mailbox.ts'
import { root } from '../../test/repository-files.ts'
import { testSecrets } from '../../test/test-secrets.ts'

/** The real command line, beside a house that runs on the same database. */
const test = testHouse()
const password = 'Whisk-Ladle-81-Thyme'
let folder: string
let admin: Person
let organization: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brigade-cli-'))
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(testSecrets))
  admin = await test.newOrganization({ country: 'BR' })
  organization = (await admin.call('GET', '/auth/me')).body.organization.name
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function brigade(args: string[], input = '') {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'server/src/cli.ts', ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: test.owner.options.connectionString,
        DATA_DIR: folder,
        PUBLIC_URL: 'https://brigade.example',
        NODE_ENV: 'test',
      },
    },
  )
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += chunk))
  child.stderr.on('data', (chunk) => (said.err += chunk))
  child.stdin.end(input)
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { code, ...said, json: said.out ? JSON.parse(said.out) : undefined }
}

const tokenOf = ({ link }: { link: string }) => link.split('#')[1]!

describe('brigade user create', () => {
  it('prints an invitation to hand over, which makes the person when it is accepted', async () => {
    const email = 'caio@cli.example'
    const made = await brigade([
      'user',
      'create',
      '--email',
      email,
      '--name',
      'Caio Dias Lima',
      '--role',
      'chef',
    ])
    expect(made).toMatchObject({ code: 0, json: { email, role: 'chef', organization } })
    expect(made.json.link).toMatch(/^https:\/\/brigade\.example\/invitation#[\w-]{43}$/)
    expect(await mailsTo(test, email)).toEqual([])
    const accepted = await test.call('POST', '/auth/invitations/accept', {
      token: tokenOf(made.json),
      password,
    })
    expect(accepted.body.user).toMatchObject({
      first_name: 'Caio',
      last_name: 'Dias Lima',
      language: 'pt-BR',
      email_verified_at: null,
    })
    const log = (await admin.call('GET', '/audit-log?action=user.invited')).body.items
    expect(log).toMatchObject([{ actor_name: 'Brigade', subject_name: 'Caio Dias Lima' }])
  })

  it('takes a password on standard input, and says what is wrong with it', async () => {
    const args = [
      '--email',
      'eva@cli.example',
      '--name',
      'Eva',
      '--role',
      'admin',
      '--organization',
      organization,
    ]
    const create = (input: string) => brigade(['user', 'create', ...args, '--password-stdin'], input)
    expect(await create('Password1\n')).toMatchObject({ code: 3, json: { error: 'weak_password' } })
    expect(await create('')).toMatchObject({ code: 2, err: 'no password came on standard input\n' })
    const made = await create(`${password}\n`)
    expect(made).toMatchObject({ code: 0, json: { email: 'eva@cli.example', role: 'admin' } })
    expect(made.out + made.err).not.toContain(password)
    expect((await test.signIn('eva@cli.example', password)).organization_id).toBe(admin.organization_id)
    expect(await create(`${password}\n`)).toMatchObject({ code: 3, json: { error: 'already_exists' } })
  })

  it('asks for what is missing, and for the organization where there are several', async () => {
    expect((await brigade(['user', 'create', '--email', 'a@b.example'])).code).toBe(2)
    const person = ['--email', 'a@b.example', '--name', 'A', '--role']
    expect((await brigade(['user', 'create', ...person, 'boss'])).code).toBe(2)
    await test.newOrganization()
    const unnamed = await brigade(['user', 'create', ...person, 'chef'])
    expect(unnamed).toMatchObject({ code: 3, json: { error: 'not_found' } })
    expect(unnamed.json.message).toContain(organization)
  })
})

describe('brigade user reset', () => {
  it('prints a link by which the person chooses a new password', async () => {
    const made = await brigade(['user', 'reset', admin.email.toUpperCase()])
    expect(made).toMatchObject({ code: 0, json: { email: admin.email } })
    const body = { token: tokenOf(made.json), new_password: 'Fresh-Basil-63-Mint' }
    expect((await test.call('POST', '/auth/password-reset/confirm', body)).status).toBe(200)
    const again = await test.signIn(admin.email, 'Fresh-Basil-63-Mint')
    const log = (await again.call('GET', '/audit-log?action=user.reset_link_made')).body.items
    expect(log).toMatchObject([{ actor_name: 'Brigade', subject_id: admin.id }])
    expect(await brigade(['user', 'reset', 'nobody@cli.example'])).toMatchObject({ code: 3 })
  })
})
