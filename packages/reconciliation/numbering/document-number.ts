import { foldLookAlikes } from './look-alikes.ts'

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
  const { serial, year, yearShape, start } = pickSerial(upper, documentYear)
  const folded = foldLookAlikes(upper)
  return {
    text,
    letters: serial === '' ? '' : upper.slice(0, start).replace(/[^A-Z]+/g, ''),
    year,
    yearShape,
    serial,
    foldedSerial: folded === upper ? serial : pickSerial(folded, documentYear).serial,
    foldedText: folded === upper ? text : folded.replace(/[^A-Z0-9]+/g, ''),
    digits: stripZeros(text.replace(/[^0-9]+/g, '')),
  }
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

type PickedSerial = { serial: string; year: string; yearShape: string; start: number }

/** The longest run of digits that is no year beside another run; of equals the last. */
function pickSerial(upper: string, documentYear: string): PickedSerial {
  const runs = [...upper.matchAll(/\d+/g)]
  if (runs.length === 0) return { serial: '', year: '', yearShape: '', start: 0 }
  let best: RegExpExecArray | undefined
  let year: RegExpExecArray | undefined
  for (const run of runs) {
    if (runs.length > 1 && isYear(run[0], documentYear)) year = run
    else if (!best || run[0].length >= best[0].length) best = run
  }
  const chosen = best ?? runs.at(-1)!
  const picked = { serial: stripZeros(chosen[0]), start: chosen.index }
  if (!best || !year) return { ...picked, year: '', yearShape: '' }
  const at = year.index < best.index ? 'before' : 'after'
  return { ...picked, year: year[0].slice(-2), yearShape: `${at} ${year[0].length} ${best[0].length}` }
}

function isYear(run: string, documentYear: string): boolean {
  if (run.length === 4) return /^(?:19|20)\d\d$/.test(run) && (documentYear === '' || near(run, documentYear))
  return run.length === 2 && documentYear !== '' && run === documentYear.slice(2)
}

function near(run: string, documentYear: string): boolean {
  return Math.abs(Number(run) - Number(documentYear)) <= 1
}
