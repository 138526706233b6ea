import { strToU8, type Zippable, zipSync } from 'fflate'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type RawBook = {
  /** The XML of each worksheet, or what stands between its tags. */
  sheets: readonly string[]
  strings?: string
  styles?: string
  /** More parts, or others in the place of the usual ones. */
  parts?: Zippable
  sheet_list?: string
}

/** Writes an XLSX exactly as told, right or wrong. */
export function rawXlsx({ sheets, strings, styles, parts, sheet_list }: RawBook): Uint8Array {
  const list = sheets.map(
    (_, index) => `<sheet name="S${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  if (strings)
    relations.push(`<Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`)
  if (styles) relations.push(`<Relationship Id="t" Type="${OFFICE}/styles" Target="styles.xml"/>`)
  const files: Zippable = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheet_list ?? list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
  }
  for (const [index, sheet] of sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      sheet.startsWith('<?') || sheet.startsWith('<!')
        ? sheet
        : `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
    )
  if (strings) files['xl/sharedStrings.xml'] = strToU8(strings)
  if (styles) files['xl/styles.xml'] = strToU8(styles)
  return zipSync({ ...files, ...parts }, { level: 6 })
}

/** Writes an ODS around what stands in its spreadsheet. */
export function rawOds(content: string, parts: Zippable = {}): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet>${content}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...parts,
  })
}

const STATEMENT = [
  ['Date', 'Invoice', 'Amount'],
  ['2026-01-05', 'F-1', '10.50'],
  ['2026-01-09', 'F-2', '20.25'],
]

/** A few rows that are read, as inline texts. */
export const plainRows = STATEMENT.map(
  (row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
).join('')
