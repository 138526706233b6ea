import type { ExtractionWarning } from '../document-text.ts'
import { ExtractionError } from '../error.ts'

const DECLARED = /^<\?xml\s[^>]*?encoding\s*=\s*["'](?<label>[A-Za-z][\w.:-]{1,40})["']/

/**
 * Decodes an XML file: its byte order mark, then the zero bytes of UTF-16, then the encoding it declares, else
 * UTF-8 (XML 1.0, appendix F). Bytes that are not the UTF-8 they claim to be are read as windows-1252, told by a
 * warning. Errors: damaged_document for an encoding nobody knows.
 */
export function decodeXml(bytes: Uint8Array): { text: string; warnings: ExtractionWarning[] } {
  const label = encodingOf(bytes)
  const warnings: ExtractionWarning[] = []
  if (label !== 'utf-8') return { text: decoder(label).decode(bytes), warnings }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings }
  } catch {
    warnings.push({
      code: 'wrong_encoding',
      message: 'The file claims to be UTF-8 and is not: letters with accents were read as windows-1252.',
    })
    return { text: new TextDecoder('windows-1252').decode(bytes), warnings }
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart()
  const label = DECLARED.exec(head)?.groups?.label?.toLowerCase() ?? 'utf-8'
  // Eight-bit text that calls itself UTF-16 was recoded on its way.
  return /^(?:utf-?8|utf-?16|ucs-?2|unicode)/.test(label) ? 'utf-8' : label
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch (cause) {
    throw new ExtractionError('damaged_document', `The XML is in an unknown encoding, “${label}”.`, { cause })
  }
}

/** Whether a text begins as XML does; web pages do too, and are none. */
export function looksLikeXml(text: string): boolean {
  const head = text.slice(0, 4_096).replace(/^\uFEFF?\s*/, '')
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+)?html[\s>]/i.test(head)) return false
  return /^<(?:\?xml\s|!--|!DOCTYPE\s|[\p{L}_][\p{L}\p{N}_.:-]*[\s/>])/u.test(head)
}
