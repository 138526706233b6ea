import autocannon from 'autocannon'
import type { BenchResult } from './bench-result.ts'
import { type RunningBrigade, startBrigade, temporaryDataDir } from './running-brigade.ts'

export const name = 'api'

const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const tenants = 8
const connections = 32

interface Tenant {
  token: string
  supplier_id: string
  restaurant_id: string
}

async function post<T>(address: string, path: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}

/** An organization with a restaurant, 50 suppliers and 200 invoices. */
async function newTenant(address: string, index: number): Promise<Tenant> {
  const email = `bench${index}@bench.example`
  const password = 'Ladle-Bench-77-Whisk'
  await post(address, '/auth/register', {
    email,
    password,
    full_name: 'Bench',
    restaurant_name: `Bench ${index}`,
  })
  const { access_token: token } = await post<{ access_token: string }>(address, '/auth/login', {
    email,
    password,
  })
  const suppliers: string[] = []
  for (let n = 0; n < 50; n += 1)
    suppliers.push((await post<{ id: string }>(address, '/vendors', { name: `Supplier ${n}` }, token)).id)
  let restaurant_id = ''
  for (let n = 0; n < 200; n += 1) {
    const items = [{ description: 'Flour', quantity: 2, unit_price: 10.5 }]
    const invoice = {
      supplier_id: suppliers[n % 50],
      invoice_number: `B-${n}`,
      invoice_date: '2026-10-02',
      items,
    }
    restaurant_id = (await post<{ restaurant_id: string }>(address, '/supplier/invoices', invoice, token))
      .restaurant_id
  }
  return { token, supplier_id: suppliers[0]!, restaurant_id }
}

let serial = 0

/** Four reads to one write, each by another tenant in turn. */
function nextRequest(list: Tenant[]): autocannon.Request {
  serial += 1
  const tenant = list[serial % list.length]!
  const headers = { authorization: `Bearer ${tenant.token}`, 'content-type': 'application/json' }
  const read = (path: string): autocannon.Request => ({ method: 'GET', path: `/api/v1${path}`, headers })
  const write = (method: 'POST' | 'PUT', path: string, body: object): autocannon.Request => ({
    method,
    path: `/api/v1${path}`,
    headers,
    body: JSON.stringify(body),
  })
  switch (Math.floor(serial / list.length) % 10) {
    case 0:
      return write('POST', '/vendors', { name: `New ${serial}`, contact_email: 'a@b.example' })
    case 5:
      return write('PUT', `/vendors/${tenant.supplier_id}`, { contact_phone: String(serial) })
    case 1:
    case 6:
      return read('/vendors?limit=20')
    case 2:
    case 7:
      return read('/supplier/invoices?limit=20')
    case 3:
      return read(`/vendors/${tenant.supplier_id}`)
    case 8:
      return read('/settings/restaurants')
    default:
      return read('/auth/me')
  }
}

async function load(brigade: RunningBrigade, list: Tenant[]): Promise<autocannon.Result> {
  return autocannon({
    url: brigade.address,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...nextRequest(list) }) }],
  })
}

/** Mixed tenant reads and writes over the real program, PostgreSQL and the load beside it on the same machine. */
export async function run(): Promise<BenchResult[]> {
  const data = await temporaryDataDir()
  const brigade = await startBrigade(data.path, { DEMO: 'off', RATE_LIMITS: 'off' })
  try {
    const list: Tenant[] = []
    for (let index = 0; index < tenants; index += 1) list.push(await newTenant(brigade.address, index))
    const result = await load(brigade, list)
    return [
      {
        metric: `mixed requests over ${seconds} s`,
        value: result.requests.average,
        unit: 'req/s',
        target: 1000,
        better: 'higher',
      },
      { metric: 'latency p50', value: result.latency.p50, unit: 'ms', better: 'lower' },
      { metric: 'latency p99', value: result.latency.p99, unit: 'ms', target: 100, better: 'lower' },
      {
        metric: 'errors and answers that are not 2xx',
        value: result.errors + result.timeouts + result.non2xx,
        unit: '',
        target: 0,
        better: 'lower',
      },
    ]
  } finally {
    await brigade.stop()
    await data.remove()
  }
}
