import { describe, expect, it } from 'vitest'
import { digitRuns, parseDocumentNumber } from './document-number.ts'
import { applyGrammar, learnGrammar } from './grammar.ts'
import { foldLookAlikes } from './look-alikes.ts'
import { cutKeys, isCutOff, isOneEditApart, oneEditKeys } from './near-serials.ts'

describe('document numbers', () => {
  it.each([
    ['INV-00451', '451', 'INV', ''],
    ['inv 451', '451', 'INV', ''],
    ['#00451', '451', '', ''],
    ['Nº 451', '451', 'NO', ''],
    ['FT 2026/0451', '451', 'FT', '26'],
    ['0451/26', '451', '', '26'],
    ['7/26', '7', '', '26'],
    ['2026', '2026', '', ''],
    ['INV-451-2', '451', 'INV', ''],
    ['4512-4514', '4514', '', ''],
    ['000', '0', '', ''],
    ['week', '', '', ''],
    ['', '', '', ''],
    [null, '', '', ''],
  ])('%j has serial %j', (printed, serial, letters, year) => {
    expect(parseDocumentNumber(printed, '2026')).toMatchObject({ serial, letters, year })
  })

  it('stays bounded on hostile text', () => {
    expect(parseDocumentNumber('1'.repeat(1_000_000), '').serial).toHaveLength(64)
    expect(digitRuns('4512-04514')).toEqual(['4512', '4514'])
  })

  it.each([
    ['INV-O045I2', 'INV-004512'],
    ['A-Z9397', 'A-29397'],
    ['BILL45I2', 'BILL4512'],
    ['CN-0O11', 'CN-0011'],
    ['BIG SOS', 'BIG SOS'],
  ])('%s folds to %s', (text, folded) => expect(foldLookAlikes(text)).toBe(folded))
})

describe('near serials', () => {
  it.each([
    ['4512', '4513', true],
    ['4512', '452', true],
    ['4512', '45512', true],
    ['4512', '5412', true],
    ['4512', '4512', false],
    ['4512', '4531', false],
    ['4512', '45', false],
    ['1234', '3214', false],
  ])('%s and %s one edit apart: %s', (a, b, expected) => {
    expect(isOneEditApart(a, b)).toBe(expected)
    expect(isOneEditApart(b, a)).toBe(expected)
    if (expected) expect(oneEditKeys(a).some((key) => oneEditKeys(b).includes(key))).toBe(true)
  })

  it('knows cut serials', () => {
    expect(isCutOff('451', '45123')).toBe(true)
    expect(isCutOff('123', '45123')).toBe(true)
    expect(isCutOff('12', '4512')).toBe(false)
    expect(isCutOff('451', '4512345')).toBe(false)
    expect(cutKeys('45123')).toEqual(['5123', '4512', '123', '451'])
  })
})

describe('grammar', () => {
  const parse = (printed: string) => parseDocumentNumber(printed, '2026')

  it('learns a year after the serial and takes it off where it stuck', () => {
    const grammar = learnGrammar(['13700/26', '13701/26', '13702/26'].map(parse))
    expect(grammar.yearShape).toEqual({ at: 'after', yearDigits: 2, serialDigits: 5 })
    expect(applyGrammar(parse('1370326'), grammar, '2026')).toMatchObject({ serial: '13703', year: '26' })
    expect(applyGrammar(parse('1370325'), grammar, '2026').serial).toBe('1370325')
  })

  it('learns a year before it', () => {
    const grammar = learnGrammar(['FT 2026/0001', 'FT 2026/0002'].map(parse))
    expect(applyGrammar(parse('FT20260003'), grammar, '2026')).toMatchObject({ serial: '3', letters: 'FT' })
  })

  it('reads a letter after a known prefix as the digit it looks like', () => {
    const grammar = learnGrammar(['R59017', 'R59018', 'R59019'].map(parse))
    expect(applyGrammar(parse('RS9018'), grammar, '2026').foldedSerial).toBe('59018')
  })
})
