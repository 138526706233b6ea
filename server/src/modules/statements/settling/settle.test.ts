import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import { newOctober, type October, reconcileOctober } from '../testing/october.ts'

const test = testHouse()

let october: October
let theirs: Person
let id: string

beforeAll(async () => {
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
})

interface Item {
  id: string
  invoice_number: string
  status: string
  decision: string
  difference: number
  details: { statement_lines: { line: number }[]; ledger_entries: { invoice_id: string }[] }
}

async function begin() {
  october = await newOctober(test)
  id = (await reconcileOctober(test, october)).id
}
const path = (rest = '') => `/supplier/reconciliation/${id}${rest}`
const post = (rest: string, body: object = {}, person: Person = october.admin) =>
  person.call('POST', path(rest), body)
const items = async (query = ''): Promise<Item[]> =>
  (await october.admin.call('GET', path(`/items?limit=200${query}`))).body.items
const item = async (number: string) => (await items()).find((one) => one.invoice_number === number)!

/** Whatever was decided: all lines and entries once, and the classes explain the difference. */
async function expectWhole(lines: number, entries: number) {
  const all = await items()
  const line_numbers = all.flatMap((one) => one.details.statement_lines.map(({ line }) => line))
  const invoice_ids = all.flatMap((one) => one.details.ledger_entries.map((entry) => entry.invoice_id))
  expect([line_numbers.length, new Set(line_numbers).size]).toEqual([lines, lines])
  expect([invoice_ids.length, new Set(invoice_ids).size]).toEqual([entries, entries])
  const { summary } = (await october.admin.call('GET', path())).body
  const [euro] = summary.currencies
  const explained = Object.values(euro.explained as Record<string, number>).reduce((sum, one) => sum + one, 0)
  expect(explained).toBeCloseTo(euro.difference, 8)
  expect(euro.statement_total - euro.ledger_total).toBeCloseTo(euro.difference, 8)
  expect(all.reduce((sum, one) => sum + one.difference, 0)).toBeCloseTo(euro.difference, 8)
  for (const status of ['matched', 'amount_mismatch', 'missing_in_restaurant', 'missing_in_supplier'])
    expect(summary[status], status).toBe(all.filter((one) => one.status === status).length)
}

