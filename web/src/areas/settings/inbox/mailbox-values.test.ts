import { describe, expect, it } from 'vitest'
import { bodyOf, isSamePlace, valuesOf } from './mailbox-values.ts'
import type { Mailbox } from './queries.ts'

const mailbox: Mailbox = {
  ...{ host: 'imap.mail.example', port: 993, security: 'tls', user_name: 'invoices' },
  ...{ folder: 'INBOX', kept_folder: null, is_active: true },
  ...{ looked_at: null, failing_since: null, error: null },
}

describe('the form of a mailbox', () => {
  it('sends no password that nobody typed', () => {
    expect(bodyOf(valuesOf(mailbox))).not.toHaveProperty('password')
    expect(bodyOf({ ...valuesOf(mailbox), password: 'x' })).toMatchObject({
      password: 'x',
      kept_folder: null,
    })
  })

  it('knows when the password has to be given anew', () => {
    const values = valuesOf(mailbox)
    expect(isSamePlace(mailbox, { ...values, host: ' IMAP.mail.example ', folder: 'Bills' })).toBe(true)
    expect(isSamePlace(mailbox, { ...values, port: 143 })).toBe(false)
    expect(isSamePlace(mailbox, { ...values, user_name: 'other' })).toBe(false)
    expect(isSamePlace(null, values)).toBe(false)
  })
})
