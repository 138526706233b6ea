import type { DocumentKind } from '../documents.ts'
import type { DocumentNumber } from '../numbering/document-number.ts'

export type Side = 'statement' | 'ledger'

/** A line or an entry, read; the matcher treats both sides alike. */
export type Doc = {
  readonly side: Side
  /** Its `line` or `id` as given. */
  readonly source: number | string
  readonly cents: number
  /** Days since 1970; NaN when unknown, so that every comparison with it is false. */
  readonly day: number
  readonly kind: DocumentKind | null
  /** The restaurant it belongs to, as far as it says. */
  readonly site: string | null
  readonly printed: string | null
  readonly number: DocumentNumber
  readonly isFromDescription: boolean
  /** Of its content and id: breaks ties the same way whichever side it stands on. */
  readonly hash: number
  /** Place in its side's canonical order. */
  rank: number
  isTaken: boolean
}

/** Documents that belong together; a sum has several on one side. */
export type Match = {
  lines: Doc[]
  entries: Doc[]
  score: number
  /** Score of the best pair that this match ruled out; −Infinity when nothing else came near. */
  rivalScore: number
}

/** What one currency of one supplier looks like to the matcher. */
export type Field = {
  lines: Doc[]
  entries: Doc[]
  toleranceCents: number
  /** Letters before the serials, by side: a series both sides know cannot be another series. */
  letters: Record<Side, ReadonlySet<string>>
}

export function untaken(docs: readonly Doc[]): Doc[] {
  return docs.filter((doc) => !doc.isTaken)
}

export function take(...docs: Doc[]): void {
  for (const doc of docs) doc.isTaken = true
}

/** Days between two documents; NaN when either has no date. */
export function dayGap(a: Doc, b: Doc): number {
  return Math.abs(a.day - b.day)
}

/** Payments and opening balances are matched only with their like; a ledger without kinds holds anything else. */
export function haveMatchingKinds(a: Doc, b: Doc): boolean {
  if (a.kind === 'opening' || b.kind === 'opening') return a.kind === b.kind
  if (a.kind === null || b.kind === null || a.kind === 'other' || b.kind === 'other') return true
  return (a.kind === 'payment') === (b.kind === 'payment')
}

export function arePayments(a: Doc, b: Doc): boolean {
  return a.kind === 'payment' && b.kind === 'payment'
}

/** Whether both name a restaurant and not the same: a delivery booked in the wrong books, or another document. */
export function areOfOtherSites(a: Doc, b: Doc): boolean {
  return a.site !== null && b.site !== null && a.site !== b.site
}

/** A tie-breaker in [0, 1) for a pair, the same whichever side each stands on. */
export function pairHash(a: Doc, b: Doc): number {
  let mixed = (a.hash + b.hash) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
}

/** Numbers by value, texts by length and then by letters, so that L9 comes before L10. */
export function compareIds(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [textA, textB] = [String(a), String(b)]
  return textA.length - textB.length || compareText(textA, textB)
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
