import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'
import { writeArchive } from './archive.ts'
import { isSecretColumn } from './catalogue.ts'
import { eraseByOperator, exportByOperator } from './operator.ts'
import { personColumns, splitColumn } from './person-columns.ts'

const test = testHouse()
let admin: Person
let chef: Person
let other: Person

beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  other = await test.newOrganization()
  chef = await test.newMember(admin, 'chef')
  await uploadFile(chef, { name: 'a.csv', content: 'Date;Reference;Amount\n2026-10-02;HF-1;12.50' })
  const supplier = await admin.call('POST', '/vendors', { name: 'Harbour Fish' })
  await chef.call('POST', '/supplier/invoices', {
    supplier_id: supplier.body.id,
    invoice_number: 'HF-1',
    invoice_date: '2026-10-02',
    total_amount: 12.5,
  })
  await other.call('POST', '/vendors', { name: 'Somebody else’s' })
  await test.runJobs()
})

/** The archive as the person who asked for it fetches it. */
async function archiveOf(person: Person, asked: object) {
  const started = await person.call('POST', '/privacy/exports', asked)
  expect(started.status).toBe(202)
  await test.runJobs()
  const link = await person.call('POST', `/privacy/exports/${started.body.id}/download-link`)
  expect(link.status).toBe(201)
  const { pathname, search } = new URL(link.body.url, 'http://127.0.0.1')
  const raw = await test.house.http.inject({ method: 'GET', url: pathname + search })
  expect(raw.statusCode).toBe(200)
  const files = unzipSync(new Uint8Array(raw.rawPayload))
  const text = (name: string) => new TextDecoder().decode(files[name])
  const rows = (table: string) =>
    text(`tables/${table}.jsonl`)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return {
    id: started.body.id,
    names: Object.keys(files),
    rows,
    manifest: JSON.parse(text('manifest.json')),
    files,
  }
}

describe('an archive of the organization', () => {
  it('holds every table, the uploaded files and a manifest that adds up; of no other organization', async () => {
    const archive = await archiveOf(admin, { scope: 'organization' })
    expect(archive.rows('suppliers.suppliers').map(({ name }) => name)).toEqual(['Harbour Fish'])
    expect(archive.rows('purchasing.invoices')[0]).toMatchObject({
      invoice_number: 'HF-1',
      total_amount: 12.5,
    })
    expect(
      archive
        .rows('identity.users')
        .map(({ email }) => email)
        .sort(),
    ).toEqual([admin.email, chef.email].sort())
    const [document] = archive.rows('documents.documents')
    expect(archive.names).toContain(`files/${document.file_hash}`)
    for (const table of archive.manifest.tables) expect(archive.rows(table.name)).toHaveLength(table.rows)
    expect(JSON.stringify(archive.manifest)).not.toContain(other.organization_id)
    const everything = archive.names
      .map((name) => Buffer.from(archive.files[name]!).toString('latin1'))
      .join('')
    for (const secret of ['argon2id', 'Somebody else', other.email]) expect(everything).not.toContain(secret)
    const again = await archiveOf(admin, { scope: 'organization' })
    expect(again.manifest.files).toEqual(archive.manifest.files)
  })

  it('is for admins; everybody has their own', async () => {
    expect((await chef.call('POST', '/privacy/exports', { scope: 'organization' })).status).toBe(403)
    expect(
      (await chef.call('POST', '/privacy/exports', { scope: 'person', person_id: admin.id })).status,
    ).toBe(403)
    const own = await archiveOf(chef, { scope: 'person' })
    expect(own.rows('identity.users')).toHaveLength(1)
    expect(own.rows('purchasing.invoices')[0]).toMatchObject({ created_by: chef.id })
    expect(own.names).not.toContain('tables/suppliers.suppliers.jsonl')
    const mine = (await chef.call('GET', '/privacy/exports')).body.items
    expect(mine.map((row: { id: string }) => row.id)).toEqual([own.id])
    const all = (await admin.call('GET', '/privacy/exports')).body
    expect(all.total).toBeGreaterThan(1)
    expect((await other.call('POST', `/privacy/exports/${own.id}/download-link`)).status).toBe(404)
  })

  it('is gone after seven days, its bytes with it', async () => {
    const { id } = await archiveOf(admin, { scope: 'organization' })
    const row = async () =>
      (await admin.call('GET', '/privacy/exports')).body.items.find((each: { id: string }) => each.id === id)
    expect((await row()).status).toBe('ready')
    test.clock.advance(7 * 86_400 + 60)
    const expire = test.house.modules
      .flatMap((m) => m.jobs ?? [])
      .find((job) => job.task === 'expire_exports')!
    const who = { organization_id: admin.organization_id, user_id: null }
    const { platform } = test.house
    await expire.run({ who, platform, tx: (work: never) => platform.withTenant(who, work) } as never)
    admin = await test.signIn(admin.email, admin.password)
    chef = await test.signIn(chef.email, chef.password)
    other = await test.signIn(other.email, other.password)
    expect((await row()).status).toBe('expired')
    const link = await admin.call('POST', `/privacy/exports/${id}/download-link`)
    expect(link).toMatchObject({ status: 409, body: { error: 'archive_not_ready' } })
  })
})

