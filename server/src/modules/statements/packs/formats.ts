import type { PackInput } from './pack-input.ts'

/** Dates and amounts as the reader of a letter writes them. */
export function formatsOf({ locale, language }: Pick<PackInput, 'locale' | 'language'>) {
  // English numeric dates are read in two orders: the month is a word there.
  const day = new Intl.DateTimeFormat(locale, {
    ...{ day: '2-digit', year: 'numeric', timeZone: 'UTC' },
    month: language === 'en' ? 'short' : '2-digit',
  })
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    date: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    amount: (value: number | string) => number.format(Number(value)),
  }
}

/** Beside Latin-1: what the standard fonts of PDF hold. Source: PDF 32000-1, annex D, WinAnsiEncoding. */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const plainLetters: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '\u2212': '-',
  '\u202f': ' ',
  '\u2009': ' ',
}

/** A text in the letters that the standard fonts hold: others lose their marks, or become a question mark. */
export function printable(text: string): string {
  return [...text.normalize('NFC')].map(printableCharacter).join('')
}

function printableCharacter(character: string): string {
  if (/[\n\u0020-\u007e\u00a0-\u00ff]/.test(character) || beyondLatin1.includes(character)) return character
  const plain = plainLetters[character] ?? character.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return /^[\u0020-\u007e]+$/.test(plain) ? plain : /\s/.test(character) ? ' ' : '?'
}
