import { type DocumentNumber, stripZeros } from './document-number.ts'
import { lookAlikesToDigits } from './look-alikes.ts'

/** How one supplier writes its numbers, learnt from all that were read. */
export type NumberGrammar = {
  /** Letters that stand before the serials of at least a twentieth of the documents. */
  prefixes: readonly string[]
  /** Where most write a year and how wide the serial beside it is; undefined when most write none. */
  yearShape: { at: 'before' | 'after'; yearDigits: number; serialDigits: number } | undefined
}

const SMALLEST_PREFIX_SHARE = 0.05
const SMALLEST_YEAR_SHARE = 0.4

/** Learns the supplier's grammar from the numbers of both sides. */
export function learnGrammar(numbers: readonly DocumentNumber[]): NumberGrammar {
  const letters = new Map<string, number>()
  const shapes = new Map<string, number>()
  for (const number of numbers) {
    if (number.letters !== '') letters.set(number.letters, (letters.get(number.letters) ?? 0) + 1)
    if (number.yearShape !== '') shapes.set(number.yearShape, (shapes.get(number.yearShape) ?? 0) + 1)
  }
  const prefixes = [...letters].filter(([, count]) => count >= SMALLEST_PREFIX_SHARE * numbers.length)
  const [shape, count] = [...shapes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? ['', 0]
  const [at, yearDigits, serialDigits] = shape.split(' ')
  const isUsual = count >= SMALLEST_YEAR_SHARE * numbers.length && count > 1
  return {
    prefixes: prefixes.map(([prefix]) => prefix).sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    yearShape: isUsual
      ? {
          at: at === 'before' ? 'before' : 'after',
          yearDigits: Number(yearDigits),
          serialDigits: Number(serialDigits),
        }
      : undefined,
  }
}

/**
 * Reads a number anew in the light of the grammar: digits misread as letters right after a known prefix
 * (`RS9018` of `R59018`), and a year that stuck to the serial (`1370326` of `13703/26`).
 */
export function applyGrammar(
  number: DocumentNumber,
  grammar: NumberGrammar,
  documentYear: string,
): DocumentNumber {
  if (number.serial === '' || number.year !== '') return number
  const prefix = grammar.prefixes.find((letters) => number.text.startsWith(letters)) ?? ''
  // Without a year to look for, nothing can change a number whose letters are a known prefix.
  if (!grammar.yearShape && prefix === number.letters) return number
  const digits = lookAlikesToDigits(number.text.slice(prefix.length))
  if (!/^\d+$/.test(digits)) return number
  const serial = withoutYear(digits, grammar, documentYear)
  if (serial !== undefined) {
    return { ...number, serial, foldedSerial: serial, letters: prefix, year: documentYear.slice(-2) }
  }
  return prefix === number.letters ? number : { ...number, foldedSerial: stripZeros(digits) }
}

function withoutYear(digits: string, { yearShape }: NumberGrammar, documentYear: string): string | undefined {
  if (!yearShape || documentYear === '') return undefined
  const year = documentYear.slice(-yearShape.yearDigits)
  if (digits.length !== yearShape.yearDigits + yearShape.serialDigits) return undefined
  if (yearShape.at === 'before' && digits.startsWith(year)) return stripZeros(digits.slice(year.length))
  if (yearShape.at === 'after' && digits.endsWith(year)) return stripZeros(digits.slice(0, -year.length))
  return undefined
}
