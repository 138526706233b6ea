import { strToU8, zipSync } from 'fflate'
import { concat, type HostileFile, latin1, zeros } from './hostile-file.ts'
import { onePage, plainContent } from './pdf-writer.ts'
import { plainRows, rawXlsx } from './workbook-writer.ts'

const sheet = `<sheetData>${plainRows}</sheetData>`
const good = () => rawXlsx({ sheets: [sheet] })
const hostile = ['hostile_document'] as const

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/** Calls `change` on each central directory entry of a zip. */
function directory(
  bytes: Uint8Array,
  change: (view: DataView, at: number, index: number) => void,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let index = 0
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== CENTRAL) continue
    change(view, at, index)
    index += 1
  }
  return bytes
}

/** Entries without bytes, as many as fit a count of two bytes. */
function manyEntries(): Uint8Array {
  const count = 65_000
  const bytes = new Uint8Array(count * (30 + 46) + 22)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < count; index += 1) {
    view.setUint32(index * 30, LOCAL, true)
    view.setUint32(count * 30 + index * 46, CENTRAL, true)
    view.setUint32(count * 30 + index * 46 + 42, index * 30, true)
  }
  view.setUint32(count * 76, END, true)
  view.setUint16(count * 76 + 10, count, true)
  view.setUint32(count * 76 + 16, count * 30, true)
  return bytes
}

/** A zip whose entries all point at the first one's bytes (Fifield, A better zip bomb, WOOT 2019). */
function overlapping(): Uint8Array {
  const part = `<worksheet><sheetData>${plainRows.repeat(200)}</sheetData></worksheet>`
  const parts = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`xl/media/${index}.xml`, strToU8(part)]),
  )
  let first = -1
  return directory(rawXlsx({ sheets: [sheet], parts }), (view, at) => {
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, 9))
    if (name !== 'xl/media/') return
    if (first < 0) first = view.getUint32(at + 42, true)
    else view.setUint32(at + 42, first, true)
  })
}

/** The directory moved into the wide fields of zip64 (APPNOTE 4.3.14). */
function zip64(change: (view: DataView, record: number) => void = () => {}): Uint8Array {
  const plain = good()
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  let end = plain.length - 22
  while (view.getUint32(end, true) !== END) end -= 1
  const record = new DataView(new ArrayBuffer(56 + 20))
  record.setUint32(0, 0x06064b50, true)
  record.setUint32(4, 44, true)
  record.setUint32(24, view.getUint16(end + 10, true), true)
  record.setUint32(32, view.getUint16(end + 10, true), true)
  record.setUint32(48, view.getUint32(end + 16, true), true)
  record.setUint32(56, 0x07064b50, true)
  record.setUint32(64, end, true)
  change(record, 0)
  const tail = new DataView(plain.slice(end).buffer)
  tail.setUint16(10, 0xffff, true)
  tail.setUint32(16, 0xffffffff, true)
  return concat(plain.subarray(0, end), new Uint8Array(record.buffer), new Uint8Array(tail.buffer))
}

const tenths = Array.from(
  { length: 9 },
  (_, index): HostileFile => ({
    name: `XLSX cut after ${index + 1} tenths`,
    ends: ['damaged_document', 'unsupported_document'],
    build: () => good().subarray(0, Math.floor((good().length * (index + 1)) / 10)),
  }),
)

const strange = (name: string): HostileFile => ({
  name: `a part called ${JSON.stringify(name)}`,
  ends: ['read'],
  build: () => rawXlsx({ sheets: [sheet], parts: { [name]: strToU8('root:x:0:0') } }),
})

export const hostileZips: readonly HostileFile[] = [
  {
    name: 'zip: ratio of a thousand',
    ends: hostile,
    build: () => rawXlsx({ sheets: [sheet], parts: { 'xl/media/a.xml': zeros(8) } }),
  },
  {
    name: 'zip: ten bytes that are seventy megabytes',
    ends: hostile,
    build: () =>
      directory(rawXlsx({ sheets: [sheet], parts: { 'xl/media/a.xml': zeros(70) } }), (view, at) =>
        view.setUint32(at + 24, 10, true),
      ),
  },
  {
    name: 'zip: sixty-five thousand entries',
    ends: hostile,
    build: manyEntries,
  },
  { name: 'zip: overlapping entries', ends: hostile, build: overlapping },
  { name: 'zip64', ends: ['read'], build: () => zip64() },
  {
    name: 'zip64: a directory of 2⁵³ entries',
    ends: hostile,
    build: () => zip64((view) => view.setUint32(36, 0x1fffff, true)),
  },
  {
    name: 'zip64: a directory beyond the file',
    ends: ['damaged_document'],
    build: () => zip64((view) => view.setUint32(52, 7, true)),
  },
  {
    name: 'zip: encrypted entries',
    ends: ['encrypted_document'],
    build: () => directory(good(), (view, at) => view.setUint16(at + 8, 1, true)),
  },
  {
    name: 'zip: an entry outside the file',
    ends: ['damaged_document', 'hostile_document'],
    build: () => directory(good(), (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
  },
  {
    name: 'zip: a method nobody knows',
    ends: ['damaged_document'],
    build: () => directory(good(), (view, at) => view.setUint16(at + 10, 99, true)),
  },
  ...['../../../etc/passwd', '/etc/passwd', 'C:\\Windows\\win.ini', 'xl/a\0.xml'].map(strange),
  ...tenths,
  { name: 'no bytes', ends: ['empty_file'], build: () => new Uint8Array() },
  {
    name: 'text called .pdf',
    ends: ['unsupported_document'],
    build: () => latin1('Dear Sir,\nplease find attached.\n'),
  },
  {
    name: 'a program called .csv',
    ends: ['unsupported_document'],
    build: () =>
      concat(
        'MZ\x90\0\x03\0\0\0',
        Uint8Array.from({ length: 4_096 }, (_, index) => (index * 197) & 0xff),
      ),
  },
  { name: 'a PDF called .xlsx', ends: ['read'], build: () => onePage(plainContent) },
  {
    name: 'an archive called .xlsx',
    ends: ['unsupported_document'],
    build: () => zipSync({ 'a.txt': strToU8('a') }),
  },
  {
    name: 'a PDF that is a zip',
    ends: ['read', 'damaged_document'],
    build: () => concat(onePage(plainContent), good()),
  },
  {
    name: 'a PDF that is a web page',
    ends: ['read', 'no_text_layer', 'unsupported_document', 'damaged_document'],
    build: () => concat('<html><script>alert(1)</script><!--\n', onePage(plainContent), '--></html>'),
  },
  {
    name: 'a local header and nothing else',
    ends: ['damaged_document'],
    build: () => Uint8Array.of(0x50, 0x4b, 3, 4),
  },
  {
    name: 'a directory of one entry that lies outside',
    ends: ['damaged_document'],
    build: () => {
      const bytes = new Uint8Array(60)
      const view = new DataView(bytes.buffer)
      view.setUint32(0, LOCAL, true)
      view.setUint32(38, END, true)
      view.setUint16(48, 1, true)
      view.setUint32(54, 0x7fffffff, true)
      return bytes
    },
  },
]
