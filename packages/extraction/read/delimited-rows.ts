import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

const QUOTE = '"'
// Longer than any field of a business paper: a quote that opens so much was never closed.
const LONGEST_QUOTED = 65_536
// After so many quotes that never close they are plain characters in this file.
const MOST_UNCLOSED = 20

/**
 * Cuts delimited text into rows of fields (RFC 4180, with what programs really write: stray quotes, spaces before
 * a quote, any line end, rows of any length). One pass, so that no text takes longer than its length.
 * Errors: too_large for more columns than a sheet holds.
 */
export function* delimitedRows(text: string, delimiter: string): Generator<string[]> {
  const state = { unclosed: 0 }
  const special = new RegExp(`[${escaped(delimiter)}\\r\\n]`, 'g')
  let fields: string[] = []
  for (let at = 0; at <= text.length; ) {
    const quoted = quotedField(text, at, delimiter, state)
    const field = quoted ?? plainField(text, at, special)
    fields.push(field.value)
    if (fields.length > LIMITS.columns)
      throw new ExtractionError('too_large', `A row has more than ${LIMITS.columns} columns.`)
    if (field.end < text.length && text.startsWith(delimiter, field.end)) {
      at = field.end + delimiter.length
      continue
    }
    yield fields
    fields = []
    at = field.end + (text.startsWith('\r\n', field.end) ? 2 : 1)
    if (at >= text.length) return
  }
}

type Field = { value: string; end: number }

function plainField(text: string, from: number, special: RegExp): Field {
  special.lastIndex = from
  const end = special.exec(text)?.index ?? text.length
  return { value: text.slice(from, Math.min(end, from + LIMITS.text_characters)), end }
}

/** A field in quotes; null when there is none here or its end makes no sense. */
function quotedField(
  text: string,
  from: number,
  delimiter: string,
  state: { unclosed: number },
): Field | null {
  let start = from
  while (text[start] === ' ' && start - from < 8) start += 1
  if (text[start] !== QUOTE || state.unclosed >= MOST_UNCLOSED) return null
  for (let at = start + 1; ; at += 1) {
    at = text.indexOf(QUOTE, at)
    if (at < 0 || at - start > LONGEST_QUOTED) break
    if (text[at + 1] === QUOTE) {
      at += 1
      continue
    }
    let end = at + 1
    while (text[end] === ' ' && end - at < 8) end += 1
    // A quote inside the text, not doubled: the field goes on.
    if (end < text.length && !text.startsWith(delimiter, end) && !/[\r\n]/.test(text[end]!)) continue
    const value = text.slice(start + 1, at).replaceAll('""', QUOTE)
    return { value: value.slice(0, LIMITS.text_characters), end }
  }
  state.unclosed += 1
  return null
}

const escaped = (delimiter: string) => delimiter.replace(/[\\\]^-]/g, '\\$&')
