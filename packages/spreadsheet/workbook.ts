import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Sheet } from './column.ts'
import { sheetNames } from './sheet-names.ts'
import { sheetWriter, sheetXml, xmlText } from './sheet-xml.ts'
import { stylesXml } from './styles.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
// The oldest date a zip can carry: the same input gives the same bytes.
const ZIP_DATE = new Date(1980, 0, 1)

/**
 * Writes an XLSX workbook (ECMA-376 Part 1, transitional) and answers its bytes, the same for the same input.
 * Formula starts in text are neutralised, dates are real dates; a sheet beyond 1,048,576 rows throws RangeError.
 * @example writeWorkbook([{ name: 'Orders', columns: [{ header: 'total', kind: 'money' }], rows: [['12.99']] }])
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  if (sheets.length === 0) throw new RangeError('A workbook needs at least one sheet.')
  const zip = openZip()
  writeFrame(zip, sheets)
  for (const [index, sheet] of sheets.entries()) {
    const part = zip.begin(sheetPath(index))
    for (const piece of sheetXml(sheet)) part.push(piece)
    part.end()
  }
  zip.end()
  return joined(zip.taken())
}

/** The same piece by piece, of one sheet whose rows come in batches and would not fit into memory together. */
export async function* workbookPieces(
  sheet: Omit<Sheet, 'rows' | 'totals'>,
  batches: AsyncIterable<Iterable<readonly unknown[]>>,
): AsyncGenerator<Uint8Array> {
  const zip = openZip()
  writeFrame(zip, [sheet])
  const writer = sheetWriter(sheet)
  const part = zip.begin(sheetPath(0))
  part.push(writer.head())
  for await (const rows of batches) {
    part.push(writer.rows(rows))
    yield joined(zip.taken())
  }
  part.push(writer.foot())
  part.end()
  zip.end()
  yield joined(zip.taken())
}

const sheetPath = (index: number) => `xl/worksheets/sheet${index + 1}.xml`

/** A zip that is written as it is fed; `taken` answers what has come out since it was last asked. */
function openZip() {
  let chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const begin = (path: string) => {
    // Level 1 is three times as fast as 6 here and a tenth larger.
    const file = new ZipDeflate(path, { level: 1 })
    file.mtime = ZIP_DATE
    zip.add(file)
    return {
      push: (text: string) => file.push(strToU8(text)),
      end: () => file.push(new Uint8Array(0), true),
    }
  }
  return {
    begin,
    add(path: string, text: string) {
      const part = begin(path)
      part.push(text)
      part.end()
    },
    end: () => zip.end(),
    taken() {
      const out = chunks
      chunks = []
      return out
    },
  }
}

/** Everything of a workbook but its sheets. */
function writeFrame(zip: ReturnType<typeof openZip>, sheets: readonly { name: string }[]): void {
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  zip.add('[Content_Types].xml', contentTypes(sheets.length))
  zip.add(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  zip.add('xl/workbook.xml', workbookXml(names))
  zip.add('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length))
  zip.add('xl/styles.xml', stylesXml())
}

function contentTypes(sheet_count: number): string {
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Array.from(
    { length: sheet_count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${main}.worksheet+xml"/>`,
  )
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${sheets.join('')}</Types>`
}

function workbookXml(names: string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRelations(sheet_count: number): string {
  const sheets = Array.from(
    { length: sheet_count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}<Relationship Id="rId${sheet_count + 1}" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
