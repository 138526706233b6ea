import type { Doc, Field } from './doc.ts'

/** Neighbours in number looked at below and above; a matched document stands there twice, once for each side. */
const NEIGHBOURS = 6
/** A supplier's numbers run with time; this much slack covers late invoices and shifted dates. */
const LONGEST_LAG_DAYS = 15
/** Below this share of matched documents in step the supplier's numbers do not run with time. */
const SMALLEST_SHARE_IN_STEP = 0.85
const FEWEST_TO_LEARN = 20
const SAMPLE = 200
/** Matched documents that tell how numbers run; of more, evenly chosen ones tell the same. */
const MOST_TO_LEARN = 20_000

/** Whether a document's number stands where its date says; undefined when nobody can tell. */
export type NumberStep = (doc: Doc) => boolean | undefined

/**
 * Learns from the matched documents how numbers run with time. A number out of step with its date is likely
 * mistyped; one in step is likely a document of its own.
 */
export function learnNumberStep(field: Field): NumberStep {
  const isKnown = (doc: Doc) => doc.isTaken && isPlaced(doc)
  const known = mergeByRank(field.lines.filter(isKnown), field.entries.filter(isKnown))
  if (known.length < FEWEST_TO_LEARN) return () => undefined
  const track = orderBySerial(evenly(known, MOST_TO_LEARN))
  const isInStep = (doc: Doc) => standsBy(doc, track)
  const sample = evenly(known, SAMPLE)
  if (sample.filter(isInStep).length < SMALLEST_SHARE_IN_STEP * sample.length) return () => undefined
  return (doc) => (isPlaced(doc) ? isInStep(doc) : undefined)
}

/** Both sides stand in the order of their ranks already. */
function mergeByRank(lines: readonly Doc[], entries: readonly Doc[]): Doc[] {
  const merged: Doc[] = []
  let next = 0
  for (const line of lines) {
    while (next < entries.length && entries[next]!.rank < line.rank) merged.push(entries[next++]!)
    merged.push(line)
  }
  while (next < entries.length) merged.push(entries[next++]!)
  return merged
}

/** About `most` of them, or up to twice that, at equal distances. */
function evenly(docs: readonly Doc[], most: number): readonly Doc[] {
  const stride = Math.max(1, Math.floor(docs.length / most))
  return stride === 1 ? docs : docs.filter((_, index) => index % stride === 0)
}

/** Serials in ascending order, each with its day. */
type Track = { serials: Float64Array; days: Float64Array }

function orderBySerial(docs: readonly Doc[]): Track {
  const serials = Float64Array.from(docs, serialOf)
  const order = Uint32Array.from(docs, (_, index) => index)
  order.sort((i, j) => serials[i]! - serials[j]! || docs[i]!.day - docs[j]!.day)
  return {
    serials: Float64Array.from(order, (index) => serials[index]!),
    days: Float64Array.from(order, (index) => docs[index]!.day),
  }
}

function isPlaced(doc: Doc): boolean {
  return doc.number.foldedSerial !== '' && !Number.isNaN(doc.day)
}

function serialOf(doc: Doc): number {
  return Number(doc.number.foldedSerial)
}

/** Whether the day agrees with the median of the next numbers below or above: at a series' end one suffices. */
function standsBy(doc: Doc, { serials, days }: Track): boolean {
  const place = firstAtLeast(serials, serialOf(doc))
  const below = days.slice(Math.max(0, place - NEIGHBOURS), place)
  const above = days.slice(place, place + NEIGHBOURS + 1)
  return [below, above].some((near) => Math.abs(median(near) - doc.day) <= LONGEST_LAG_DAYS)
}

function median(values: Float64Array): number {
  return values.sort()[values.length >> 1] ?? Number.NaN
}

/** Index of the first value not below `value` in an ascending array; its length when there is none. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
