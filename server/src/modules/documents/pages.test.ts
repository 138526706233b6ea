import { beforeAll, describe, expect, it } from 'vitest'
import { encodeJpeg, openPages, pictureFile } from '#packages/pictures'
import { loadOcrData } from '#platform/ocr-data'
import { renderStatement } from '../../../../db/demo/rendering/index.ts'
import { sampleStatement } from '../../../../db/demo/rendering/sample-statement.ts'
import { worn } from '../../../../packages/pictures/testing/worn.ts'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'

const test = testHouse()
const truth = sampleStatement(7, { locale: 'en-GB', count: 6 })

let mine: Person
let theirs: Person

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
})

async function photograph(): Promise<Uint8Array> {
  const pdf = await renderStatement(truth, { format: 'pdf', layout: 'ledger' })
  const pages = await openPages(pdf, (await loadOcrData()).pdfium)
  const photo = worn(await pages.grey(1, 200), { seed: 1, skew: 1, noise: 8 })
  pages.close()
  return encodeJpeg({ ...photo, channels: 1 }, 70)
}

async function uploaded(name: string, content: Uint8Array | string): Promise<string> {
  const answer = await uploadFile(mine, { name, content })
  expect(answer.status).toBe(201)
  return answer.body.id
}

const pageOf = (person: Person, id: string, page: number, query = '', headers = {}) =>
  person.call('GET', `/supplier/documents/${id}/pages/${page}${query}`, undefined, headers)

describe('a photograph', () => {
  it('becomes a document with what stands on it, and is shown', async () => {
    const id = await uploaded('IMG_2041.jpg', await photograph())
    await test.runJobs()
    const { body } = await mine.call('GET', `/supplier/documents/${id}`)
    expect(body).toMatchObject({ status: 'processed', file_type: 'jpeg', document_type: 'statement' })
    expect(body.extraction).toMatchObject({ source: 'ocr', pages: 1 })
    expect(body.extraction.page_sizes).toMatchObject([{ number: 1, rotation: 0 }])
    expect(body.line_count).toBeGreaterThanOrEqual(truth.lines.length)

    const shown = await pageOf(mine, id, 1, '?width=500')
    expect(shown.status).toBe(200)
    expect(pictureFile(new Uint8Array(shown.raw.rawPayload))).toMatchObject({ width: 800, is_whole: true })
  }, 120_000)

  it('whose file is cut off is an error with a sentence', async () => {
    const photo = await photograph()
    const id = await uploaded('half.jpg', photo.subarray(0, photo.length / 2))
    await test.runJobs()
    const { body } = await mine.call('GET', `/supplier/documents/${id}`)
    expect(body).toMatchObject({ status: 'error', error_code: 'damaged_document' })
  })
})

describe('a page of a PDF', () => {
  it('is drawn once, kept, told by its tag, and gone with the document', async () => {
    const id = await uploaded('march.pdf', await renderStatement(truth, { format: 'pdf', layout: 'modern' }))
    await test.runJobs()
    const first = await pageOf(mine, id, 1, '?width=300')
    expect(first.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    expect(first.headers['content-security-policy']).toContain("default-src 'none'")
    const kept = await test.owner.query('select * from documents.page_pictures where document_id = $1', [id])
    expect(kept.rows).toMatchObject([{ page: 1, width_px: 400, content_type: 'image/png' }])
    const again = await pageOf(mine, id, 1, '?width=400', { 'if-none-match': String(first.headers.etag) })
    expect(again.status).toBe(304)

    const { files } = test.house.platform
    const { file_hash } = kept.rows[0]
    expect(await files.exists(mine.organization_id, file_hash)).toBe(true)
    expect((await mine.call('DELETE', `/supplier/documents/${id}`)).status).toBe(200)
    expect(await files.exists(mine.organization_id, file_hash)).toBe(false)
    expect((await pageOf(mine, id, 1)).status).toBe(404)
  })

  it('is mine alone, and must be there', async () => {
    const id = await uploaded('april.pdf', await renderStatement(truth, { format: 'pdf', layout: 'modern' }))
    expect((await pageOf(theirs, id, 1)).status).toBe(404)
    expect((await pageOf(mine, id, 99)).body).toMatchObject({ error: 'not_found' })
    expect((await pageOf(mine, id, 1, '?width=5000')).status).toBe(422)
    await test.runJobs()
  })

  it('tells its words where they stand, and how it writes figures and days', async () => {
    const german = sampleStatement(3, { locale: 'de-DE', count: 30 })
    const id = await uploaded('mai.pdf', await renderStatement(german, { format: 'pdf', layout: 'ledger' }))
    await test.runJobs()
    const { page_sizes } = (await mine.call('GET', `/supplier/documents/${id}`)).body.extraction
    const path = `/supplier/documents/${id}/pages/1/words`
    const { status, body, headers } = await mine.call('GET', path)
    expect({ status, mark: body.decimal_mark, order: body.date_order }).toEqual({
      ...{ status: 200, mark: ',', order: 'dmy' },
    })
    const number = body.words.find(({ text }: { text: string }) => text === german.lines[0]!.reference)
    const [x0, y0, x1, y1] = number.box
    expect(x0 >= 0 && x0 < x1 && x1 <= page_sizes[0].width).toBe(true)
    expect(y0 >= 0 && y0 < y1 && y1 <= page_sizes[0].height).toBe(true)
    const again = await mine.call('GET', path, undefined, { 'if-none-match': String(headers.etag) })
    expect(again.status).toBe(304)
    expect((await theirs.call('GET', path)).status).toBe(404)
    expect((await mine.call('GET', path.replace('/1/', '/99/'))).body.error).toBe('not_found')
  })

  it('of a sheet there is none', async () => {
    const id = await uploaded('may.csv', 'date,amount\n2026-01-01,5.00\n')
    expect((await pageOf(mine, id, 1)).body).toMatchObject({ error: 'no_pages' })
    const words = await mine.call('GET', `/supplier/documents/${id}/pages/1/words`)
    expect(words.body).toMatchObject({ error: 'no_pages' })
    await test.runJobs()
  })
})
