import { foldLookAlikes, isDigitAt } from './look-alikes.ts'

/** What a document's number says, in the forms in which the two sides may agree. */
export type DocumentNumber = {
  /** Letters and digits only, upper case: `INV202600451`. */
  text: string
  /** Letters before the serial: `INV`. */
  letters: string
  /** A year written beside the serial, four or two digits; '' when none. */
  year: string
  /** Where that year stands, its digits and the serial's: `after 2 5`; '' when none. */
  yearShape: string
  /** The running number without leading zeros: `451`; '' when there is none. */
  serial: string
  /** The serial with look-alike letters read as digits. */
  foldedSerial: string
  /** The text with look-alike letters read as digits. */
  foldedText: string
  /** All digits, without leading zeros. */
  digits: string
}

const NONE: DocumentNumber = {
  text: '',
  letters: '',
  year: '',
  yearShape: '',
  serial: '',
  foldedSerial: '',
  foldedText: '',
  digits: '',
}
const LONGEST = 64

/** Reads a number as printed; `documentYear` (four digits) tells a year from a serial in `7/26`. */
export function parseDocumentNumber(printed: string | null, documentYear: string): DocumentNumber {
  if (printed === null || printed === '') return NONE
  const upper = toUpperAscii(printed.length > LONGEST ? printed.slice(0, LONGEST) : printed)
  const text = upper.replace(/[^A-Z0-9]+/g, '')
  if (text === '') return NONE
  const { serial, year, yearShape, start, runCount } = pickSerial(upper, documentYear)
  const folded = foldLookAlikes(upper)
  return {
    text,
    letters: serial === '' ? '' : lettersBefore(upper, start),
    year,
    yearShape,
    serial,
    foldedSerial: folded === upper ? serial : pickSerial(folded, documentYear).serial,
    foldedText: folded === upper ? text : folded.replace(/[^A-Z0-9]+/g, ''),
    digits: runCount <= 1 ? serial : stripZeros(text.replace(/[^0-9]+/g, '')),
  }
}

function lettersBefore(upper: string, start: number): string {
  return start === 0 ? '' : upper.slice(0, start).replace(/[^A-Z]+/g, '')
}

/** The digit runs of a number, without leading zeros: `4512-4514` has `4512` and `4514`. */
export function digitRuns(printed: string | null): string[] {
  return (printed?.slice(0, LONGEST).match(/\d+/g) ?? []).map(stripZeros)
}

function toUpperAscii(printed: string): string {
  for (let index = 0; index < printed.length; index += 1) {
    if (printed.charCodeAt(index) > 126) return printed.normalize('NFKD').toUpperCase()
  }
  return printed.toUpperCase()
}

export function stripZeros(digits: string): string {
  let start = 0
  while (start < digits.length - 1 && digits.charCodeAt(start) === 48) start += 1
  return start === 0 ? digits : digits.slice(start)
}

type PickedSerial = { serial: string; year: string; yearShape: string; start: number; runCount: number }

/** The longest run of digits that is no year beside another run; of equals the last. */
function pickSerial(upper: string, documentYear: string): PickedSerial {
  const bounds = runBounds(upper)
  const runCount = bounds.length / 2
  if (runCount === 0) return { serial: '', year: '', yearShape: '', start: 0, runCount }
  let [best, year] = [-1, -1]
  for (let at = 0; at < bounds.length; at += 2) {
    if (runCount > 1 && isYear(upper, bounds[at]!, bounds[at + 1]!, documentYear)) year = at
    else if (best < 0 || widthAt(bounds, at) >= widthAt(bounds, best)) best = at
  }
  const chosen = best < 0 ? bounds.length - 2 : best
  const start = bounds[chosen]!
  const serial = stripZeros(upper.slice(start, bounds[chosen + 1]!))
  if (best < 0 || year < 0) return { serial, year: '', yearShape: '', start, runCount }
  const side = year < best ? 'before' : 'after'
  const yearEnd = bounds[year + 1]!
  return {
    serial,
    year: upper.slice(yearEnd - 2, yearEnd),
    yearShape: `${side} ${widthAt(bounds, year)} ${widthAt(bounds, best)}`,
    start,
    runCount,
  }
}

/** Where each run of digits starts and ends, one after the other. */
function runBounds(text: string): number[] {
  const bounds: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    if (isDigitAt(text, index) !== (bounds.length % 2 === 1)) bounds.push(index)
  }
  if (bounds.length % 2 === 1) bounds.push(text.length)
  return bounds
}

function widthAt(bounds: readonly number[], at: number): number {
  return bounds[at + 1]! - bounds[at]!
}

function isYear(upper: string, start: number, end: number, documentYear: string): boolean {
  const width = end - start
  if (width === 2) return documentYear !== '' && upper.slice(start, end) === documentYear.slice(2)
  if (width !== 4) return false
  const run = upper.slice(start, end)
  return (run.startsWith('19') || run.startsWith('20')) && (documentYear === '' || near(run, documentYear))
}

function near(run: string, documentYear: string): boolean {
  return Math.abs(Number(run) - Number(documentYear)) <= 1
}
