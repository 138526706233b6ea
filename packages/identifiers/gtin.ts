import { accepted, type Check, refused } from './check.ts'

const LENGTHS: readonly number[] = [8, 12, 13, 14]

/** The GS1 check digit of a body of digits: × 3, 1, 3, 1 … from the right (GS1 General Specifications 7.9). */
export function gtinCheckDigit(body: string): number {
  let sum = 0
  for (let index = 0; index < body.length; index += 1) {
    const fromRight = body.length - 1 - index
    sum += (body.charCodeAt(index) - 48) * (fromRight % 2 === 0 ? 3 : 1)
  }
  return (10 - (sum % 10)) % 10
}

/**
 * Checks a GTIN-8, -12 (UPC-A), -13 (EAN) or -14; blanks and hyphens are ignored. The value keeps its length.
 */
export function checkGtin(text: string): Check {
  const value = text.replace(/[\s-]/g, '')
  if (value === '') return refused('empty')
  if (/[^0-9]/.test(value)) return refused('wrong_character')
  if (!LENGTHS.includes(value.length)) return refused('wrong_length')
  if (/^0+$/.test(value)) return refused('equal_digits')
  if (gtinCheckDigit(value.slice(0, -1)) !== Number(value.slice(-1))) return refused('wrong_check_digit')
  return accepted(value)
}

/** Checks a GTIN of any length; the value is padded to 14 digits, the form in which UPC-A and EAN-13 meet. */
export function checkGtin14(text: string): Check {
  const check = checkGtin(text)
  return check.ok ? accepted(check.value.padStart(14, '0')) : check
}
