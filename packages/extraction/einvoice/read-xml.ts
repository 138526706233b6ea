import type { DocumentText, ExtractionWarning } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { decodeXml, looksLikeXml } from './decode-xml.ts'
import { recognise, refusalOf } from './formats.ts'
import { parseXml } from './parse-xml.ts'
import { isSignedEnvelope, signedContent } from './signed-envelope.ts'

const UNCHECKED: ExtractionWarning = {
  code: 'signature_not_checked',
  message: 'The file is signed (.p7m): its invoice was read, its signature was not checked.',
}

/**
 * Reads an XML file, or one in a signed envelope, into its elements. Errors: unsupported_document with the root
 * element's name when it is no e-invoice, damaged_document, hostile_document.
 */
export function readXml(bytes: Uint8Array): DocumentText {
  const is_signed = isSignedEnvelope(bytes)
  const content = is_signed ? signedContent(bytes) : bytes
  if (!content) throw new ExtractionError('damaged_document', 'The signed envelope (.p7m) holds no document.')
  const { text, warnings } = decodeXml(content)
  if (is_signed && !looksLikeXml(text)) {
    throw new ExtractionError('unsupported_document', 'The signed envelope (.p7m) holds no XML.')
  }
  const xml = parseXml(text.replace(/^\uFEFF/, ''))
  if (!recognise(xml)) throw refusalOf(xml)
  return {
    file_type: 'xml',
    pages: [],
    sheets: [],
    xml,
    warnings: is_signed ? [UNCHECKED, ...warnings] : warnings,
  }
}
