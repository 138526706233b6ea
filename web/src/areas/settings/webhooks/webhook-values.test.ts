import { describe, expect, it } from 'vitest'
import { bodyOf, groupEvents, placeOf, stateOf, valuesOf, type Webhook } from './webhook-values.ts'

const webhook: Webhook = {
  ...{ id: '1', url: 'https://accounts.example/brigade', description: null, events: ['*'] },
  ...{ is_active: true, stopped_because: null, stopped_at: null, failing_since: null },
  ...{ last_attempt_at: null, old_secret_until: null, created_at: '', updated_at: '' },
}

describe('a webhook in its form', () => {
  it('listens to everything, or to what is ticked', () => {
    expect(valuesOf(webhook).events).toBeNull()
    expect(bodyOf(valuesOf(webhook))).toEqual({ url: webhook.url, description: null, events: ['*'] })
    expect(bodyOf({ url: ' https://x.example ', description: ' X ', events: ['invoice.paid'] })).toEqual({
      ...{ url: 'https://x.example', description: 'X', events: ['invoice.paid'] },
    })
  })

  it('has its events by what they are about', () => {
    expect(groupEvents(['invoice.created', 'invoice.paid', 'user.created'])).toEqual([
      { subject: 'invoice', events: ['invoice.created', 'invoice.paid'] },
      { subject: 'user', events: ['user.created'] },
    ])
  })
})

describe('the state of a webhook', () => {
  it.each([
    ['active', {}],
    ['failing', { failing_since: '2026-11-21T09:30:00Z' }],
    ['off', { is_active: false }],
    ['gone', { is_active: false, stopped_because: 'gone' }],
    ['lost', { is_active: false, stopped_because: 'failing', failing_since: '2026-11-21T09:30:00Z' }],
  ] as const)('is %s', (state, facts) => {
    expect(stateOf({ ...webhook, ...facts })).toBe(state)
  })
})

it('an address is shown without what every address has', () => {
  expect(placeOf('https://accounts.example/')).toBe('accounts.example')
  expect(placeOf('http://till.local/x')).toBe('http://till.local/x')
})