describe('erasing a person', () => {
  it('takes them out of everything, keeps the books, and proves it', async () => {
    const gone = await test.newMember(admin, 'manager')
    const supplier = (await admin.call('GET', '/vendors')).body.items[0].id
    const invoice = await gone.call('POST', '/supplier/invoices', {
      ...{ supplier_id: supplier, invoice_number: 'HF-2', invoice_date: '2026-10-02', total_amount: 7 },
    })
    const { body } = await admin.call('POST', '/privacy/erasures', { person_id: gone.id })
    await test.runJobs()
    const [erasure] = (await admin.call('GET', '/privacy/erasures')).body.items
    expect(erasure).toMatchObject({ id: body.id, person_id: gone.id, erased_by: admin.id })
    expect(erasure.proof).toMatchObject({
      account: 'removed',
      anonymised: { 'purchasing.invoices.created_by': 1 },
      traces_found: 0,
    })
    expect((await gone.call('GET', '/auth/me')).status).toBe(401)
    expect((await admin.call('GET', `/supplier/invoices/${invoice.body.id}`)).body.total_amount).toBe(7)
    const { rows } = await test.owner.query(
      `select actor_name, subject_name, before, after from platform.audit_log
       where organization_id = $1 and (actor_id = $2 or subject_id = $2) and action <> 'person.erased'`,
      [admin.organization_id, gone.id],
    )
    expect(rows.length).toBeGreaterThan(1)
    expect(JSON.stringify(rows)).not.toContain(gone.email)
    expect((await admin.call('GET', '/audit-log/verification')).body.intact).toBe(true)
  })

  it('is for admins, of their own people, and not of the last admin or oneself', async () => {
    expect((await chef.call('POST', '/privacy/erasures', { person_id: admin.id })).status).toBe(403)
    expect((await admin.call('POST', '/privacy/erasures', { person_id: other.id })).status).toBe(404)
    expect((await admin.call('POST', '/privacy/erasures', { person_id: admin.id })).status).toBe(403)
  })

  it('knows every column that names a person', async () => {
    const { rows } = await test.owner.query(`
      select n.nspname || '.' || c.relname || '.' || a.attname as name from pg_attribute a
        join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
        and (a.attname ~ '_by$' or a.attname in ('user_id', 'person_id', 'actor_id', 'employee_user_id'))
        and n.nspname not in ('graphile_worker', 'public') and n.nspname !~ '^pg_'`)
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(personColumns).sort())
    for (const name of Object.keys(personColumns)) expect(splitColumn(name).column).not.toBe('')
  })
})

