import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareHttp } from '../../test/bare-http.ts'
import { type Person, testHouse } from '../../test/house.ts'
import { openDatabase } from './db.ts'
import { answerFor } from './error-answers.ts'
import { AppError } from './errors.ts'
import { makeWithDoor, makeWithTenant, type TenantTx } from './tenant.ts'

const test = testHouse()
let admin: Person
beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
})

const who = () => ({ organization_id: admin.organization_id, user_id: admin.id, role: 'admin' }) as never

/** What a caller is told when this statement fails in a transaction of theirs. */
async function told(statement: string, values: unknown[] = []): Promise<AppError> {
  const { CompiledQuery } = await import('kysely')
  const failed = test.house.platform.withTenant(who(), (tx: TenantTx) =>
    tx.executeQuery(CompiledQuery.raw(statement, values)),
  )
  return failed.then(() => expect.unreachable(), answerFor)
}

const insertSupplier = `insert into suppliers.suppliers (organization_id, id, name, payment_terms_days)
  values ($1, gen_random_uuid(), $2, $3)`

describe('a database constraint', () => {
  it('that wants one only is 409 and names the field', async () => {
    await admin.call('POST', '/vendors', { name: 'Dairy' })
    const { status, body } = await admin.call('POST', '/vendors', { name: 'dairy' })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      error: 'already_exists',
      message: 'This name is already taken.',
      details: [{ loc: ['body', 'name'], type: 'already_exists' }],
    })
    const person = { password: 'Spatula-Oven-42-Flour', first_name: 'A', last_name: 'B', role: 'chef' }
    const taken = await admin.call('POST', '/users', { ...person, email: admin.email })
    expect(taken.status).toBe(409)
    expect(taken.body.details[0].loc).toEqual(['body', 'email'])
  })

  it('that wants what is referred to is 422 and names the field; what is in use cannot go', async () => {
    const nowhere = '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'
    const refers = await told(
      `insert into purchasing.invoices (organization_id, id, supplier_id, restaurant_id, invoice_number, invoice_date, currency, total_amount)
       values ($1, gen_random_uuid(), $2, $3, 'A1', '2026-01-01', 'EUR', 1)`,
      [admin.organization_id, nowhere, (await admin.call('GET', '/settings/restaurants')).body.items[0].id],
    )
    expect(refers).toMatchObject({ code: 'reference_not_found', status: 422 })
    expect(refers.details[0]!.loc).toEqual(['body', 'supplier_id'])
    const supplier = (await admin.call('POST', '/vendors', { name: 'In use' })).body
    const items = [{ description: 'Milk', quantity: 1, unit_price: 2 }]
    const invoice = { supplier_id: supplier.id, invoice_number: 'I1', invoice_date: '2026-10-01', items }
    expect((await admin.call('POST', '/supplier/invoices', invoice)).status).toBe(201)
    const { status, body } = await admin.call('DELETE', `/vendors/${supplier.id}`)
    expect([status, body.error]).toEqual([409, 'in_use'])
  })

  it('that a value breaks is 422, also where the number is too large for its column', async () => {
    for (const days of [-1, 366, 99_999_999_999]) {
      const error = await told(insertSupplier, [admin.organization_id, `S${days}`, days])
      expect(error, String(days)).toMatchObject({ code: 'constraint_violated', status: 422 })
    }
    const missing = await told(insertSupplier, [admin.organization_id, null, 1])
    expect(missing.details[0]!.loc).toEqual(['body', 'name'])
  })

  it('tells of text that cannot be stored', async () => {
    for (const [statement, value] of [
      [insertSupplier, 'a\0b'],
      ['select $2::jsonb, $1::uuid, $3::int', '{"a": "\\u0000"}'],
    ] as const)
      expect(await told(statement, [admin.organization_id, value, 1])).toMatchObject({
        code: 'validation_failed',
        status: 422,
      })
  })

  it('has an answer without the words of the database', async () => {
    for (const [statement, values] of [
      ['select * from nothing.at_all', []],
      ['select 1/0', []],
      [insertSupplier, [admin.organization_id, 'x', -1]],
    ] as const) {
      const { message, details } = await told(statement, [...values])
      expect(JSON.stringify([message, details])).not.toMatch(/relation|suppliers_|violates|division|\$1/)
    }
  })
})

