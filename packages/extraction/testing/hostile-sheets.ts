import { strToU8 } from 'fflate'
import { type HostileFile, latin1 } from './hostile-file.ts'
import { hostileTexts } from './hostile-text.ts'
import { plainRows, rawOds, rawXlsx } from './workbook-writer.ts'

const data = (rows: string) => `<sheetData>${rows}</sheetData>`
const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'.concat(
  Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY b${index} "${`&b${index === 0 ? '' : index - 1};`.repeat(10)}">`,
  ).join(''),
  ']>',
)

const xlsx: HostileFile[] = [
  {
    name: 'a merge of the whole sheet',
    ends: ['read'],
    build: () =>
      rawXlsx({
        sheets: [`${data(plainRows)}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`],
      }),
  },
  {
    name: 'a cell at XFD1048576',
    ends: ['read'],
    build: () =>
      rawXlsx({ sheets: [data(`${plainRows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)] }),
  },
  {
    name: 'a cell at ZZZ99999999999',
    ends: ['read'],
    build: () =>
      rawXlsx({
        sheets: [data(`${plainRows}<row r="99999999999"><c r="ZZZ99999999999"><v>1</v></c></row>`)],
      }),
  },
  {
    name: 'a dimension of a billion cells',
    ends: ['read'],
    build: () => rawXlsx({ sheets: [`<dimension ref="A1:XFD1048576"/>${data(plainRows)}`] }),
  },
  {
    name: 'cells and rows without places',
    ends: ['read'],
    build: () =>
      rawXlsx({ sheets: [data('<row><c><v>1</v></c><c t="s"><v>99999999</v></c><c><v>2</v></c></row>')] }),
  },
  {
    name: 'a million shared strings',
    ends: ['read', 'too_large', 'hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [data(`${plainRows}<row><c t="s"><v>999999</v></c></row>`)],
        strings: `<sst count="4000000000" uniqueCount="4000000000">${Array.from({ length: 1_000_000 }, (_, index) => `<si><t>text ${index}</t></si>`).join('')}</sst>`,
      }),
  },
  {
    name: 'one text of sixty megabytes',
    ends: ['hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [data(`<row><c t="inlineStr"><is><t>${'ab12 '.repeat(12_000_000)}</t></is></c></row>`)],
      }),
  },
  {
    name: 'a million cells and more',
    ends: ['too_large', 'hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [
          data(
            Array.from(
              { length: 52_000 },
              (_, row) =>
                `<row>${Array.from({ length: 20 }, (_, column) => `<c><v>${row * 7 + column}</v></c>`).join('')}</row>`,
            ).join(''),
          ),
        ],
      }),
  },
  {
    name: 'a million empty rows',
    ends: ['read', 'hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [
          data(
            `${Array.from({ length: 1_000_000 }, (_, row) => `<row r="${row + 9}"/>`).join('')}${plainRows}`,
          ),
        ],
      }),
  },
  {
    name: 'a hundred thousand sheets of one part',
    ends: ['hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [data(plainRows)],
        sheet_list: Array.from(
          { length: 100_000 },
          (_, index) => `<sheet name="s${index}" sheetId="${index}" r:id="rId1"/>`,
        ).join(''),
      }),
  },
  {
    name: 'formulas, links and calls to programs',
    ends: ['read'],
    build: () =>
      rawXlsx({
        sheets: [
          data(
            `${plainRows}<row><c t="str"><f>HYPERLINK("http://127.0.0.1/","x")</f><v>x</v></c><c><f>WEBSERVICE("http://127.0.0.1/")</f></c><c t="inlineStr"><is><t>=cmd|' /C calc'!A0</t></is></c></row>`,
          ),
        ],
        parts: { 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>') },
      }),
  },
  {
    name: 'a million cell styles',
    ends: ['read', 'hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [data('<row><c s="999999"><v>1</v></c></row>')],
        styles: `<styleSheet><cellXfs count="1000000">${'<xf numFmtId="14" fontId="3"/>'.repeat(1_000_000)}</cellXfs></styleSheet>`,
      }),
  },
  {
    name: 'a format nobody can follow',
    ends: ['read'],
    build: () =>
      rawXlsx({
        sheets: [data('<row><c s="0"><v>1</v></c></row>')],
        styles: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'[[&quot;'.repeat(5_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
      }),
  },
  {
    name: 'an entity bomb',
    ends: ['hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [
          `<?xml version="1.0"?>${bomb}<worksheet>${data('<row><c t="inlineStr"><is><t>&b8;</t></is></c></row>')}</worksheet>`,
        ],
      }),
  },
  {
    name: 'an entity from a file',
    ends: ['hostile_document'],
    build: () =>
      rawXlsx({
        sheets: [
          `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>${data('<row><c t="inlineStr"><is><t>&x;</t></is></c></row>')}</worksheet>`,
        ],
      }),
  },
  {
    name: 'an entity bomb among the strings',
    ends: ['hostile_document'],
    build: () => rawXlsx({ sheets: [data(plainRows)], strings: `${bomb}<sst><si><t>&b8;</t></si></sst>` }),
  },
  {
    name: 'a million elements deep',
    ends: ['read', 'hostile_document', 'damaged_document', 'empty_file'],
    build: () => rawXlsx({ sheets: ['<a>'.repeat(1_000_000)] }),
  },
  {
    name: 'a tag of three megabytes',
    ends: ['hostile_document'],
    build: () => rawXlsx({ sheets: [`<row r="${'1 23 '.repeat(600_000)}"/>`] }),
  },
  {
    name: 'XML that stops',
    ends: ['damaged_document'],
    build: () =>
      rawXlsx({ sheets: [`<?xml version="1.0"?><worksheet><sheetData>${plainRows}<row><c r="A1`] }),
  },
]

