import { CFB, utils, write } from '@e965/xlsx'
import type { HostileFile } from './hostile-file.ts'

const ROWS = [
  ['Date', 'Invoice', 'Amount'],
  ...Array.from({ length: 400 }, (_, index) => [`2026-01-05`, `F-${index}`, index + 0.5]),
]

function good(): Uint8Array {
  const book = utils.book_new(utils.aoa_to_sheet(ROWS), 'January')
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
}

const SECTOR = 512
const place = (sector: number) => (sector + 1) * SECTOR

type Parts = { view: DataView; bytes: Uint8Array; fat: number; entry: number; start: number }

/** Changes a workbook's container: its table of sectors, the directory entry of its stream, where that begins. */
function broken(change: (parts: Parts) => void): Uint8Array {
  const bytes = good()
  const view = new DataView(bytes.buffer)
  const directory = place(view.getUint32(48, true))
  let entry = directory
  while (new TextDecoder('utf-16le').decode(bytes.subarray(entry, entry + 16)) !== 'Workbook') entry += 128
  change({
    view,
    bytes,
    fat: place(view.getUint32(76, true)),
    entry,
    start: view.getUint32(entry + 116, true),
  })
  return bytes
}

/** Where the first record with this number stands in the workbook's stream, which lies in one piece here. */
function record({ view, start }: Parts, wanted: number): number {
  let at = place(start)
  while (view.getUint16(at, true) !== wanted) at += 4 + view.getUint16(at + 2, true)
  return at
}

/** A workbook whose stream is these records. */
function records(stream: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, 'Workbook', stream as never)
  return new Uint8Array(CFB.write(container, { type: 'array' }) as unknown as ArrayBuffer)
}

function manyNumbers(): Uint8Array {
  const row = 6 + 1_370 * 6
  const bytes = new Uint8Array(20 + 900 * (row + 4) + 4)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x0809, true)
  view.setUint16(2, 16, true)
  view.setUint16(4, 0x0600, true)
  view.setUint16(6, 0x0010, true)
  for (let index = 0, at = 20; index < 900; index += 1, at += row + 4) {
    view.setUint16(at, 0x00bd, true)
    view.setUint16(at + 2, row, true)
    view.setUint16(at + 4, index, true)
  }
  view.setUint16(bytes.length - 4, 0x000a, true)
  return records(bytes)
}

const damaged = ['damaged_document'] as const
const container = (name: string, change: (parts: Parts) => void): HostileFile => ({
  name,
  ends: damaged,
  build: () => broken(change),
})

const tenths = Array.from(
  { length: 9 },
  (_, index): HostileFile => ({
    name: `cut after ${index + 1} tenths`,
    ends: ['damaged_document', 'unsupported_document', 'encrypted_document'],
    build: () => good().subarray(0, Math.floor((good().length * (index + 1)) / 10)),
  }),
)

const files: HostileFile[] = [
  { name: 'whole', ends: ['read'], build: good },
  container('a sector after itself', ({ view, fat, start }) => view.setUint32(fat + start * 4, start, true)),
  container('sectors in a ring', ({ view, fat, start }) =>
    view.setUint32(fat + (start + 3) * 4, start, true),
  ),
  container('a sector outside the file', ({ view, fat, start }) =>
    view.setUint32(fat + start * 4, 0x00ffffff, true),
  ),
  container('a chain that ends too early', ({ view, fat, start }) =>
    view.setUint32(fat + start * 4, 0xfffffffe, true),
  ),
  container('a stream of two gigabytes', ({ view, entry }) => view.setUint32(entry + 120, 0x7fffffff, true)),
  container('a directory after itself', ({ view, fat }) => {
    const directory = view.getUint32(48, true)
    view.setUint32(fat + directory * 4, directory, true)
  }),
  container('tables of sectors in a ring', ({ view, start }) => {
    view.setUint32(68, start, true)
    view.setUint32(place(start) + SECTOR - 4, start, true)
  }),
  container('sectors of two bytes', ({ view }) => view.setUint16(30, 1, true)),
  container('a record longer than the file', (parts) =>
    parts.view.setUint16(record(parts, 0x0085) + 2, 0xffff, true),
  ),
  {
    name: 'strings counted four billion times',
    ends: ['read', 'damaged_document'],
    build: () =>
      broken((parts) => {
        const at = record(parts, 0x00fc)
        parts.view.setUint32(at + 4, 0xffffffff, true)
        parts.view.setUint32(at + 8, 0xffffffff, true)
      }),
  },
  { name: 'a million numbers', ends: ['too_large'], build: manyNumbers },
  {
    name: 'its header alone',
    ends: ['unsupported_document', 'damaged_document'],
    build: () => good().subarray(0, 512),
  },
  ...tenths,
]

export const hostileXls: readonly HostileFile[] = files.map((file) => ({
  ...file,
  name: `XLS: ${file.name}`,
}))
