import { fileURLToPath } from 'node:url'

/** Files of the typeface of what is printed: Latin, Greek, Cyrillic and Vietnamese letters, embedded where used. */
export const typeface = {
  regular: fileURLToPath(import.meta.resolve('roboto-fontface/fonts/roboto/Roboto-Regular.woff')),
  bold: fileURLToPath(import.meta.resolve('roboto-fontface/fonts/roboto/Roboto-Bold.woff')),
} as const

/** What the typeface holds of the languages it serves. */
export const inTypeface =
  /[\n\u0020-\u007e\u00a0-\u017f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0486\u0488-\u04ff\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u20b1\u20b9\u20ba\u20bc\u20bd\u2122\u2212]/

/** A text in letters that can be printed: others lose their marks, or become a question mark. */
export function printable(text: string): string {
  return [...text.normalize('NFC')].map(printableCharacter).join('')
}

function printableCharacter(character: string): string {
  if (inTypeface.test(character)) return character
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  if (plain !== '' && [...plain].every((letter) => inTypeface.test(letter))) return plain
  return /\s/.test(character) ? ' ' : '?'
}
