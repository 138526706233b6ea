import type { ExtractionWarning } from '../document-text.ts'
import { decodeXml, looksLikeXml } from '../einvoice/decode-xml.ts'
import { recognise } from '../einvoice/formats.ts'
import { parseXml } from '../einvoice/parse-xml.ts'
import type { XmlElement } from '../einvoice/xml-element.ts'
import { ExtractionError } from '../error.ts'
import { UnpackBudget } from './inflate.ts'
import { filterNamed } from './pdf-filters.ts'

const MOST_ATTACHMENTS = 100
const DICTIONARY_BYTES = 2_048
const MOST_FILTERS = 4

export type EmbeddedInvoice = { xml: XmlElement | null; warnings: ExtractionWarning[] }

/**
 * The e-invoice that a PDF carries (Factur-X, ZUGFeRD, or any by its content), whatever its file is called.
 * The embedded streams are taken from the bytes: a list of names may name one stream ten thousand times, and readers
 * unpack it as often. A later one replaces an earlier one, as updates are appended (ISO 32000-1 7.5.6).
 * What cannot be read is told by a warning, for the pages can still be.
 */
export function embeddedInvoice(bytes: Uint8Array): EmbeddedInvoice {
  const warnings: ExtractionWarning[] = []
  const budget = new UnpackBudget()
  for (const stream of embeddedStreams(bytes).slice(-MOST_ATTACHMENTS).reverse()) {
    try {
      const content = unpacked(stream, budget)
      const head = content && new TextDecoder('latin1').decode(content.subarray(0, 4_096))
      if (!content || !looksLikeXml(withoutZeros(head!))) continue
      const { text, warnings: about_text } = decodeXml(content)
      const xml = parseXml(text.replace(/^\uFEFF/, ''))
      if (recognise(xml)) return { xml, warnings: about_text }
    } catch (error) {
      if (!(error instanceof ExtractionError)) throw error
      warnings.push({
        code: 'embedded_xml_unreadable',
        message: 'An XML file inside the PDF is damaged or was refused: only the pages were read.',
      })
    }
  }
  return { xml: null, warnings: warnings.slice(0, 1) }
}

/** The head of UTF-16 text as plain letters, marks of byte order left out. */
const withoutZeros = (head: string) =>
  head.replace(/\0/g, '').replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '')

type Embedded = { filters: string[]; packed: Uint8Array }

// The dictionary of a stream never hides in an object stream, so its words stand in the file as they are.
const MARKS = ['/EmbeddedFile', '/text#2Fxml', '/text#2fxml', '/application#2Fxml', '/application#2fxml']

function embeddedStreams(bytes: Uint8Array): Embedded[] {
  const latin = new TextDecoder('latin1')
  const found = new Map<number, Embedded>()
  for (const mark of MARKS) {
    for (let at = find(bytes, mark, 0); at >= 0; at = find(bytes, mark, at + 1)) {
      const begin = Math.max(0, at - DICTIONARY_BYTES)
      const before = latin.decode(bytes.subarray(begin, at))
      const after = latin.decode(bytes.subarray(at, at + DICTIONARY_BYTES))
      const keyword = /(?<!end)stream(?:\r\n|\n|\r)/.exec(after)
      if (!keyword || after.slice(0, keyword.index).includes('endobj')) continue
      if (found.size >= MOST_ATTACHMENTS * 10) break
      const dictionary = before.slice(before.lastIndexOf('obj') + 3) + after.slice(0, keyword.index)
      const start = at + keyword.index + keyword[0].length
      found.set(start, { filters: filtersOf(dictionary), packed: dataFrom(bytes, start, dictionary) })
    }
  }
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, embedded]) => embedded)
}

function dataFrom(bytes: Uint8Array, start: number, dictionary: string): Uint8Array {
  const length = Number(/\/Length\s+(\d{1,9})(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1] ?? 0)
  const end = find(bytes, 'endstream', start + length)
  return bytes.subarray(start, end < 0 ? bytes.length : length > 0 ? start + length : end)
}

function filtersOf(dictionary: string): string[] {
  const written = /\/Filter\s*(?:\[([^\]]*)\]|\/([^\s/<>[\]()]+))/.exec(dictionary)
  return written?.[2]
    ? [written[2]]
    : [...(written?.[1] ?? '').matchAll(/\/([^\s/]+)/g)].map((one) => one[1]!)
}

/** null for filters that are not read, and for data that is encrypted or broken. */
function unpacked({ filters, packed }: Embedded, budget: UnpackBudget): Uint8Array | null {
  if (filters.length > MOST_FILTERS) return null
  let data = packed
  for (const name of filters) {
    const filter = filterNamed(name)
    if (!filter) return null
    data = filter(data, budget)
  }
  return data.length === 0 ? null : data
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < word.length && bytes[at + same] === word.charCodeAt(same)) same += 1
    if (same === word.length) return at
  }
  return -1
}
