import { describe, expect, it } from 'vitest'
import { bodyOf, changesOf, emptyPerson, type Person, valuesOf } from './person-values.ts'

const olivia: Person = {
  id: '1',
  email: 'olivia@cookiejar.example',
  email_verified_at: null,
  username: null,
  first_name: 'Olivia',
  last_name: 'Owner',
  full_name: 'Olivia Owner',
  phone: null,
  language: 'en',
  role: 'manager',
  status: 'active',
  invitation_expires_at: null,
  is_active: true,
  organization_id: '2',
  restaurant_ids: ['3'],
  restaurant_id: '3',
  has_second_factor: false,
  created_at: '2026-11-21T09:00:00.000Z',
}

describe('what is sent of a person', () => {
  it('is nothing while nothing differs', () => {
    expect(changesOf(valuesOf(olivia), olivia)).toEqual({})
  })

  it('is only what differs', () => {
    expect(changesOf({ ...valuesOf(olivia), phone: ' 123 ', password: 'New-1' }, olivia)).toEqual({
      phone: '123',
      password: 'New-1',
    })
  })

  it('takes the restaurant from an admin', () => {
    expect(changesOf({ ...valuesOf(olivia), role: 'admin' }, olivia)).toEqual({
      role: 'admin',
      restaurant_ids: null,
    })
  })

  it('leaves the password out when none is chosen', () => {
    expect(bodyOf(emptyPerson('pt-BR', null))).not.toHaveProperty('password')
  })
})
