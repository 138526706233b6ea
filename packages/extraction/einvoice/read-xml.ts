import type { DocumentText } from '../document-text.ts'
import { decodeXml } from './decode-xml.ts'
import { recognise, refusalOf } from './formats.ts'
import { parseXml } from './parse-xml.ts'

/**
 * Reads an XML file into its elements. Errors: unsupported_document with the root element's name when it is no
 * e-invoice, damaged_document, hostile_document.
 */
export function readXml(bytes: Uint8Array): DocumentText {
  const { text, warnings } = decodeXml(bytes)
  const xml = parseXml(text.replace(/^\uFEFF/, ''))
  if (!recognise(xml)) throw refusalOf(xml)
  return { file_type: 'xml', pages: [], sheets: [], xml, warnings }
}
