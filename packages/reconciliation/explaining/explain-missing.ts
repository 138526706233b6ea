import { type Doc, type Field, untaken } from '../matching/doc.ts'
import { type Reason, reason } from './reasons.ts'

/** What is known beside the documents of one currency. */
export type Surroundings = {
  /** Last day of the statement, in days since 1970; NaN when unknown. */
  periodEndDay: number
  /** Documents of the other currencies by their number's text. */
  elsewhere: ReadonlyMap<string, { doc: Doc; currency: string }[]>
}

/** Why each document that found no counterpart stands alone. */
export function explainMissing(field: Field, surroundings: Surroundings): Map<Doc, Reason[]> {
  const missing = [...untaken(field.lines), ...untaken(field.entries)]
  const originals = findOriginals(missing, field)
  return new Map(missing.map((doc) => [doc, explainOne(doc, originals.get(doc), surroundings)]))
}

function explainOne(doc: Doc, original: Doc | undefined, surroundings: Surroundings): Reason[] {
  const reasons = [reason(doc.side === 'statement' ? 'not_in_ledger' : 'not_on_statement')]
  if (doc.kind === 'payment') reasons.push(reason('payment'))
  if (doc.kind === 'opening') reasons.push(reason('opening_balance'))
  if (original) reasons.push(reason('duplicate', { of: original.source }))
  if (doc.side === 'ledger' && doc.day > surroundings.periodEndDay) {
    reasons.push(reason('timing', { date: isoDay(doc.day), period_end: isoDay(surroundings.periodEndDay) }))
  }
  const abroad = (surroundings.elsewhere.get(doc.number.text) ?? []).find(
    (other) => other.doc.side !== doc.side,
  )
  if (abroad && doc.number.serial !== '') {
    reasons.push(reason('other_currency', { of: abroad.doc.source, currency: abroad.currency }))
  }
  return reasons
}

/** For each missing document, an equal one on its own side that comes first: it is entered or billed twice. */
function findOriginals(missing: readonly Doc[], field: Field): Map<Doc, Doc> {
  const serials = new Set(missing.map((doc) => doc.number.serial))
  serials.delete('')
  // Asked first: hashing a number is cheaper than hashing a text, and few documents pass.
  const amounts = new Set(missing.map((doc) => doc.cents))
  const first = new Map<string, Doc>()
  for (const docs of [field.lines, field.entries]) {
    for (const doc of docs) {
      if (!amounts.has(doc.cents) || !serials.has(doc.number.serial)) continue
      const key = identity(doc)
      const known = first.get(key)
      if (!known || (doc.isTaken && !known.isTaken)) first.set(key, doc)
    }
  }
  const originals = missing.flatMap((doc): [Doc, Doc][] => {
    const original = first.get(identity(doc))
    return original && original !== doc ? [[doc, original]] : []
  })
  return new Map(originals)
}

function identity(doc: Doc): string {
  return `${doc.side} ${doc.number.serial} ${doc.cents}`
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