describe('decisions', () => {
  beforeAll(begin)

  it('are taken in bulk above a confidence, told how many, and taking them again changes nothing', async () => {
    expect((await post('/items/accept', { min_confidence: 0.5 })).body).toMatchObject({ changed: 2 })
    expect((await post('/items/accept', { min_confidence: 0.5 })).body).toMatchObject({ changed: 0 })
    expect((await items('&decision=accepted')).map((one) => one.invoice_number)).toEqual(['HF-1001', 'CN-88'])
    const { body } = await october.admin.call('GET', path('/overview'))
    expect(body.counts).toContainEqual({
      ...{ status: 'matched', decision: 'accepted', currency: 'EUR', count: 2, difference: 0 },
    })
    expect(body.set_apart).toContainEqual({ currency: 'EUR', why: 'payment', count: 1, amount: -300 })
    expect(body.opening).toMatchObject({ state: 'no_previous', opening_balance: 300 })
    expect((await post('/items/accept', {})).status).toBe(422)
  })

  it('dispute with a reason, and take a dispute back with its credit', async () => {
    const { id: item_id } = await item('HF-1003')
    const disputed = await post('/items/dispute', {
      ...{ item_ids: [item_id], reason: 'not_delivered', note: 'Nobody saw it.' },
    })
    expect(disputed.body).toMatchObject({
      changed: 1,
      items: [
        {
          decision: 'disputed',
          dispute_reason: 'not_delivered',
          dispute_note: 'Nobody saw it.',
          decided_by: october.admin.id,
        },
      ],
    })
    const owed = await october.admin.call('GET', `/supplier/credits?supplier_id=${october.supplier_id}`)
    expect(owed.body.items).toMatchObject([
      {
        amount: 99.95,
        open_amount: 99.95,
        state: 'open',
        invoice_number: 'HF-1003',
        reason: 'not_delivered',
        item_id,
      },
    ])
    expect((await post('/items/reopen', { item_ids: [item_id] })).body.items[0]).toMatchObject({
      ...{ decision: 'open', dispute_reason: null, decided_at: null },
    })
    expect((await october.admin.call('GET', '/supplier/credits')).body.items).toEqual([])
  })

  it('decide about one with If-Match', async () => {
    const { id: item_id } = await item('HF-1002')
    const place = path(`/items/${item_id}`)
    const { etag } = (await october.admin.call('GET', place)).headers
    const accepted = await october.admin.call(
      'PATCH',
      place,
      { decision: 'accepted' },
      { 'if-match': String(etag) },
    )
    expect(accepted.body).toMatchObject({ changed: 1, items: [{ decision: 'accepted' }] })
    const late = await october.admin.call('PATCH', place, { decision: 'open' }, { 'if-match': String(etag) })
    expect(late.status).toBe(412)
    expect((await october.admin.call('PATCH', place, { decision: 'disputed' })).status).toBe(422)
  })

  it('reject: the item falls apart, the sums still explain the difference', async () => {
    const { id: item_id } = await item('HF-1002')
    const { body } = await post('/items/reject', { item_ids: [item_id] })
    expect(body.items.map((one: Item) => [one.status, one.invoice_number, one.difference])).toEqual([
      ['missing_in_restaurant', 'HF-1002', 80],
      ['missing_in_supplier', 'HF1002', -88],
    ])
    await expectWhole(4, 4)
    const alone = await item('HF-1003')
    expect((await post('/items/reject', { item_ids: [alone.id] })).body.error).toBe('item_not_linked')
  })

  it('link by hand, many to many, and take apart again', async () => {
    const [line, other] = [await item('HF-1002'), await item('HF-1003')]
    const [entry, further] = [await item('HF1002'), await item('HF-1004')]
    const linked = await post('/items/link', {
      statement_lines: [line, other].map((one) => one.details.statement_lines[0]!.line),
      ledger_ids: [entry, further].map((one) => one.details.ledger_entries[0]!.invoice_id),
    })
    expect(linked.body.items).toMatchObject([
      {
        status: 'amount_mismatch',
        statement_amount: 179.95,
        ledger_amount: 133.1,
        difference: 46.85,
        is_by_hand: true,
      },
    ])
    await expectWhole(4, 4)
    const { body } = await post('/items/unlink', { item_ids: [linked.body.items[0].id] })
    expect(body.items).toHaveLength(4)
    await expectWhole(4, 4)
    expect(
      (
        await post('/items/link', {
          statement_lines: [9_999],
          ledger_ids: [further.details.ledger_entries[0]!.invoice_id],
        })
      ).body.error,
    ).toBe('reference_not_found')
  })

  it('links with an entry of another time, which is left out again when taken apart', async () => {
    const books = await october.admin.call('GET', '/supplier/invoices?search=HF-0900')
    const { line } = (await item('HF-1003')).details.statement_lines[0]!
    const linked = await post('/items/link', {
      statement_lines: [line],
      ledger_ids: [books.body.items[0].id],
    })
    expect(linked.body.items[0]).toMatchObject({ ledger_amount: 700, difference: -600.05 })
    await expectWhole(4, 5)
    await post('/items/unlink', { item_ids: [linked.body.items[0].id] })
    await expectWhole(4, 4)
  })

  it('lists by every filter', async () => {
    const numbers = async (query: string) => (await items(query)).map((one) => one.invoice_number)
    expect(await numbers('&status=matched')).toEqual(['HF-1001', 'CN-88'])
    expect(await numbers('&search=1004')).toEqual(['HF-1004'])
    expect(await numbers('&search=99.95')).toEqual(['HF-1003'])
    expect(await numbers(`&restaurant_id=${october.restaurant_id}&status=missing_in_supplier`)).toContain(
      'HF-1004',
    )
    expect(await numbers('&currency=USD')).toEqual([])
    expect(await numbers('&max_confidence=0.01')).toEqual([])
    const all = await items()
    const first = await october.admin.call('GET', path('/items?limit=3'))
    const second = await october.admin.call('GET', path(`/items?limit=3&cursor=${first.body.next_cursor}`))
    expect([...first.body.items, ...second.body.items].map((one: Item) => one.id)).toEqual(
      all.map((one) => one.id).slice(0, 6),
    )
    const apart = await october.admin.call('GET', path('/set-apart?why=payment'))
    expect(apart.body).toMatchObject({ total: 1, items: [{ amount: -300, why: 'payment' }] })
  })

  it('are not for other organizations, other restaurants or roles that may not', async () => {
    const one = await item('HF-1001')
    const bodies: [string, object][] = [
      ['/items/accept', { item_ids: [one.id] }],
      ['/items/reject', { item_ids: [one.id] }],
      ['/items/dispute', { item_ids: [one.id], reason: 'other' }],
      ['/items/reopen', { item_ids: [one.id] }],
      ['/items/link', { statement_lines: [2], ledger_ids: [one.id] }],
      ['/rerun', {}],
    ]
    await october.admin.call('POST', '/settings/restaurants', { name: 'Elsewhere', slug: `elsewhere-${id}` })
    const places = await october.admin.call('GET', '/settings/restaurants')
    const elsewhere = places.body.items.find((place: { name: string }) => place.name === 'Elsewhere').id
    const limited = await test.newMember(october.admin, 'manager', { restaurant_id: elsewhere })
    const chef = await test.newMember(october.admin, 'chef')
    for (const [rest, body] of bodies) {
      expect((await post(rest, body, theirs)).status, rest).toBe(404)
      expect((await post(rest, body, limited)).status, rest).toBe(404)
      if (rest !== '/rerun') expect((await post(rest, body, chef)).status, rest).toBe(403)
    }
    for (const rest of ['/items', '/overview', '/set-apart', '/changes', `/items/${one.id}`])
      for (const person of [theirs, limited])
        expect((await person.call('GET', path(rest))).status, rest).toBe(404)
  })
})

