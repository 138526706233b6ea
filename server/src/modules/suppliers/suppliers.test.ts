import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { findSupplierByEvidence } from './index.ts'

const test = testHouse()

describe('a supplier', () => {
  it('of mine can be made, read, changed and deleted; theirs is not there', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const made = await mine.call('POST', '/vendors', {
      name: ' Harbour Fish Co. ',
      contact_email: 'Orders@HarbourFish.example',
      tax_id: ' ie1234567fa ',
      payment_terms_days: 30,
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      name: 'Harbour Fish Co.',
      kind: 'supplier',
      contact_email: 'orders@harbourfish.example',
      tax_id: 'IE1234567FA',
      payment_terms_days: 30,
      is_active: true,
    })
    const path = `/vendors/${made.body.id}`
    expect((await mine.call('GET', `/settings/suppliers/${made.body.id}`)).body).toEqual(made.body)
    expect((await mine.call('PUT', path, { is_active: false, tax_id: '' })).body).toMatchObject({
      is_active: false,
      tax_id: null,
    })
    for (const [method, body] of [['GET'], ['PUT', { name: 'X' }], ['DELETE']] as const)
      expect((await theirs.call(method, path, body)).status).toBe(404)
    expect((await theirs.call('GET', '/vendors')).body.total).toBe(0)
    expect((await mine.call('DELETE', path)).status).toBe(204)
    expect((await mine.call('GET', path)).status).toBe(404)
  })

  it('is managed by managers and deleted by admins', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const chef = await test.newMember(admin, 'chef')
    const { id } = (await manager.call('POST', '/vendors', { name: 'Dairy' })).body
    expect((await chef.call('GET', `/vendors/${id}`)).status).toBe(200)
    expect((await chef.call('PUT', `/vendors/${id}`, { name: 'X' })).body.error).toBe('not_permitted')
    expect((await manager.call('DELETE', `/vendors/${id}`)).body.error).toBe('not_permitted')
    expect((await admin.call('DELETE', `/vendors/${id}`)).status).toBe(204)
  })

  it('has a name of its own within its kind, whatever the case', async () => {
    const admin = await test.newOrganization()
    await admin.call('POST', '/vendors', { name: 'Dairy' })
    const clash = await admin.call('POST', '/vendors', { name: 'DAIRY' })
    expect(clash.status).toBe(409)
    expect(clash.body.details[0].loc).toEqual(['body', 'name'])
    expect((await admin.call('POST', '/vendors', { name: 'Dairy', kind: 'supermarket' })).status).toBe(201)
  })

  it('has its Brazilian tax id checked', async () => {
    const brazil = await test.newOrganization({ country: 'BR' })
    const post = async (tax_id: string) =>
      (await brazil.call('POST', '/vendors', { name: `S ${tax_id}`, tax_id })).body
    expect((await post('11.222.333/0001-81')).tax_id).toBe('11222333000181')
    expect((await post('12ABC34501DE35')).tax_id).toBe('12ABC34501DE35')
    expect((await post('529.982.247-25')).tax_id).toBe('52998224725')
    expect(await post('11222333000182')).toMatchObject({
      error: 'cnpj_invalid',
      message: expect.stringContaining('check digits'),
      details: [{ loc: ['body', 'tax_id'] }],
    })
    expect((await post('52998224726')).message).toContain('CPF')
    const ireland = await test.newOrganization()
    const free = await ireland.call('POST', '/vendors', { name: 'A', tax_id: '11222333000182' })
    expect(free.body.tax_id).toBe('11222333000182')
    const formed = await ireland.call('POST', '/vendors', { name: 'B', tax_id: '11.222.333/0001-82' })
    expect(formed.body.error).toBe('cnpj_invalid')
  })

  it('is found by part of its name, address or tax id, and listed in pages', async () => {
    const admin = await test.newOrganization()
    await admin.call('POST', '/vendors', { name: 'Atlantic Fish', tax_id: '11.222.333/0001-81' })
    await admin.call('POST', '/vendors', { name: 'Bakery 50%_Off', contact_email: 'hello@bread.example' })
    await admin.call('POST', '/vendors', { name: 'corner shop', kind: 'supermarket' })
    const names = async (query: string) =>
      (await admin.call('GET', `/vendors?${query}`)).body.items.map(({ name }: { name: string }) => name[0])
    expect(await names('')).toEqual(['A', 'B', 'c'])
    expect(await names('search=FISH')).toEqual(['A'])
    expect(await names('search=bread.ex')).toEqual(['B'])
    expect(await names('search=222.333%2F0001')).toEqual(['A'])
    expect(await names('search=50%25_')).toEqual(['B'])
    expect(await names('kind=supermarket')).toEqual(['c'])
    expect(await names('sort=-name')).toEqual(['c', 'B', 'A'])
    const first = (await admin.call('GET', '/vendors?limit=2')).body
    expect(first).toMatchObject({ total: 3, limit: 2 })
    expect(await names(`limit=2&cursor=${first.next_cursor}`)).toEqual(['c'])
  })

  it('is found by what a document says of it, among one’s own', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const made = (await mine.call('POST', '/vendors', { name: 'Harbour Fish Ltd', tax_id: 'IE1234567FA' }))
      .body
    await theirs.call('POST', '/vendors', { name: 'Harbour Fish Ltd', tax_id: 'IE1234567FA' })
    const who = { user_id: mine.id, organization_id: mine.organization_id } as never
    const evidence = { name: 'HARBOUR FISH', tax_id: 'IE 1234567 FA', email: null, phone: null }
    const found = await test.house.platform.withTenant(who, (tx) => findSupplierByEvidence(tx, who, evidence))
    expect(found).toMatchObject({
      supplier: { id: made.id },
      score: 1,
      by: 'tax_id',
      is_certain: true,
      others: [],
    })
    const nobody = await test.house.platform.withTenant(who, (tx) =>
      findSupplierByEvidence(tx, who, { name: 'Mountain Cheese' }),
    )
    expect(nobody).toBeUndefined()
  })
})
