import { describe, expect, it } from 'vitest'
import { mailPage } from './mail-page.ts'

const page = {
  language: 'en',
  title: 'A new password for Rosa & Co',
  paragraphs: ['Somebody asked for it.', '<img src=x onerror="alert(1)">'],
  action: { label: 'Choose a password', url: 'https://brigade.example/reset-password#a&b' },
  footnote: 'Was it not you? Do nothing.',
}

describe('the page of a mail', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = mailPage(page)
    expect(text).toBe(
      'A new password for Rosa & Co\n\nSomebody asked for it.\n\n<img src=x onerror="alert(1)">\n\n' +
        'Choose a password:\nhttps://brigade.example/reset-password#a&b\n\n--\nWas it not you? Do nothing.\n',
    )
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('href="https://brigade.example/reset-password#a&amp;b"')
  })

  it('takes no markup from its texts and nothing from elsewhere', () => {
    const { html } = mailPage(page)
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
    expect(html).not.toMatch(/<(img|link|script|iframe)|url\(|@import/)
    expect(html.match(/https?:/g)).toHaveLength(2)
  })

  it('leads to web addresses only', () => {
    const action = { label: 'Go', url: 'javascript:alert(1)' }
    expect(() => mailPage({ ...page, action })).toThrow('web address')
  })

  it('does without a button', () => {
    const { text, html } = mailPage({ language: 'es', title: 'Hola', paragraphs: ['Ya está.'] })
    expect(text).toBe('Hola\n\nYa está.\n')
    expect(html).not.toContain('<a ')
  })
})
