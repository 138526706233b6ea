import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'

const test = testHouse()
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization()
})

interface Row {
  id: string
  name: string
  payment_terms_days: number | null
}
const list = async (query: string, person = admin) => (await person.call('GET', `/vendors?${query}`)).body
const names = (items: Row[]) => items.map(({ name }) => name)

/** Walks from page to page by cursor, doing something between. */
async function walk(query: string, between: () => Promise<unknown> = async () => {}): Promise<Row[]> {
  const rows: Row[] = []
  let page = await list(query)
  for (;;) {
    rows.push(...page.items)
    if (!page.next_cursor) return rows
    await between()
    page = await list(`${query}&cursor=${page.next_cursor}`)
  }
}

const add = (person: Person, ...suppliers: [name: string, days?: number | null][]) =>
  Promise.all(
    suppliers.map(([name, payment_terms_days = null]) =>
      person.call('POST', '/vendors', { name, payment_terms_days }),
    ),
  )

describe('a list', () => {
  beforeAll(() =>
    add(
      admin,
      ['b', 30],
      ['d', 30],
      ['f'],
      ['h', 14],
      ['j'],
      ['l', 30],
      ['Ω', 0],
      ['é', 14],
      ['n'],
      ['p', 60],
    ),
  )

  it('has pages by skip and limit, and says how many there are', async () => {
    const all = await list('limit=200')
    expect(all).toMatchObject({ total: 10, skip: 0, limit: 200, next_cursor: null })
    expect(all).not.toHaveProperty('total_is_estimate')
    const page = await list('skip=4&limit=3')
    expect(page).toMatchObject({ total: 10, skip: 4, limit: 3 })
    expect(names(page.items)).toEqual(names(all.items).slice(4, 7))
    expect(await list('skip=10&limit=3')).toMatchObject({ items: [], total: 10, next_cursor: null })
    expect(await list('skip=7&limit=3')).toMatchObject({ total: 10, next_cursor: null })
    expect(JSON.stringify(all)).not.toContain('cursor_value')
  })

  it('walks every row once, in order, whatever ties and nulls its key has', async () => {
    for (const sort of [
      'name',
      '-name',
      'payment_terms_days',
      '-payment_terms_days',
      'kind',
      '-created_at',
    ]) {
      const whole = (await list(`sort=${sort}&limit=200`)).items
      const walked = await walk(`sort=${sort}&limit=3`)
      expect(names(walked), sort).toEqual(names(whole))
      expect(new Set(names(walked)).size).toBe(10)
    }
    const days = (await walk('sort=payment_terms_days&limit=3')).map((row) => row.payment_terms_days)
    expect(days).toEqual([null, null, null, 0, 14, 14, 30, 30, 30, 60])
  })

  it('by cursor neither repeats nor loses a row while others come and go', async () => {
    const before = names((await list('limit=200')).items)
    let n = 0
    const walked = await walk('sort=name&limit=3', async () => {
      n += 1
      // Before the place of the cursor, where skip and limit would show a row twice.
      const made = await admin.call('POST', '/vendors', { name: `a${n}` })
      await admin.call('DELETE', `/vendors/${made.body.id}`)
      await add(admin, [`aa${n}`])
    })
    expect(names(walked)).toEqual(before)
    const skipped = names([...(await list('limit=3')).items, ...(await list('skip=3&limit=3')).items])
    expect(skipped.slice(0, 3)).toEqual(['aa1', 'aa2', 'aa3'])
  })

  it('refuses a sort that is not a field of it, and says which are', async () => {
    const { status, body } = await admin.call('GET', '/vendors?sort=organization_id')
    expect(status).toBe(422)
    expect(body).toMatchObject({ error: 'invalid_sort', details: [{ loc: ['query', 'sort'] }] })
    expect(body.message).toContain('created_at')
    for (const sort of ['constructor', '__proto__', '-constructor', 'to_string'])
      expect((await admin.call('GET', `/vendors?sort=${sort}`)).status, sort).toBe(422)
  })
})

describe('a cursor', () => {
  const encode = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const id = '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'

  it('belongs to its sort', async () => {
    const { next_cursor } = await list('sort=name&limit=2')
    for (const sort of ['-name', 'kind', '-created_at']) {
      const { status, body } = await admin.call('GET', `/vendors?sort=${sort}&cursor=${next_cursor}`)
      expect([status, body.error], sort).toEqual([400, 'invalid_cursor'])
    }
  })

  it('that was tampered with is 400', async () => {
    for (const [sort, cursor] of [
      ['name', 'garbage'],
      ['name', '%00'],
      ['name', Buffer.from('null').toString('base64url')],
      ['name', encode('name')],
      ['name', encode('name', 'a', 'no id')],
      ['name', encode('name', 'a', id, 'more')],
      ['name', encode('name', 1, id)],
      ['name', encode('name', null, id)],
      ['name', encode('name', 'a\0', id)],
      ['name', encode('name', "a'; drop table suppliers.suppliers; --", "' or true --")],
      ['created_at', encode('created_at', 'yesterdayish', id)],
      ['created_at', encode('created_at', '99999-99-99', id)],
      ['payment_terms_days', encode('payment_terms_days', '9'.repeat(30), id)],
      ['payment_terms_days', encode('payment_terms_days', 'NaN', id)],
    ] as const) {
      const { status, body } = await admin.call('GET', `/vendors?sort=${sort}&cursor=${cursor}`)
      if (cursor === '%00') expect([400, 422]).toContain(status)
      else expect([status, body.error], cursor).toEqual([400, 'invalid_cursor'])
    }
  })

  it('of another organization leads to one’s own rows only', async () => {
    const stranger = await test.newOrganization()
    await add(stranger, ['y'], ['z'])
    const { next_cursor } = await list('sort=name&limit=2')
    const { items } = await list(`sort=name&cursor=${next_cursor}`, stranger)
    expect(names(items)).toEqual(['y', 'z'])
  })
})

describe('a list of more than 10,000', () => {
  it('is counted exactly up to there and estimated beyond, and its last page is reached', async () => {
    const big = await test.newOrganization()
    await test.owner.query(
      `insert into suppliers.suppliers (organization_id, id, name)
       select $1, gen_random_uuid(), 'Supplier ' || lpad(n::text, 5, '0') from generate_series(1, 10050) n`,
      [big.organization_id],
    )
    await test.owner.query('analyze suppliers.suppliers')
    const first = await list('limit=200', big)
    expect(first.total_is_estimate).toBe(true)
    expect(first.total).toBeGreaterThanOrEqual(10_001)
    expect(first.total).toBeLessThan(12_000)
    const filtered = await list('limit=200&search=Supplier%2000', big)
    expect(filtered).toMatchObject({ total: 999 })
    expect(filtered).not.toHaveProperty('total_is_estimate')
    const last = await list('skip=10000&limit=200', big)
    expect(last).toMatchObject({ total: 10_050, next_cursor: null })
    expect(last.items).toHaveLength(50)
  })
})