describe('a fault of ours', () => {
  it('is a 500 with nothing internal in it, and its id in the log', async () => {
    const secret = 'postgres://brigade:hunter2@10.0.0.1/db'
    const http = await bareHttp(test.house.platform, {
      throws: () => Promise.reject(new Error(`no connection to ${secret}`)),
      rejects: () => Promise.reject({ stack: secret }),
      nothing: () => Promise.reject(undefined),
      text: () => Promise.reject(secret),
      coded: () => Promise.reject(Object.assign(new Error(secret), { code: 'XX999', statusCode: 418 })),
      missing: () => import('node:fs/promises').then((fs) => fs.readFile('/no/such/file')),
    })
    for (const name of ['throws', 'rejects', 'nothing', 'text', 'coded', 'missing']) {
      const answer = await http.inject(`/api/v1/${name}`)
      expect(answer.statusCode, name).toBe(500)
      expect(answer.json(), name).toEqual({
        error: 'internal_error',
        message: 'Something went wrong on our side.',
        details: [],
        request_id: answer.headers['x-request-id'],
      })
    }
    await http.close()
  })
})

describe('a database that is gone', () => {
  const pools: { close: () => Promise<void> }[] = []
  afterAll(() => Promise.all(pools.map((pool) => pool.close())))

  const open = (url: string, max = 1) => {
    const database = openDatabase(url, { max, application_name: 'test' })
    pools.push(database)
    return database
  }
  const url = () => test.owner.options.connectionString!

  async function answerOver(address: string) {
    const database = open(address)
    const platform = {
      ...test.house.platform,
      withTenant: makeWithTenant(database),
      withDoor: makeWithDoor(database),
    }
    const http = await bareHttp(
      platform,
      { ask: ({ tx }) => (tx as TenantTx).selectFrom('suppliers.suppliers').selectAll().execute() },
      { who: who() },
    )
    const answer = await http.inject('/api/v1/ask')
    await http.close()
    return answer
  }

  it('is 503 with Retry-After, be it refused, unknown, without the password or not to be found', async () => {
    const wrong = (change: (address: URL) => void) => {
      const address = new URL(url())
      change(address)
      return address.href
    }
    const addresses = [
      'postgres://nobody@127.0.0.1:1/none',
      'postgres://nobody@nowhere.invalid/none',
      'postgres://nobody@%2Fno%2Fsuch%2Ffolder/none',
      wrong((address) => {
        address.pathname = '/gone'
      }),
      wrong((address) => {
        address.password = 'wrong'
      }),
    ]
    for (const address of addresses) {
      const answer = await answerOver(address)
      expect([answer.statusCode, answer.headers['retry-after']], address).toEqual([503, '5'])
      expect(answer.json()).toMatchObject({ error: 'unavailable', details: [] })
      expect(answer.body).not.toMatch(/127\.0\.0\.1|nobody|password|ECONN/)
    }
  })

  it('is 503 when it hangs up in the midst of a query', async () => {
    const withTenant = makeWithTenant(open(url()))
    const { sql } = await import('kysely')
    const broken = withTenant(who(), async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    const error = await broken.then(() => expect.unreachable(), answerFor)
    expect(error.code).toBe('unavailable')
    await expect(withTenant(who(), (tx) => sql`select 1`.execute(tx))).resolves.toBeTruthy()
  })

  it('is 503 when every connection is busy, and when it ends a statement that takes too long', async () => {
    const busy = new Error('timeout exceeded when trying to connect')
    const cut = new Error('Connection terminated unexpectedly')
    const unusable = new Error('Client has encountered a connection error and is not queryable')
    const late = new Error('Connection terminated due to connection timeout')
    for (const error of [busy, cut, unusable, late])
      expect(answerFor(error).code, error.message).toBe('unavailable')
    const withTenant = makeWithTenant(open(url()))
    const { sql } = await import('kysely')
    const slow = withTenant(who(), async (tx) => {
      await sql`set local statement_timeout = 50`.execute(tx)
      await sql`select pg_sleep(5)`.execute(tx)
    })
    expect((await slow.then(() => expect.unreachable(), answerFor)).code).toBe('unavailable')
  })

  it('is no reason for the program to be called dead: only not ready', async () => {
    const http = await bareHttp(
      { ...test.house.platform, withDoor: makeWithDoor(open('postgres://nobody@127.0.0.1:1/none')) },
      {},
    )
    expect((await http.inject('/health')).statusCode).toBe(200)
    const ready = await http.inject('/health/detailed')
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toMatchObject({ status: 'degraded', database: { status: 'down' } })
    await http.close()
  })
})

describe('an error of the catalogue', () => {
  it('is answered as it is', () => {
    const error = new AppError('not_found')
    expect(answerFor(error)).toBe(error)
  })
})
