import type { DocumentText } from '../document-text.ts'
import { normalise } from '../grammar/normalise.ts'
import { pageLines } from '../lines/baselines.ts'
import type { Line } from '../lines/line.ts'
import { sheetLines } from '../lines/sheet-lines.ts'
import { findHeaders } from '../table/header.ts'
import { invoiceLabel } from '../vocabulary/invoice-labels.ts'
import { isSameName } from './names.ts'

/** Of the words of two pictures of one paper at least this share are read as the same. */
const LEAST_SHARE = 0.7

/** Whether a document of one signature has the layout of the other: of pictures, whose words are read badly here and there, most. */
export function isSameLayout(a: string, b: string): boolean {
  if (a === b) return true
  const [words, others] = [a, b].map(wordsOfPicture)
  if (!words?.length || !others?.length) return false
  const same = words.filter((word) => others.some((other) => isSameName(word, other))).length
  return same >= Math.max(words.length, others.length) * LEAST_SHARE
}

const wordsOfPicture = (signature: string) =>
  signature.startsWith(PICTURE) ? signature.slice(PICTURE.length).split(/[|+]/).filter(Boolean) : undefined

const PICTURE = 'picture '

/**
 * Tells which of a supplier's layouts a document has: by the size of its first page and the words over its first
 * table, which stay while values change; without a table by the labels it prints.
 * @example layoutSignature(text) // 'pdf 595x842 date|reference|amount'
 */
export function layoutSignature(text: DocumentText): string {
  const [page] = text.pages
  // A photograph of a paper is as large as the hand held it near.
  const kind = page?.is_scanned
    ? PICTURE
    : page
      ? `page ${Math.round(page.width)}x${Math.round(page.height)} `
      : 'cells sheet '
  const lines = page ? pageLines(page) : text.sheets.slice(0, 1).flatMap(sheetLines)
  return `${kind}${namesOf(lines)}`.slice(0, LONGEST)
}

const LONGEST = 300

function namesOf(lines: readonly Line[]): string {
  const [header] = findHeaders(lines)
  if (header) return header.columns.map(({ text }) => normalise(text)).join('|')
  const labels = lines.flatMap(({ segments }) =>
    segments.map(({ text }) => normalise(text)).filter((text) => !/\d/.test(text) && invoiceLabel(text)),
  )
  return [...new Set(labels)].sort().join('+')
}