describe('two people at once', () => {
  beforeAll(begin)

  it('never lose or double a line or an entry', async () => {
    const [mismatch, line, entry] = [await item('HF-1002'), await item('HF-1003'), await item('HF-1004')]
    const link = {
      statement_lines: [mismatch.details.statement_lines[0]!.line, line.details.statement_lines[0]!.line],
      ledger_ids: [entry.details.ledger_entries[0]!.invoice_id],
    }
    for (let round = 0; round < 6; round += 1) {
      const all = await items()
      const pairs = all.filter(
        (one) => one.details.statement_lines.length > 0 && one.details.ledger_entries.length > 0,
      )
      const answers = await Promise.all([
        post('/items/link', link),
        ...pairs.map((pair) => post('/items/reject', { item_ids: [pair.id] })),
        ...pairs.map((pair) => post('/items/unlink', { item_ids: [pair.id] })),
        post('/items/accept', { min_confidence: 0 }),
        post('/items/link', { ...link, ledger_ids: [mismatch.details.ledger_entries[0]!.invoice_id] }),
      ])
      for (const answer of answers) expect([200, 404, 409]).toContain(answer.status)
      await expectWhole(4, 4)
    }
  })
})

describe('two hundred decisions at random', () => {
  beforeAll(begin)

  it('keep every line and entry once and explain the difference after each', async () => {
    let seed = 20261121
    const random = (below: number) => {
      // Source: Numerical Recipes, a linear congruential generator.
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const pick = <T>(from: readonly T[]): T => from[random(from.length)]!
    for (let round = 0; round < 200; round += 1) {
      const all = await items()
      const one = pick(all)
      const lines = all.flatMap((each) => each.details.statement_lines.map(({ line }) => line))
      const ids = all.flatMap((each) => each.details.ledger_entries.map((entry) => entry.invoice_id))
      const some = <T>(from: readonly T[]) => [
        ...new Set([pick(from), ...(random(3) === 0 ? [pick(from)] : [])]),
      ]
      const answer = await pick([
        () => post('/items/accept', { item_ids: [one.id] }),
        () => post('/items/accept', { min_confidence: random(100) / 100 }),
        () => post('/items/reject', { item_ids: [one.id] }),
        () => post('/items/unlink', { item_ids: [one.id] }),
        () => post('/items/reopen', { item_ids: [one.id] }),
        () => post('/items/dispute', { item_ids: [one.id], reason: 'wrong_price' }),
        () => post('/items/link', { statement_lines: some(lines), ledger_ids: some(ids) }),
        () => post('/items/link', { statement_lines: some(lines), ledger_ids: some(ids) }),
      ])()
      expect([200, 409]).toContain(answer.status)
      await expectWhole(4, 4)
    }
  })
})
