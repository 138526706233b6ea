import { accepted, type Check, refused } from './check.ts'
import { twoMod11Digits } from './mod11.ts'
import { hasEqualCharacters, stripPunctuation } from './punctuation.ts'

const BODY_LENGTH = 9
const LENGTH = 11
// Weights run 2…10 for the first digit and 2…11 for the second: never cycling over ten characters.
const HIGHEST_WEIGHT = 11

/** The two check digits of a CPF's first nine digits: `'529982247'` → `'25'`. */
export function cpfCheckDigits(body: string): string {
  return twoMod11Digits(body, HIGHEST_WEIGHT)
}

/** Checks a Brazilian CPF, with or without punctuation; the value is its 11 digits. */
export function checkCpf(text: string): Check {
  const value = stripPunctuation(text)
  if (value === '') return refused('empty')
  if (/[^0-9]/.test(value)) return refused('wrong_character')
  if (value.length !== LENGTH) return refused('wrong_length')
  if (hasEqualCharacters(value)) return refused('equal_digits')
  if (cpfCheckDigits(value.slice(0, BODY_LENGTH)) !== value.slice(BODY_LENGTH))
    return refused('wrong_check_digit')
  return accepted(value)
}

/** A stored CPF with its mask, `529.982.247-25`; any other text comes back unchanged. */
export function formatCpf(value: string): string {
  return value.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4')
}
