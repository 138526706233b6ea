import { type DateShape, readDate } from './date.ts'

const MONTH_WORD = '[A-Za-zÀ-ÿ]{3,12}\\.?'
const ANY_DATE = new RegExp(
  [
    '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
    '\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:\\d{4}|\\d{2})(?!\\d)',
    `\\d{1,2}(?:st|nd|rd|th|er|º|°|\\.)?[ /-]?(?:de )?${MONTH_WORD}[ /-]?(?:de |del )?,? ?\\d{4}`,
    `${MONTH_WORD} \\d{1,2}(?:st|nd|rd|th)? ?,? \\d{4}`,
    `\\d{1,2}[- /]${MONTH_WORD}[- /]\\d{2}(?!\\d)`,
  ].join('|'),
  'g',
)

export type FoundDate = { shape: DateShape; start: number; end: number }

/** All dates with a year inside a longer text, in order. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  ANY_DATE.lastIndex = 0
  for (let match = ANY_DATE.exec(text); match; match = ANY_DATE.exec(text)) {
    const shape = readDate(match[0])
    if (shape) found.push({ shape, start: match.index, end: match.index + match[0].length })
    // `504 von 08` looks like a day and a month: what it hides must still be found.
    else ANY_DATE.lastIndex = match.index + 1
  }
  return found
}
