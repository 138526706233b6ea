import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { multipart, multipartType, uploadFile } from '../../../test/uploads.ts'

const test = testHouse({ UPLOAD_MAX_MB: '1' })

const statement = [
  'Harbour Fish Co. Statement of account',
  'Date;Reference;Description;Amount',
  '2026-10-02;HF-1001;Invoice;120.50',
  '2026-10-09;HF-1002;Invoice;80.00',
  '2026-10-16;HF-1003;Invoice;99.95',
].join('\n')

let mine: Person
let theirs: Person

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
})

async function storedFiles(): Promise<string[]> {
  const root = join(test.house.platform.config.dataDir, 'files')
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

async function pdf(options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument(options)
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.text('Invoice HF-1 of 1 October 2026, total 10.00 EUR, payable within thirty days.')
  document.end()
  await new Promise((ended) => document.on('end', ended))
  return Buffer.concat(chunks)
}

/** Uploads, reads, and answers the document as it then is. */
async function uploadAndRead(person: Person, file: Parameters<typeof uploadFile>[1]) {
  const uploaded = await uploadFile(person, file)
  expect(uploaded.status).toBe(201)
  await test.runJobs()
  return (await person.call('GET', `/supplier/documents/${uploaded.body.id}`)).body
}

describe('a document', () => {
  it('is uploaded, read in the background, and given back as it came', async () => {
    const name = 'extrato de ação “março”.csv'
    const fields = { document_type: 'statement' }
    const uploaded = await uploadFile(mine, { name, content: statement, fields })
    expect(uploaded.status).toBe(201)
    expect(uploaded.body).toMatchObject({
      file_name: name,
      file_type: 'csv',
      status: 'uploaded',
      document_type: 'statement',
      extraction: null,
      file_size_bytes: Buffer.byteLength(statement),
    })
    expect(uploaded.body.restaurant_id).not.toBeNull()
    await test.runJobs()

    const { id } = uploaded.body
    const read = await mine.call('GET', `/supplier/documents/${id}`)
    expect(read.body).toMatchObject({ status: 'processed', line_count: 3 })
    expect(read.body.extraction.lines.map((line: { amount: number }) => line.amount)).toEqual([
      120.5, 80, 99.95,
    ])
    const job = await mine.call('GET', `/jobs/${read.body.job_id}`)
    expect(job.body).toMatchObject({ status: 'succeeded', progress: 100 })

    const download = await mine.call('GET', `/supplier/documents/${id}/download`)
    expect(download.raw.rawPayload.toString()).toBe(statement)
    expect(download.headers['x-content-type-options']).toBe('nosniff')
    expect(download.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`)
    const again = await mine.call('GET', `/supplier/documents/${id}/download`, undefined, {
      'if-none-match': String(download.headers.etag),
    })
    expect(again.status).toBe(304)
  })

  it('is nobody else’s: list, page, file and deletion', async () => {
    const { id } = await uploadAndRead(mine, { name: 'mine.csv', content: statement })
    const list = await theirs.call('GET', '/supplier/documents')
    expect(list.body).toMatchObject({ items: [], total: 0 })
    for (const [method, path] of [
      ['GET', id],
      ['GET', `${id}/download`],
      ['DELETE', id],
    ])
      expect((await theirs.call(method!, `/supplier/documents/${path}`)).status).toBe(404)
    expect((await mine.call('GET', `/supplier/documents/${id}`)).status).toBe(200)
  })

  it('may not name another organization’s supplier, restaurant or store', async () => {
    const supplier = await theirs.call('POST', '/vendors', { name: 'Their Supplier' })
    const restaurants = await theirs.call('GET', '/settings/restaurants')
    const foreign: Record<string, string>[] = [
      { supplier_id: supplier.body.id },
      { restaurant_id: restaurants.body.items[0].id },
      { store_id: restaurants.body.items[0].id },
    ]
    for (const fields of foreign) {
      const answer = await uploadFile(mine, { name: 'a.csv', content: `${statement}\n`, fields })
      expect(answer).toMatchObject({ status: 422, body: { error: 'reference_not_found' } })
    }
  })

  it('takes its type and a certain supplier from what it says', async () => {
    const supplier = await mine.call('POST', '/vendors', {
      name: 'Harbour Fish Co.',
      contact_email: 'accounts@harbourfish.example',
    })
    const content = `accounts@harbourfish.example\n${statement}`
    const document = await uploadAndRead(mine, { name: 'unknown.csv', content })
    expect(document).toMatchObject({ document_type: 'statement', supplier_id: supplier.body.id })
    expect(document.supplier_name).toBe('Harbour Fish Co.')
  })

  it('is listed by type, state and part of its name', async () => {
    await uploadAndRead(mine, { name: 'October 100%.csv', content: statement })
    const found = await mine.call('GET', '/supplier/documents?search=100%25&status=processed')
    expect(found.body.items.map((item: { file_name: string }) => item.file_name)).toEqual([
      'October 100%.csv',
    ])
    const none = await mine.call('GET', '/supplier/documents?document_type=receipt')
    expect(none.body.total).toBe(0)
    const first = await mine.call('GET', '/supplier/documents?limit=1')
    const second = await mine.call('GET', `/supplier/documents?limit=1&cursor=${first.body.next_cursor}`)
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id)
  })
})

describe('what is refused', () => {
  it.each([
    ['a text with another name', 'invoice.pdf', 'just some words, no document', 400, 'unsupported_document'],
    [
      'a picture of another kind',
      'photo.pdf',
      Buffer.from('47494638396101000100800000ffffff000000', 'hex'),
      400,
      'unsupported_document',
    ],
    ['a web page', 'page.csv', '<html><body>a;b</body></html>', 400, 'unsupported_document'],
    ['nothing at all', 'empty.pdf', '', 400, 'empty_file'],
    ['more than the limit', 'large.csv', 'a;b\n'.repeat(300_000), 413, 'payload_too_large'],
  ])('%s leaves nothing behind', async (_what, name, content, status, error) => {
    const before = await storedFiles()
    const answer = await uploadFile(theirs, { name, content })
    expect(answer).toMatchObject({ status, body: { error } })
    expect(await storedFiles()).toEqual(before)
    expect((await theirs.call('GET', '/supplier/documents')).body.total).toBe(0)
  })

  it('a file of exactly the limit is taken', async () => {
    const line = 'a;b\n'
    const answer = await uploadFile(mine, { name: 'full.csv', content: line.repeat(1_048_576 / line.length) })
    expect(answer.status).toBe(201)
  })

  it('a form without a file, with a wrong field, or no form', async () => {
    const form = multipart({ name: 'x', content: 'x' }).toString()
    const headers = { 'content-type': multipartType }
    const other = form.replace('name="file"', 'name="document"')
    expect((await mine.call('POST', '/supplier/documents', Buffer.from(other), headers)).body.error).toBe(
      'file_missing',
    )
    const fields = { document_type: 'poem', restaurant_id: 'x' }
    const wrong = await uploadFile(mine, { name: 'a.csv', content: `${statement}\n\n`, fields })
    expect(wrong).toMatchObject({ status: 422, body: { error: 'validation_failed' } })
    expect(wrong.body.details.map((detail: { loc: string[] }) => detail.loc[1]).sort()).toEqual([
      'document_type',
      'restaurant_id',
    ])
    expect((await mine.call('POST', '/supplier/documents', { file: 'x' })).status).toBe(415)
    const cut = Buffer.from(form.slice(0, 60))
    expect((await mine.call('POST', '/supplier/documents', cut, headers)).status).toBe(400)
  })

  it('reads a protected or damaged file no further than an error that says what to do', async () => {
    const secret = await uploadAndRead(mine, {
      name: 'secret.pdf',
      content: await pdf({ userPassword: 'x' }),
    })
    expect(secret).toMatchObject({ status: 'error', error_code: 'encrypted_document', extraction: null })
    expect(secret.error_message).toMatch(/password/)
    const half = (await pdf()).subarray(0, 400)
    const damaged = await uploadAndRead(mine, { name: 'half.pdf', content: half })
    expect(damaged).toMatchObject({ status: 'error', error_code: 'damaged_document' })
    const job = await mine.call('GET', `/jobs/${damaged.job_id}`)
    expect(job.body).toMatchObject({ status: 'failed', error: { code: 'damaged_document' } })
  })
})

describe('over a real connection', () => {
  let url = ''
  beforeAll(async () => {
    url = await test.house.http.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => test.house.http.server.close())

  it('a file far beyond the limit is read to its end, so that the sender hears why', async () => {
    const before = await storedFiles()
    const answer = await fetch(`${url}/api/v1/supplier/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${theirs.token}`, 'content-type': multipartType },
      body: new Uint8Array(multipart({ name: 'large.csv', content: 'a;b\n'.repeat(2_000_000) })),
    })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({
      error: 'payload_too_large',
      message: 'A file may have up to 1 MB.',
    })
    expect(await storedFiles()).toEqual(before)
  })

  it('a client that drops half-way leaves no row and no bytes', async () => {
    const before = await storedFiles()
    const body = multipart({ name: 'half.csv', content: statement.repeat(2_000) })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(
      `POST /api/v1/supplier/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${theirs.token}\r\n` +
        `Content-Type: ${multipartType}\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    socket.write(body.subarray(0, body.length / 2))
    await expect.poll(storedFiles).not.toEqual(before)
    socket.destroy()
    await expect.poll(storedFiles).toEqual(before)
    expect((await theirs.call('GET', '/supplier/documents')).body.total).toBe(0)
  })
})
