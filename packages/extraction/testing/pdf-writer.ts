import { concat, latin1 } from './hostile-file.ts'

/** An object's body, or a stream: its dictionary without Length, and its packed bytes. */
export type PdfObject = string | { dictionary: string; data: Uint8Array; length?: string }

export type PdfTail = {
  /** Beside Size and Root. */
  trailer?: string
  /** Added to each offset of the table. */
  shift?: number
  prev?: 'itself'
}

/** Writes objects 1, 2, … as a PDF exactly as told, right or wrong; object 1 is the root. */
export function pdfFile(
  objects: readonly PdfObject[],
  { trailer = '', shift = 0, prev }: PdfTail = {},
): Uint8Array {
  const parts: Uint8Array[] = [latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')]
  const offsets: number[] = []
  let size = parts[0]!.length
  const push = (part: Uint8Array) => {
    parts.push(part)
    size += part.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(size)
    push(concat(`${index + 1} 0 obj\n`, bodyOf(object), '\nendobj\n'))
  }
  const start = size
  const rows = offsets.map((offset) => `${String(offset + shift).padStart(10, '0')} 00000 n \n`)
  const previous = prev === 'itself' ? `/Prev ${start}` : ''
  push(
    latin1(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${previous}${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return concat(...parts)
}

function bodyOf(object: PdfObject): Uint8Array {
  if (typeof object === 'string') return latin1(object)
  const { dictionary, data, length = String(data.length) } = object
  return concat(`<<${dictionary}/Length ${length}>>\nstream\n`, data, '\nendstream')
}

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

/** One page with this content; objects from 6 on are `more`. */
export function onePage(
  content: PdfObject,
  more: readonly PdfObject[] = [],
  tail?: PdfTail,
  resources = '',
): Uint8Array {
  return pdfFile(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>${resources}>>/Contents 4 0 R>>`,
      content,
      FONT,
      ...more,
    ],
    tail,
  )
}

export const plainContent: PdfObject = {
  dictionary: '',
  data: latin1('BT /F1 12 Tf 50 700 Td (Statement of account, nothing owed at all.) Tj ET'),
}
