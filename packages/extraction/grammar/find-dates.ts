import { type DateShape, readDate } from './date.ts'

const MONTH_WORD = '[A-Za-zÀ-ÿ]{3,12}\\.?'
const ANY_DATE = new RegExp(
  [
    '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
    '\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:\\d{4}|\\d{2})(?!\\d)',
    `\\d{1,2}(?:st|nd|rd|th|er|º|°|\\.)?[ -]?(?:de )?${MONTH_WORD}[ -]?(?:de |del )?,? ?\\d{4}`,
    `${MONTH_WORD} \\d{1,2}(?:st|nd|rd|th)? ?,? \\d{4}`,
    `\\d{1,2}[- ]${MONTH_WORD}[- ]\\d{2}(?!\\d)`,
  ].join('|'),
  'g',
)

export type FoundDate = { shape: DateShape; start: number; end: number }

/** All dates with a year inside a longer text, in order. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of text.matchAll(ANY_DATE)) {
    const shape = readDate(match[0])
    if (shape) found.push({ shape, start: match.index, end: match.index + match[0].length })
  }
  return found
}
