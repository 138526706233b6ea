import { describe, expect, it } from 'vitest'
import { addressOf, isPassing, newKey, retryWaits } from './requests.ts'

describe('addresses of operations', () => {
  it('fill their places and leave out what says nothing', () => {
    expect(
      addressOf(
        '/vendors/{id}/prices',
        { id: 'a/b' },
        { skip: 0, search: '', sort: undefined, is_active: false },
      ),
    ).toBe('/api/v1/vendors/a%2Fb/prices?skip=0&is_active=false')
    expect(addressOf('/vendors')).toBe('/api/v1/vendors')
  })

  it('refuse a missing place', () => {
    expect(() => addressOf('/vendors/{id}')).toThrow('id')
  })
})

it('only a GET is tried again, and only after what passes', () => {
  expect(retryWaits('GET')).toHaveLength(2)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(retryWaits(method)).toEqual([])
  expect([0, 502, 503, 504].every(isPassing)).toBe(true)
  expect([400, 401, 404, 409, 422, 429, 500].some(isPassing)).toBe(false)
})

it('keys are random and long', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(newKey()).not.toBe(newKey())
})
