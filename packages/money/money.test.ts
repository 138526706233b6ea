import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CURRENCIES,
  currencyExponent,
  Decimal,
  decimal,
  fromMinor,
  isCurrency,
  MoneyError,
  minorToNumber,
  roundMoney,
  roundTo,
  split,
  splitMinor,
  sum,
  sumNumbers,
  toMinor,
  toNumber,
  toText,
} from './index.ts'

fc.configureGlobal({ seed: 20261121 })

const codeOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return (error as MoneyError).code
  }
  return undefined
}

describe('currencies', () => {
  it.each([
    ['EUR', 2],
    ['BRL', 2],
    ['JPY', 0],
    ['CLP', 0],
    ['TND', 3],
    ['IQD', 3],
    ['CLF', 4],
    ['XCG', 2],
  ])('%s has %i decimals', (code, exponent) => expect(currencyExponent(code)).toBe(exponent))

  it('names each code once', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length)
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
  })

  it('refuses unknown and lower-case codes', () => {
    expect(isCurrency('eur')).toBe(false)
    expect(codeOf(() => currencyExponent('EURO'))).toBe('unknown_currency')
    expect(() => toMinor('1', '__proto__')).toThrow(MoneyError)
  })
})

describe('decimal', () => {
  it.each([
    ['12.90', '12.9'],
    ['-0.005', '-0.005'],
    ['+3', '3'],
    ['.5', '0.5'],
    ['7.', '7'],
  ])('%s is %s', (text, shown) => expect(decimal(text).toString()).toBe(shown))

  it.each(['', ' 1', '1,5', '1e3', 'NaN', 'Infinity', '0x10', '1.2.3', '١٢', '--1', '9'.repeat(200)])(
    'refuses %j',
    (text) => expect(codeOf(() => decimal(text))).toBe('invalid_amount'),
  )

  it('refuses numbers that are not finite or too large', () => {
    expect(codeOf(() => decimal(Number.NaN))).toBe('invalid_amount')
    expect(codeOf(() => decimal(Number.POSITIVE_INFINITY))).toBe('invalid_amount')
    expect(codeOf(() => decimal(1e24))).toBe('amount_too_large')
    expect(codeOf(() => decimal(new Decimal(Number.NaN)))).toBe('invalid_amount')
  })

  it('shortens hostile input in its message', () => {
    expect(() => decimal('9'.repeat(1_000_000))).toThrow(/^invalid amount: 9{39}…$/)
  })
})

describe('arithmetic', () => {
  it('sums exactly where floats do not', () => {
    expect(sum(['0.1', '0.2', 0.3, '-0.6']).toString()).toBe('0')
    expect(sum([]).toString()).toBe('0')
    expect(sum(['999999999999999999999999', '0.0000000000000001']).toFixed()).toBe(
      '999999999999999999999999.0000000000000001',
    )
  })

  it.each([
    ['2.345', '2.34'],
    ['2.355', '2.36'],
    ['-2.345', '-2.34'],
    ['1.005', '1'],
    ['2.3450000001', '2.35'],
  ])('rounds %s half-even to %s', (amount, rounded) => {
    expect(roundTo(amount, 2).toString()).toBe(rounded)
    expect(roundMoney(amount, 'EUR').toString()).toBe(rounded)
  })

  it('goes to minor units and back', () => {
    expect(toMinor('12.90', 'EUR')).toBe(1290)
    expect(toMinor('-0.001', 'EUR')).toBe(0)
    expect(Object.is(toMinor('-0.001', 'EUR'), 0)).toBe(true)
    expect(toMinor(1.255, 'BHD')).toBe(1255)
    expect(toMinor('1499.5', 'JPY')).toBe(1500)
    expect(fromMinor(-1290, 'EUR').toString()).toBe('-12.9')
    expect(codeOf(() => toMinor('99999999999999999', 'EUR'))).toBe('amount_too_large')
    expect(codeOf(() => fromMinor(0.5, 'EUR'))).toBe('invalid_amount')
  })

  it('writes text and JSON numbers', () => {
    expect(toText('12.9', 'EUR')).toBe('12.90')
    expect(toText('-0.001', 'EUR')).toBe('0.00')
    expect(toText(1500, 'JPY')).toBe('1500')
    expect(toText('-0.4', 'JPY')).toBe('0')
    expect(toNumber('12.905', 'EUR')).toBe(12.9)
  })

  it('keeps minor units over every currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...CURRENCIES), (minor, currency) => {
        const amount = fromMinor(minor, currency)
        expect(toMinor(amount, currency)).toBe(minor + 0)
        expect(toMinor(toText(amount, currency), currency)).toBe(minor + 0)
        expect(minorToNumber(minor, currency)).toBe(amount.toNumber() + 0)
      }),
    )
  })

  it('adds JSON numbers up as decimals do', () => {
    const cents = fc.integer({ min: -(10 ** 11), max: 10 ** 11 })
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), fc.constantFrom(...CURRENCIES), (list, currency) => {
        const amounts = list.map((cent) => cent / 100)
        if (currencyExponent(currency) > 2) amounts.push(0.005, 1.255)
        expect(sumNumbers(amounts, currency)).toBe(toNumber(sum(amounts), currency))
      }),
    )
    expect(sumNumbers([10.5, 2], 'JPY')).toBe(12)
    expect(sumNumbers([11.5, 2], 'JPY')).toBe(14)
    expect(Object.is(sumNumbers([-0.1, 0.1], 'EUR'), 0)).toBe(true)
    expect(codeOf(() => sumNumbers([1e14], 'EUR'))).toBe('amount_too_large')
    expect(codeOf(() => sumNumbers([Number.NaN], 'EUR'))).toBe('amount_too_large')
  })
})

describe('split', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [0, 1], [0, 5]],
    [1, ['0.5', '0.5'], [1, 0]],
    [0, [3], [0]],
  ])('%i by %j is %j', (total, weights, parts) => expect(splitMinor(total, weights)).toEqual(parts))

  it('splits decimal amounts', () => {
    expect(split('10.00', [1, 2], 'EUR').map(String)).toEqual(['3.33', '6.67'])
    expect(split('1000', [1, 1, 1], 'JPY').map(String)).toEqual(['334', '333', '333'])
  })

  it.each([[[]], [[0, 0]], [[1, -1]], [[2, -1]]])('refuses weights %j', (weights) =>
    expect(codeOf(() => splitMinor(1, weights))).toBe('invalid_weights'),
  )

  it('loses nothing and strays less than one unit from the exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer(), weights, (total, shares) => {
        const weightSum = shares.reduce((a, b) => a + b, 0)
        fc.pre(weightSum > 0)
        const parts = splitMinor(total, shares)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        for (const [index, part] of parts.entries()) {
          expect(Math.abs(part - (total * shares[index]!) / weightSum)).toBeLessThan(1.000001)
        }
      }),
    )
  })
})
