import { strToU8 } from 'fflate'
import { concat, type HostileFile, latin1 } from './hostile-file.ts'
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

const filled = (megabytes: number, text: string) => {
  const bytes = new Uint8Array(megabytes * 1_048_576)
  const piece = latin1(text)
  for (let at = 0; at + piece.length <= bytes.length; at += piece.length) bytes.set(piece, at)
  return bytes.subarray(0, Math.floor(bytes.length / piece.length) * piece.length)
}
const head = 'Date,Invoice,Amount\r\n2026-01-05,F-1,10.50\r\n2026-01-09,F-2,20.25\r\n'
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]))

const csv: HostileFile[] = [
  { name: 'with NUL', ends: ['read'], build: () => latin1(`${head}2026-01-10,F\0-3,1.00\r\n`) },
  {
    name: 'mostly NUL',
    ends: ['unsupported_document'],
    build: () => concat(head, new Uint8Array(100_000), head),
  },
  {
    name: 'one line of fifty megabytes',
    ends: ['unsupported_document', 'too_large'],
    build: () => filled(49, 'abc,'),
  },
  {
    name: 'a line of fifty megabytes without a delimiter',
    ends: ['read', 'unsupported_document'],
    build: () => concat(head, filled(49, 'abcd')),
  },
  { name: 'a million columns', ends: ['too_large'], build: () => concat(head, filled(2, 'a,')) },
  { name: 'twelve million rows', ends: ['too_large'], build: () => concat(head, filled(48, 'a,b\n')) },
  {
    name: 'a quote never closed over fifty megabytes',
    ends: ['read', 'too_large'],
    build: () => concat(head, '"', filled(49, 'a,b\n')),
  },
  {
    name: 'quotes never closed',
    ends: ['read', 'too_large'],
    build: () => concat(head, filled(49, ',"a\n')),
  },
  {
    name: 'fifty megabytes of quotes',
    ends: ['read', 'too_large', 'unsupported_document'],
    build: () => concat(head, filled(49, '"')),
  },
  { name: 'UTF-16 without a mark', ends: ['read'], build: () => utf16(head) },
  {
    name: 'UTF-8 and windows-1252 together',
    ends: ['read'],
    build: () => concat(head, '2026-01-10,Caf\xe9,1.00\r\n2026-01-11,Caf\xc3\xa9,1.00\r\n'),
  },
  {
    name: 'formulas',
    ends: ['read'],
    build: () => latin1(`${head}2026-01-10,"=cmd|' /C calc'!A0",1.00\r\n2026-01-11,@SUM(1),2.00\r\n`),
  },
]

const named = (kind: string, files: readonly HostileFile[]) =>
  files.map((file) => ({ ...file, name: `${kind}: ${file.name}` }))

export const hostileSheets: readonly HostileFile[] = [
  ...named('XLSX', xlsx),
  ...named('ODS', ods),
  ...named('CSV', csv),
]
