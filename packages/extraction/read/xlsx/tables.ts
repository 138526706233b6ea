import { ExtractionError } from '../../error.ts'
import { LIMITS } from '../../limits.ts'
import { attributeOf, unescaped } from '../xml-scanner.ts'
import type { ZipParts } from '../zip-parts.ts'

// A sheet of 200,000 rows names as many texts at most a few times over.
const MOST_STRINGS = 1_500_000
// Excel holds 65,490 formats of cells.
const MOST_FORMATS = 65_490

/** The texts that cells refer to by number (ECMA-376 18.4.9), rich text joined, readings of characters left out. */
export function readStrings(parts: ZipParts, part: string | null): string[] {
  const strings: string[] = []
  if (!part || !parts.has(part)) return strings
  let text = ''
  let is_text = false
  let is_phonetic = false
  parts.read(part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') is_phonetic = true
      else if (name === 't') is_text = !is_phonetic
    },
    close(name) {
      if (name === 't') is_text = false
      else if (name === 'rPh') is_phonetic = false
      else if (name === 'si') {
        if (strings.length >= MOST_STRINGS) throw new ExtractionError('too_large')
        strings.push(unescaped(text))
      }
    },
    text(piece) {
      if (is_text && text.length < LIMITS.text_characters)
        text += piece.slice(0, LIMITS.text_characters - text.length)
    },
  })
  return strings
}

/** The number format of each cell style (ECMA-376 18.8.10): its code, or the number of a built-in one. */
export function readFormats(parts: ZipParts, part: string | null): (string | number)[] {
  const formats: (string | number)[] = []
  if (!part || !parts.has(part)) return formats
  const codes = new Map<number, string>()
  let in_cell_styles = false
  parts.read(part, {
    open(name, attributes) {
      if (name === 'numFmt' && codes.size < MOST_FORMATS)
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') in_cell_styles = true
      else if (name === 'xf' && in_cell_styles && formats.length < MOST_FORMATS) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
        formats.push(codes.get(id) ?? id)
      }
    },
    close(name) {
      if (name === 'cellXfs') in_cell_styles = false
    },
    text() {},
  })
  return formats
}
