import { accepted, type Check, refused } from './check.ts'
import { twoMod11Digits } from './mod11.ts'
import { hasEqualCharacters, stripPunctuation } from './punctuation.ts'

const BODY_LENGTH = 12
const LENGTH = 14
const HIGHEST_WEIGHT = 9

/** The two check digits of a CNPJ's first twelve characters: `'12ABC34501DE'` → `'35'`. */
export function cnpjCheckDigits(body: string): string {
  return twoMod11Digits(body, HIGHEST_WEIGHT)
}

/**
 * Checks a Brazilian CNPJ, numeric or alphanumeric, with or without punctuation; the value is its 14
 * characters. Strict as the official form: lower case is `wrong_character`, and O is never read as 0.
 * Source: IN RFB 2.229/2024, in force from July 2026.
 */
export function checkCnpj(text: string): Check {
  const value = stripPunctuation(text)
  if (value === '') return refused('empty')
  if (/[^0-9A-Z]/.test(value)) return refused('wrong_character')
  if (value.length !== LENGTH) return refused('wrong_length')
  if (/[^0-9]/.test(value.slice(BODY_LENGTH))) return refused('wrong_character')
  if (hasEqualCharacters(value)) return refused('equal_digits')
  if (cnpjCheckDigits(value.slice(0, BODY_LENGTH)) !== value.slice(BODY_LENGTH))
    return refused('wrong_check_digit')
  return accepted(value)
}

/** A stored CNPJ with its mask, `12.ABC.345/01DE-35`; any other text comes back unchanged. */
export function formatCnpj(value: string): string {
  return value.replace(/^([0-9A-Z]{2})([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-Z]{4})(\d{2})$/, '$1.$2.$3/$4-$5')
}