const row = (repeats: number, columns: number, text: string) =>
  `<table:table-row table:number-rows-repeated="${repeats}"><table:table-cell table:number-columns-repeated="${columns}" office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`

const ods: HostileFile[] = [
  {
    name: 'a text in every cell there is',
    ends: ['hostile_document', 'too_large'],
    build: () => rawOds(`<table:table table:name="a">${row(1_048_576, 16_384, 'x')}</table:table>`),
  },
  {
    name: 'rows repeated far',
    ends: ['too_large', 'hostile_document'],
    build: () => rawOds(`<table:table table:name="a">${row(1_048_576, 1, 'x')}</table:table>`),
  },
  {
    name: 'nothing repeated a million times',
    ends: ['read'],
    build: () =>
      rawOds(
        `<table:table table:name="a">${row(2, 2, 'text')}<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
      ),
  },
  {
    name: 'repeats that are no numbers',
    ends: ['read'],
    build: () => rawOds(`<table:table table:name="a">${row(-3, Number.NaN, 'text')}</table:table>`),
  },
  {
    name: 'a space repeated a billion times',
    ends: ['read'],
    build: () =>
      rawOds(
        '<table:table table:name="a"><table:table-row><table:table-cell><text:p>a<text:s text:c="1000000000"/>b</text:p></table:table-cell></table:table-row></table:table>',
      ),
  },
  {
    name: 'an entity bomb',
    ends: ['hostile_document'],
    build: () =>
      rawOds('', {
        'content.xml': strToU8(`${bomb}<office:document-content>&b8;</office:document-content>`),
      }),
  },
  {
    name: 'encrypted',
    ends: ['encrypted_document'],
    build: () =>
      rawOds('', {
        'META-INF/manifest.xml': strToU8(
          '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        ),
        'content.xml': latin1('\x01\x02\x03secret'),
      }),
  },
]

const named = (kind: string, files: readonly HostileFile[]) =>
  files.map((file) => ({ ...file, name: `${kind}: ${file.name}` }))

export const hostileSheets: readonly HostileFile[] = [
  ...named('XLSX', xlsx),
  ...named('ODS', ods),
  ...named('CSV', hostileTexts),
]
