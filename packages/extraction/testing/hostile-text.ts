import { concat, type HostileFile, latin1 } from './hostile-file.ts'

const filled = (megabytes: number, text: string) => {
  const bytes = new Uint8Array(megabytes * 1_048_576)
  const piece = latin1(text)
  for (let at = 0; at + piece.length <= bytes.length; at += piece.length) bytes.set(piece, at)
  return bytes.subarray(0, Math.floor(bytes.length / piece.length) * piece.length)
}
const head = 'Date,Invoice,Amount\r\n2026-01-05,F-1,10.50\r\n2026-01-09,F-2,20.25\r\n'
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]))

/** Delimited texts made to be slow, large or misunderstood. */
export const hostileTexts: readonly HostileFile[] = [
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
    name: 'fifteen hundred rows of a hundred figures each',
    ends: ['read'],
    build: () => latin1(`2026-01-05${',1.00'.repeat(100)}\n`.repeat(1_500)),
  },
  {
    name: 'formulas',
    ends: ['read'],
    build: () => latin1(`${head}2026-01-10,"=cmd|' /C calc'!A0",1.00\r\n2026-01-11,@SUM(1),2.00\r\n`),
  },
  {
    name: 'one day and forty thousand lines below it',
    ends: ['read'],
    build: () => concat(head, ',some text,\n'.repeat(40_000)),
  },
]
