import { describe, expect, it } from 'vitest'
import { businessWords } from './business-name.ts'
import type { SupplierRow } from './queries.ts'
import { weighEvidence } from './weigh-evidence.ts'

const supplier = (name: string, more: Partial<SupplierRow> = {}): SupplierRow => ({
  id: name,
  name,
  kind: 'supplier',
  contact_email: null,
  contact_phone: null,
  address: null,
  tax_id: null,
  payment_terms_days: null,
  is_active: true,
  created_at: new Date(0),
  updated_at: new Date(0),
  ...more,
})

const house = [
  supplier('Harbour Fish Ltd', { tax_id: 'IE1234567FA', contact_email: 'orders@harbourfish.example' }),
  supplier('Atlantic Foods Limited', { contact_phone: '+353 1 555 0199' }),
  supplier('Valley Foods', { contact_email: 'valley.foods@gmail.com' }),
  supplier('Distribuidora São João Ltda.', { tax_id: '11222333000181' }),
  supplier('Müller Molkerei GmbH & Co. KG'),
  supplier('Harbour Bakery', { contact_email: 'hello@harbourbakery.example' }),
]
const best = (evidence: Parameters<typeof weighEvidence>[1]) => weighEvidence(house, evidence)[0]

describe('business names', () => {
  it.each([
    ['Distribuidora São João Ltda.', 'distribuidora sao joao'],
    ['DISTRIBUIDORA SAO JOAO LTDA ME', 'distribuidora sao joao'],
    ['Müller Molkerei GmbH & Co. KG', 'muller molkerei'],
    ['Pescados del Norte, S.L.U.', 'pescados del norte'],
    ['J. P. O’Neill & Sons Ltd', 'jp oneill and sons'],
    ['Fromagerie du Lac S.A.R.L.', 'fromagerie du lac'],
    ['Piekarnia Nowak Sp. z o.o.', 'piekarnia nowak'],
    ['Acme, Inc.', 'acme'],
    ['Limited', 'limited'],
    ['株式会社 寿司', '株式会社 寿司'],
  ])('%s is %s', (name, words) => {
    expect(businessWords(name).join(' ')).toBe(words)
  })
})

describe('evidence of a supplier', () => {
  it('is certain by the tax id, whatever else is said', () => {
    expect(best({ tax_id: '11.222.333/0001-81', name: 'Grupo SJ' })).toMatchObject({
      supplier: { name: 'Distribuidora São João Ltda.' },
      score: 1,
      reasons: ['same_tax_id'],
    })
  })

  it('adds up over independent marks', () => {
    const name = best({ name: 'HARBOUR FISH LIMITED' })!
    const both = best({ name: 'HARBOUR FISH LIMITED', email: 'accounts@harbourfish.example' })!
    expect(name).toMatchObject({ score: 0.9, reasons: ['same_name'] })
    expect(both).toMatchObject({ score: 0.98, reasons: ['same_email_domain', 'same_name'] })
  })

  it('takes an address in full, but not the domain of mailboxes anybody can open', () => {
    expect(best({ email: 'Valley.Foods@gmail.com' })).toMatchObject({ score: 0.95, reasons: ['same_email'] })
    expect(weighEvidence(house, { email: 'somebody.else@gmail.com' })).toEqual([])
  })

  it('knows a telephone number with and without its country', () => {
    expect(best({ phone: '(01) 555-0199' })).toMatchObject({ score: 0.85, reasons: ['same_phone'] })
    expect(best({ phone: '5550199' })).toBeUndefined()
    expect(best({ phone: '00353 1 5550199' })).toMatchObject({ supplier: { name: 'Atlantic Foods Limited' } })
  })

  it('forgives accents, legal forms, a slip and a missing word, for less', () => {
    expect(best({ name: 'Muller Molkerei GmbH' })?.score).toBe(0.9)
    for (const name of ['Mueller Molkerei', 'Harbor Fish', 'Harbuor Fish']) {
      const { score, reasons } = best({ name })!
      expect(reasons).toEqual(['similar_name'])
      expect(score).toBe(0.75)
    }
    expect(best({ name: 'Harvest Fisch' })).toBeUndefined()
    const longer = best({ name: 'Atlantic Foods Wholesale' })!
    expect(longer.supplier.name).toBe('Atlantic Foods Limited')
    expect(longer.score).toBeLessThan(0.6)
  })

  it('weighs rare words more than those many names share', () => {
    const [first, second] = weighEvidence(house, { name: 'Atlantic Foods' })
    expect(first).toMatchObject({ supplier: { name: 'Atlantic Foods Limited' }, score: 0.9 })
    expect(second?.score ?? 0).toBeLessThan(0.3)
  })

  it('is contradicted by another tax id', () => {
    const other = best({ name: 'Harbour Fish', tax_id: 'IE7654321XX' })!
    expect(other).toMatchObject({ score: 0.36, reasons: ['same_name', 'other_tax_id'] })
  })

  it('of nothing speaks for nobody', () => {
    expect(weighEvidence(house, { name: null, tax_id: '', email: null, phone: null })).toEqual([])
    expect(weighEvidence([], { name: 'Harbour Fish' })).toEqual([])
  })
})
