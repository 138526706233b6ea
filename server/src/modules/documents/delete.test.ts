import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'

const test = testHouse()
const file = {
  name: 'october.csv',
  content: 'Date;Reference;Amount\n2026-10-02;HF-1;12.50\n2026-10-03;HF-2;7.00',
}

let admin: Person
let restaurant_id: string

beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  restaurant_id = (await admin.call('GET', '/settings/restaurants')).body.items[0].id
})

async function fileOf(document_id: string): Promise<boolean> {
  const { rows } = await test.owner.query(
    'select organization_id, file_hash from documents.documents where id = $1',
    [document_id],
  )
  return test.house.platform.files.exists(rows[0].organization_id, rows[0].file_hash)
}

describe('deleting a document', () => {
  it('waits until it was read', async () => {
    const { body } = await uploadFile(admin, file)
    const busy = await admin.call('DELETE', `/supplier/documents/${body.id}`)
    expect(busy).toMatchObject({ status: 400, body: { error: 'document_busy' } })
    await test.runJobs()
    const gone = await admin.call('DELETE', `/supplier/documents/${body.id}`)
    expect(gone).toMatchObject({ status: 200, body: { message: 'october.csv was deleted.' } })
    expect((await admin.call('GET', `/supplier/documents/${body.id}`)).status).toBe(404)
  })

  it('keeps the bytes while another document has them', async () => {
    const [first, second] = [await uploadFile(admin, file), await uploadFile(admin, file)]
    await test.runJobs()
    await admin.call('DELETE', `/supplier/documents/${first.body.id}`)
    expect(await fileOf(second.body.id)).toBe(true)
    const { rows } = await test.owner.query('select file_hash from documents.documents where id = $1', [
      second.body.id,
    ])
    await admin.call('DELETE', `/supplier/documents/${second.body.id}`)
    const { files } = test.house.platform
    expect(await files.exists(admin.organization_id, rows[0].file_hash)).toBe(false)
  })

  it('is refused while an invoice refers to it', async () => {
    const { body } = await uploadFile(admin, file)
    await test.runJobs()
    const supplier = await admin.call('POST', '/vendors', { name: 'Harbour Fish Co.' })
    const invoice = { supplier_id: supplier.body.id, invoice_number: 'HF-1', invoice_date: '2026-10-02' }
    const made = await admin.call('POST', '/supplier/invoices', {
      ...invoice,
      total_amount: 12.5,
      document_id: body.id,
    })
    expect(made.status).toBe(201)
    const refused = await admin.call('DELETE', `/supplier/documents/${body.id}`)
    expect(refused).toMatchObject({ status: 409, body: { error: 'in_use' } })
    expect(await fileOf(body.id)).toBe(true)
  })

  it('and uploading leave their marks in the audit log', async () => {
    const log = await admin.call('GET', '/audit-log?subject_type=document&limit=200')
    const actions = log.body.items.map((entry: { action: string }) => entry.action)
    expect(actions).toContain('document.uploaded')
    expect(actions).toContain('document.deleted')
  })
})

describe('a person limited to one restaurant', () => {
  it('uploads for that restaurant and sees only its documents', async () => {
    const other = await admin.call('POST', '/settings/restaurants', { name: 'The Bread Bin' })
    expect(other.status).toBe(201)
    const manager = await test.newMember(admin, 'manager', { restaurant_id: other.body.id })
    const elsewhere = await uploadFile(admin, { ...file, fields: { restaurant_id } })
    const nowhere = await uploadFile(admin, file)
    expect(nowhere.body.restaurant_id).toBeNull()
    const own = await uploadFile(manager, file)
    expect(own.body.restaurant_id).toBe(other.body.id)
    const refused = await uploadFile(manager, { ...file, fields: { restaurant_id } })
    expect(refused).toMatchObject({ status: 403, body: { error: 'restaurant_not_permitted' } })

    const list = await manager.call('GET', '/supplier/documents')
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([own.body.id])
    for (const { body } of [elsewhere, nowhere])
      expect((await manager.call('GET', `/supplier/documents/${body.id}`)).status).toBe(404)
    const cook = await test.newMember(admin, 'chef')
    expect((await cook.call('DELETE', `/supplier/documents/${own.body.id}`)).status).toBe(403)
  })
})