describe('erasing the organization', () => {
  it('asks for its name, leaves nothing, and says what there was', async () => {
    const owner = await test.newOrganization({ restaurant_name: 'Last Supper' })
    await uploadFile(owner, { name: 'a.csv', content: 'Date;Reference;Amount\n2026-10-02;HF-1;12.50' })
    await test.runJobs()
    const refused = await owner.call('POST', '/privacy/organization-erasure', { name: 'Something' })
    expect(refused).toMatchObject({ status: 422, body: { error: 'wrong_confirmation' } })
    const { name } = (await owner.call('GET', `/organizations/${owner.organization_id}`)).body
    const erased = await owner.call('POST', '/privacy/organization-erasure', { name })
    expect(erased.status).toBe(200)
    expect(erased.body).toMatchObject({ files_removed: 1, rows_left: 0 })
    expect(erased.body.removed).toMatchObject({ 'documents.documents': 1, 'venues.restaurants': 1 })
    expect((await owner.call('GET', '/auth/me')).status).toBe(401)
  })

  it('leaves no file, though its process dies between the rows and the files', async () => {
    const owner = await test.newOrganization({ restaurant_name: 'Short Breath' })
    const { files } = test.house.platform
    const uploaded = await uploadFile(owner, { name: 'b.csv', content: 'Date;Reference;Amount\n' })
    const { file_hash } = (await owner.call('GET', `/supplier/documents/${uploaded.body.id}`)).body
    const { name } = (await owner.call('GET', `/organizations/${owner.organization_id}`)).body
    const { removeAll } = files
    files.removeAll = () => Promise.reject(new Error('killed'))
    await owner.call('POST', '/privacy/organization-erasure', { name }).finally(() => {
      files.removeAll = removeAll
    })
    expect(await files.exists(owner.organization_id, file_hash)).toBe(true)
    await test.runJobs()
    expect(await files.exists(owner.organization_id, file_hash)).toBe(false)
  })
})

describe('what leaves', () => {
  it('has no keys, tokens or hashes of secrets', () => {
    for (const name of ['password_hash', 'token_hash', 'secret', 'wrapped_key', 'secret_sealed'])
      expect(isSecretColumn(name, 'text'), name).toBe(true)
    expect(isSecretColumn('payload', 'bytea')).toBe(true)
    for (const name of ['file_hash', 'report_hash', 'name', 'tax_id'])
      expect(isSecretColumn(name, 'text')).toBe(false)
  })

  it('is an error, not half an archive, when a part cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'))
    async function* files() {
      yield {
        name: 'x',
        open: async () =>
          new Readable({
            read() {
              this.destroy(new Error('lost'))
            },
          }),
      }
    }
    const about = { scope: 'organization', organization: { id: 'o', name: 'O' }, person_id: null } as const
    const made_at = '2026-11-21T00:00:00.000Z'
    await expect(
      writeArchive(join(folder, 'a.zip'), { about: { ...about, made_at }, tables: [], files: files() }),
    ).rejects.toThrow('lost')
    await rm(folder, { recursive: true })
    await buffer(Readable.from(['']))
  })
})

describe('whoever runs Brigade', () => {
  it('writes archives to files and erases, by name', async () => {
    const owner = await test.newOrganization({ restaurant_name: 'Operated' })
    const cook = await test.newMember(owner, 'chef')
    const { platform, modules } = test.house
    const { organization_id: organization } = owner
    const folder = await mkdtemp(join(tmpdir(), 'archive-'))
    const path = join(folder, 'all.zip')
    const written = await exportByOperator(platform, path, { organization })
    expect(written).toMatchObject({ scope: 'organization', files: 0 })
    const files = unzipSync(new Uint8Array(await readFile(path)))
    expect(Object.keys(files)).toContain('tables/venues.restaurants.jsonl')
    await rm(folder, { recursive: true })
    const person = cook.email
    expect(await eraseByOperator(platform, modules, { organization, person })).toMatchObject({
      traces_found: 0,
    })
    const again = eraseByOperator(platform, modules, { organization, person })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
    expect(await eraseByOperator(platform, modules, { organization })).toMatchObject({ rows_left: 0 })
  })
})
