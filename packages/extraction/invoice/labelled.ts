import { type Beside, valuesBeside } from '../fields/beside.ts'
import type { Line, Segment } from '../lines/line.ts'
import { piece } from '../table/peel.ts'
import { type InvoiceLabel, invoiceLabel } from '../vocabulary/invoice-labels.ts'

/** A label with what may be its value, nearest first. */
export type Labelled = {
  label: InvoiceLabel
  weight: number
  line: Line
  segment: Segment
  index: number
  /** Text of the same segment after the label. */
  rest: string
  values: Beside[]
}

/** Every label of an invoice in reading order: alone in its segment, or before its value. */
export function findLabels(printed: readonly Line[]): Labelled[] {
  const found: Labelled[] = []
  const lines = printed.map(partedLabels)
  for (const [index, line] of lines.entries()) {
    for (const segment of line.segments) {
      const { label, rest } = splitLabel(segment.text)
      if (!label) continue
      const values = valuesBeside(lines, index, segment, rest, isLabel)
      found.push({ ...label, line, segment, index, rest, values })
    }
  }
  return found
}

/** `Rechnungsnummer Datum`: two labels side by side with hardly a gap. */
function partedLabels(line: Line): Line {
  const segments = line.segments.flatMap((segment) => {
    const { words, text } = segment
    if (words.length < 2 || /[\d:]/.test(text) || invoiceLabel(text)) return [segment]
    for (let at = words.length - 1; at > 0; at -= 1) {
      const [first, second] = [piece(segment, 0, at), piece(segment, at, words.length)]
      if (!words[at]!.is_spaced && invoiceLabel(first.text) && invoiceLabel(second.text))
        return [first, second]
    }
    return [segment]
  })
  return segments.length === line.segments.length ? line : { ...line, segments }
}

const isLabel = (text: string): boolean => /:\s*$/.test(text) || splitLabel(text).label !== undefined

/** The longest beginning of a text that is a label, and what follows it. */
export function splitLabel(text: string): { label?: { label: InvoiceLabel; weight: number }; rest: string } {
  const whole = invoiceLabel(text)
  // A rate may be part of a label, a day or a number is its value.
  if (whole && !/\d/.test(text.replace(/\d+(?:[.,]\d+)?\s?%/g, ''))) return { label: whole, rest: '' }
  const words = text.split(' ')
  // What stands behind a colon is the value.
  const colon = words.findIndex((word) => word.endsWith(':'))
  for (let end = Math.min(colon < 0 ? words.length : colon + 1, 8); end >= 1; end -= 1) {
    const head = words.slice(0, end).join(' ')
    // `Due date: 15` ends in the day of its value; only a rate belongs to a label.
    if (/\d[^\w%]*$/.test(head) && words[end] !== '%' && !/[:#°º][^\s:#°º]*\d\W*$/.test(words[end - 1]!))
      continue
    const label = headLabel(head)
    if (!label) continue
    const rest = `${label.rest} ${words.slice(end).join(' ')}`.trim()
    // `Invoice to`, `Numéro de ligne`: with more words and no value it is another name.
    if (NEEDS_VALUE.has(label.found.label) && /\p{L}/u.test(rest) && !/\d/.test(rest)) continue
    return { label: label.found, rest }
  }
  return { rest: '' }
}

const NEEDS_VALUE: ReadonlySet<InvoiceLabel> = new Set<InvoiceLabel>(['number', 'date', 'due_date'])

/** A head whose last word carries value and label in one: `n°562044387`, `Nr.:471102`, `Nettobetrag:496,00`. */
function headLabel(
  head: string,
): { found: { label: InvoiceLabel; weight: number }; rest: string } | undefined {
  const joined = /^(?<label>.*?(?:n[°ºo.]+|#|:))(?<rest>\S*\d\S*)$/i.exec(head)?.groups
  if (joined) {
    const found = invoiceLabel(joined.label!)
    if (found) return { found, rest: joined.rest! }
  }
  if (/\d{3}/.test(head)) return undefined
  const found = invoiceLabel(head)
  return found && { found, rest: '' }
}
