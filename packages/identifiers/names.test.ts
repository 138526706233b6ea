import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEmail, checkGtin, checkGtin14, checkSlug, gtinCheckDigit, slugify } from './index.ts'

fc.configureGlobal({ seed: 20261121 })

describe('GTIN', () => {
  it.each([
    ['629104150021', 3],
    ['123456789012', 8],
    ['2345678', 5],
    ['03600029145', 2],
  ])('%s has check digit %i', (body, digit) => {
    expect(gtinCheckDigit(body)).toBe(digit)
    expect(checkGtin(`${body}${digit}`)).toEqual({ ok: true, value: `${body}${digit}` })
  })

  it('makes UPC-A and EAN-13 of one product meet', () => {
    expect(checkGtin14('036000291452')).toEqual({ ok: true, value: '00036000291452' })
    expect(checkGtin14('0036000291452')).toEqual(checkGtin14('0 36000-29145 2'))
  })

  it.each([
    ['036000291453', 'wrong_check_digit'],
    ['03600029145', 'wrong_length'],
    ['03600029145X', 'wrong_character'],
    ['00000000', 'equal_digits'],
    ['', 'empty'],
  ])('refuses %j as %s', (text, reason) => {
    expect(checkGtin(text)).toEqual({ ok: false, reason })
    expect(checkGtin14(text)).toEqual({ ok: false, reason })
  })

  it('catches every single wrong digit', () => {
    const bodies = fc.stringMatching(/^[1-9][0-9]{11}$/)
    fc.assert(
      fc.property(bodies, fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, position, step) => {
        const value = body + gtinCheckDigit(body)
        const wrong =
          value.slice(0, position) + ((Number(value[position]) + step) % 10) + value.slice(position + 1)
        expect(checkGtin(value).ok).toBe(true)
        expect(checkGtin(wrong)).toEqual({ ok: false, reason: 'wrong_check_digit' })
      }),
    )
  })
})

describe('e-mail', () => {
  it.each([
    ['ana@example.com', 'ana@example.com'],
    [' Ana.Maria+menu@Example.CO.UK ', 'ana.maria+menu@example.co.uk'],
    ["o'neil@xn--caf-dma.fr", "o'neil@xn--caf-dma.fr"],
    ['chef@cozinha.xn--p1ai', 'chef@cozinha.xn--p1ai'],
  ])('accepts %j', (text, value) => expect(checkEmail(text)).toEqual({ ok: true, value }))

  it.each([
    ['', 'empty'],
    ['ana', 'missing_at'],
    ['@example.com', 'wrong_local_part'],
    ['.ana@example.com', 'wrong_local_part'],
    ['a..b@example.com', 'wrong_local_part'],
    ['a@b@example.com', 'wrong_local_part'],
    [`${'a'.repeat(65)}@example.com`, 'wrong_local_part'],
    ['ana@localhost', 'wrong_domain'],
    ['ana@-x.com', 'wrong_domain'],
    ['ana@127.0.0.1', 'wrong_domain'],
    ['ana@example..com', 'wrong_domain'],
    ['ana maria@example.com', 'wrong_character'],
    ['ana@example.com\nBcc: x@y.z', 'wrong_character'],
    ['josé@example.com', 'wrong_character'],
    [`a@${'b.'.repeat(200)}com`, 'wrong_length'],
  ])('refuses %j as %s', (text, reason) => expect(checkEmail(text)).toEqual({ ok: false, reason }))

  it('stays fast on hostile text', () => {
    expect(checkEmail(`${'a.'.repeat(500_000)}@x`).ok).toBe(false)
  })
})

describe('slug', () => {
  it.each([
    ['The Cookie Jar', 'the-cookie-jar'],
    ['Pão & Açúcar — Café', 'pao-acucar-cafe'],
    ["Joe's  Straße №5", 'joes-strasse-no5'],
    ['Smørrebrød Łódź', 'smorrebrod-lodz'],
    ['餃子', ''],
    ['--', ''],
  ])('%j becomes %j', (name, slug) => expect(slugify(name)).toBe(slug))

  it.each([
    ['', 'empty'],
    ['A', 'wrong_character'],
    ['a--b', 'wrong_character'],
    ['-a', 'wrong_character'],
    ['a/b', 'wrong_character'],
    ['a'.repeat(64), 'wrong_length'],
  ])('refuses %j as %s', (text, reason) => expect(checkSlug(text)).toEqual({ ok: false, reason }))

  it('makes slugs that pass and stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const slug = slugify(name)
        expect(slugify(slug)).toBe(slug)
        if (slug !== '') expect(checkSlug(slug)).toEqual({ ok: true, value: slug })
      }),
    )
  })
})
