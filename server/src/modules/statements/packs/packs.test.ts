import { read, utils } from '@e965/xlsx'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import { newOctober, type October, reconcileOctober } from '../testing/october.ts'

const test = testHouse()

let october: October
let theirs: Person
let id: string

beforeAll(async () => {
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  october = await newOctober(test)
  id = (await reconcileOctober(test, october)).id
})

const path = (rest: string) => `/supplier/reconciliation/${id}${rest}`
const bytesOf = async (rest: string) => {
  const answer = await october.admin.call('GET', path(rest))
  expect(answer.status).toBe(200)
  return new Uint8Array(answer.raw.rawPayload)
}
const textOf = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text.replaceAll(/\s+/g, ' ')

describe('a dispute pack', () => {
  it('needs something disputed', async () => {
    expect((await october.admin.call('POST', path('/dispute-pack'), {})).body.error).toBe('nothing_disputed')
  })

  it('is a letter and a sheet of the disputed items, in the language chosen', async () => {
    const { body } = await october.admin.call('GET', path('/items?limit=200'))
    const number = (wanted: string) =>
      body.items.find((one: { invoice_number: string }) => one.invoice_number === wanted).id
    const dispute = (item_ids: string[], more: object) =>
      october.admin.call('POST', path('/items/dispute'), { item_ids, ...more })
    await dispute([number('HF-1003')], {
      reason: 'not_delivered',
      note: 'O caminhão não veio. Λάθος: Łosoś.',
    })
    await dispute([number('HF-1002')], { reason: 'wrong_price', amount: 3.5 })
    const made = await october.admin.call('POST', path('/dispute-pack'), { language: 'pt-BR' })
    expect(made.body).toMatchObject({
      ...{ language: 'pt-BR', items: 2, totals: [{ currency: 'EUR', amount: 103.45 }] },
    })
    const letter = await textOf(await bytesOf(`/dispute-packs/${made.body.id}/letter.pdf`))
    for (const words of [
      'Harbour Fish Co.',
      'HF-1003',
      'Não foi entregue',
      'O caminhão não veio. Λάθος: Łosoś.',
      'não recebida',
      '103,45',
      'Página 1 de 1',
    ])
      expect(letter).toContain(words)
    const workbook = read(await bytesOf(`/dispute-packs/${made.body.id}/items.xlsx`))
    const rows = utils.sheet_to_json<Record<string, unknown>>(workbook.Sheets[workbook.SheetNames[0]!]!)
    expect(rows).toMatchObject([
      { Número: 'HF-1002', 'Crédito pedido': 3.5, Motivo: 'O preço não é o combinado' },
      { Número: 'HF-1003', 'Crédito pedido': 99.95 },
    ])
    expect((await october.admin.call('GET', path('/dispute-packs'))).body.items).toHaveLength(1)
    const report = read(await bytesOf('/export'))
    const disputes = utils.sheet_to_json<Record<string, unknown>>(report.Sheets.Disputes!)
    expect(disputes).toHaveLength(2)
    for (const rest of [
      '/dispute-packs',
      `/dispute-packs/${made.body.id}/letter.pdf`,
      `/dispute-packs/${made.body.id}/items.xlsx`,
    ])
      expect((await theirs.call('GET', path(rest))).status).toBe(404)
    expect((await theirs.call('POST', path('/dispute-pack'), {})).status).toBe(404)
  })

  it('goes with its document', async () => {
    const { document_id } = (await october.admin.call('GET', path(''))).body
    const files = await test.owner.query(
      'select pdf_hash, xlsx_hash from statements.dispute_packs where reconciliation_id = $1',
      [id],
    )
    const { pdf_hash, xlsx_hash } = files.rows[0]
    const { files: store } = test.house.platform
    expect(await store.exists(october.admin.organization_id, pdf_hash)).toBe(true)
    expect((await october.admin.call('DELETE', `/supplier/documents/${document_id}`)).status).toBe(200)
    for (const hash of [pdf_hash, xlsx_hash])
      expect(await store.exists(october.admin.organization_id, hash)).toBe(false)
    const credits = await october.admin.call('GET', '/supplier/credits')
    expect(credits.body.items).toMatchObject([{ reconciliation_id: null }, { reconciliation_id: null }])
  })
})
