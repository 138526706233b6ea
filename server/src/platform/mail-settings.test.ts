import { describe, expect, it } from 'vitest'
import { mailFaults, readMailServer, readSender } from './mail-settings.ts'

describe('the mail server', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: false }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, requireTLS: false }],
    ['smtp://[2001:db8::1]:25', { host: '2001:db8::1', port: 25, secure: false, requireTLS: false }],
    [
      'smtp://rosa%40x.example:s%3Acret@mail.example:2525',
      {
        host: 'mail.example',
        port: 2525,
        secure: false,
        requireTLS: true,
        auth: { user: 'rosa@x.example', pass: 's:cret' },
      },
    ],
    [
      'smtp://a:b@localhost:1025',
      { host: 'localhost', port: 1025, secure: false, requireTLS: false, auth: { user: 'a', pass: 'b' } },
    ],
  ])('%s', (smtp_url, expected) => {
    expect(readMailServer(smtp_url)).toEqual(expected)
  })
})

describe('the sender', () => {
  it.each([
    ['Brigade <mail@brigade.example>', { name: 'Brigade', address: 'mail@brigade.example' }],
    ['Pão & Açúcar <mail@pao.example>', { name: 'Pão & Açúcar', address: 'mail@pao.example' }],
    ['mail@brigade.example', { name: 'Brigade', address: 'mail@brigade.example' }],
    ['Brigade', undefined],
    ['a@b.example, c@d.example', undefined],
    ['A <a@b.example>\r\nBcc: c@d.example', undefined],
  ])('%j', (mail_from, expected) => {
    expect(readSender(mail_from)).toEqual(expected)
  })
})

describe('faults of the settings', () => {
  it.each<[string | null, string | null, unknown[]]>([
    [null, null, []],
    [null, 'mail@x.example', []],
    ['smtp://mail.example:587', 'mail@x.example', []],
    ['smtp://mail.example:587', null, ['MAIL_FROM: mails need a sender once SMTP_URL is set']],
    ['smtp://mail.example', 'nobody', [expect.stringContaining('MAIL_FROM: write it as')]],
    ['smtp://u:%E0%A4%A@mail.example', 'mail@x.example', [expect.stringContaining('SMTP_URL: write it as')]],
    ['smtp:mail.example', 'mail@x.example', [expect.stringContaining('SMTP_URL: write it as')]],
    [
      'smtp://u:secret@mail.example/?tls=off',
      'mail@x.example',
      [expect.stringContaining('SMTP_URL: write it as')],
    ],
  ])('%s and %s', (smtpUrl, mailFrom, expected) => {
    const faults = mailFaults({ smtpUrl, mailFrom })
    expect(faults).toEqual(expected)
    expect(faults.join()).not.toContain('secret')
  })
})
