import { pictureType } from '#packages/pictures'
import type { FileType } from '../document-text.ts'
import { looksLikeXml } from '../einvoice/decode-xml.ts'
import { isSignedEnvelope } from '../einvoice/signed-envelope.ts'
import { LIMITS } from '../limits.ts'
import { decodeHead } from './decode.ts'
import { findDelimiter } from './delimiter.ts'
import { isZip, packedBytes, type ZipEntry, zipEntries } from './zip.ts'

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ODS = 'application/vnd.oasis.opendocument.spreadsheet'

/**
 * Tells what a file is by its content, never by its name; null when it is none of the kinds read here.
 * @example detectDocumentType(new TextEncoder().encode('%PDF-1.7\n')) // 'pdf'
 */
export function detectDocumentType(bytes: Uint8Array): FileType | null {
  if (isPdf(bytes)) return 'pdf'
  const picture = pictureType(bytes)
  if (picture) return picture
  if (isZip(bytes)) return zipType(bytes)
  if (CFB.every((byte, index) => bytes[index] === byte)) return hasWorkbookStream(bytes) ? 'xls' : null
  // BIFF2 to BIFF5 files without a container begin with their BOF record.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[3] === 0) return 'xls'
  if (isSignedEnvelope(bytes)) return 'xml'
  const text = decodeHead(bytes)
  if (text !== null && looksLikeXml(text)) return 'xml'
  if (text === null || /^\s*[<{]/.test(text)) return null
  return findDelimiter(text) ? 'csv' : null
}

// ISO 32000-1 annex H: readers accept the header anywhere in the first 1024 bytes.
function isPdf(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024))
  const at = head.indexOf('%PDF-')
  return at === 0 || (at > 0 && /%PDF-\d\.\d/.test(head))
}

function zipType(bytes: Uint8Array): FileType | null {
  let entries: ZipEntry[]
  try {
    entries = zipEntries(bytes, LIMITS.zip_entries)
  } catch {
    return null
  }
  if (entries.some(({ name }) => /^xl\/workbook\.(?:xml|bin)$/.test(name))) return 'xlsx'
  const mimetype = entries.find(({ name }) => name === 'mimetype')
  if (!mimetype || !entries.some(({ name }) => name === 'content.xml')) return null
  return new TextDecoder('latin1').decode(packedBytes(bytes, mimetype)).startsWith(ODS) ? 'ods' : null
}

/** Whether an Excel workbook keeps its cells in binary parts (XLSB). */
export function isBinaryWorkbook(bytes: Uint8Array): boolean {
  return zipEntries(bytes, LIMITS.zip_entries).some(({ name }) => name === 'xl/workbook.bin')
}

const utf16 = (text: string) => [...text].flatMap((character) => [character.charCodeAt(0), 0])

/** Whether a compound file's directory names an Excel stream. */
function hasWorkbookStream(bytes: Uint8Array): boolean {
  return includes(bytes, [...utf16('Workbook'), 0]) || includes(bytes, [...utf16('Book'), 0])
}

/** Whether a compound file is an encrypted package ([MS-OFFCRYPTO] 2.3.4.4). */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
  return CFB.every((byte, index) => bytes[index] === byte) && includes(bytes, utf16('EncryptedPackage'))
}

function includes(bytes: Uint8Array, wanted: number[]): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
