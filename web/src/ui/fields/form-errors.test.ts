import { expect, it } from 'vitest'
import { fieldErrors } from './form-errors.ts'

const refusal = (...details: [(string | number)[], string][]) => ({
  details: details.map(([loc, msg]) => ({ loc, msg })),
})

it('puts each detail on its field, the first one where there are several', () => {
  const error = refusal(
    [['body', 'email'], 'wrong'],
    [['body', 'email'], 'also'],
    [['body', 'name'], 'missing'],
  )
  expect(fieldErrors(error, ['email', 'name'])).toEqual({
    fields: { email: 'wrong', name: 'missing' },
    rest: [],
  })
})

it('finds the deepest place the form knows', () => {
  const error = refusal([['body', 'items', 0, 'quantity'], 'too small'])
  expect(fieldErrors(error, ['items.0.quantity']).fields).toEqual({ 'items.0.quantity': 'too small' })
  expect(fieldErrors(error, ['items']).fields).toEqual({ items: 'too small' })
})

it('keeps what belongs to no field for the whole form', () => {
  expect(fieldErrors(refusal([['body'], 'empty'], [['headers', 'x'], 'odd']), ['email'])).toEqual({
    fields: {},
    rest: ['empty', 'odd'],
  })
})

it.each([undefined, null, 'text', new Error('x'), { details: 'no list' }])('says nothing of %s', (error) => {
  expect(fieldErrors(error, ['email'])).toEqual({ fields: {}, rest: [] })
})
