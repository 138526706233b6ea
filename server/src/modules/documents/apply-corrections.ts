import { isDeepStrictEqual } from 'node:util'
import type { CorrectionInput, LineCorrection } from './correction-contract.ts'
import type { Correction, StoredExtraction } from './document-contract.ts'
import { proofByHand, touchesFigures } from './proof-by-hand.ts'

type Line = StoredExtraction['lines'][number]
type Change = Correction['changes'][number]

/** What a correction puts in the place of what was read: fields by name, lines as the whole list. */
export type CorrectedValues = Omit<CorrectionInput, 'lines'> & { lines?: Line[] }

/** A field's value, whether it lies beside the others or in a part of its own. */
export function fieldOf(extraction: StoredExtraction, name: string): unknown {
  const { supplier, period } = extraction
  if (name.startsWith('supplier_')) return supplier[name.slice('supplier_'.length) as keyof typeof supplier]
  if (name === 'period_from') return period?.from ?? null
  if (name === 'period_to') return period?.to ?? null
  return extraction[name as keyof StoredExtraction] ?? null
}

/** What was read with the corrections in their order put on; the reading itself stays as it was. */
export function withCorrections(
  read: StoredExtraction,
  corrections: readonly { values: CorrectedValues }[],
): StoredExtraction {
  return corrections.reduce((shown, { values }) => withValues(shown, values), read)
}

/** A reading with these values in the place of its own. */
export function withValues(read: StoredExtraction, values: CorrectedValues): StoredExtraction {
  const { lines, ...named } = values
  let shown: StoredExtraction = lines ? { ...read, lines } : read
  for (const [name, value] of Object.entries(named)) shown = withField(shown, name, value)
  const says = Object.entries(named).some(([name, value]) => fieldOf(read, name) !== value)
  const is_otherwise = says || (lines !== undefined && !areSameLines(read.lines, lines))
  // What was only taken for right leaves the arithmetic as it was.
  return is_otherwise && touchesFigures(values) ? { ...shown, proof: proofByHand(shown) } : shown
}

const areSameLines = (some: readonly Line[], others: readonly Line[]) =>
  isDeepStrictEqual(some.map(withoutConfidence), others.map(withoutConfidence))
const withoutConfidence = ({ confidence: _, ...line }: Line) => line

function withField(read: StoredExtraction, name: string, value: unknown): StoredExtraction {
  const shown = { ...read, fields: withPlace(read, name, value) }
  if (name.startsWith('supplier_'))
    return { ...shown, supplier: { ...read.supplier, [name.slice('supplier_'.length)]: value } }
  if (name === 'period_from' || name === 'period_to') {
    const period = { ...(read.period ?? { from: null, to: null }), [name.slice('period_'.length)]: value }
    return { ...shown, period }
  }
  return { ...shown, [name]: value }
}

/** A value a person gave is certain; where it stood, and what is printed there, stays known. */
function withPlace({ fields }: StoredExtraction, name: string, value: unknown) {
  const places: Record<string, { confidence: number } | undefined> = { ...fields }
  const place = places[name]
  if (!place) return fields
  if (value === null) delete places[name]
  else places[name] = { ...place, confidence: 1 }
  return places as StoredExtraction['fields']
}

const emptyLine: Line = {
  ...{ date: null, reference: null, description: null, quantity: null, unit: null, unit_price: null },
  ...{ debit: null, credit: null, amount: null, balance: null },
  ...{ kind: 'other', page: null, box: null, confidence: 1 },
}

/**
 * The lines with those changed, taken away and added that a person named; undefined when a line that is named is not
 * there.
 */
export function correctedLines(lines: readonly Line[], edits: readonly LineCorrection[]): Line[] | undefined {
  const changed = new Map<number, Line | undefined>()
  const added: Line[] = []
  for (const { line, is_removed, ...values } of edits) {
    if (line === undefined) {
      if (!is_removed) added.push({ ...emptyLine, ...values })
      continue
    }
    const before = changed.get(line) ?? lines[line - 1]
    if (!before) return undefined
    changed.set(line, is_removed ? undefined : { ...before, ...values, confidence: 1 })
  }
  const kept = lines.flatMap((line, index) => {
    if (!changed.has(index + 1)) return [line]
    const now = changed.get(index + 1)
    return now ? [now] : []
  })
  return [...kept, ...added]
}

/** A line's own name for how sure it is: a person who changes nothing else of it says that it is right. */
const SURE = 'confidence'

/** What a person changed or took for right, value by value, as it is shown and kept. */
export function changesOf(shown: StoredExtraction, input: CorrectionInput): Change[] {
  const { lines = [], ...fields } = input
  const places: Record<string, { confidence: number } | undefined> = shown.fields ?? {}
  const named = Object.entries(fields)
    .map(([field, after]) => ({ field, line: null, before: fieldOf(shown, field), after }))
    .filter(
      ({ field, before, after }) =>
        before !== after || (after !== null && (places[field]?.confidence ?? 1) < 1),
    )
  return [...named, ...lines.flatMap((edit) => changesOfLine(shown.lines, edit))]
}

function changesOfLine(lines: readonly Line[], { line, is_removed, ...values }: LineCorrection): Change[] {
  const before = line === undefined ? undefined : lines[line - 1]
  if (is_removed) return before ? [{ field: 'line', line: line!, before, after: null }] : []
  if (!before) return [{ field: 'line', line: null, before: null, after: values }]
  const changes = Object.entries(values)
    .map(([field, after]) => ({
      field,
      line: line!,
      before: before[field as keyof Line] ?? null,
      after,
    }))
    .filter(({ before: was, after }) => was !== after)
  if (changes.length > 0 || before.confidence === 1) return changes
  return [{ field: SURE, line: line!, before: before.confidence, after: 1 }]
}

/** Whether something was said otherwise than it was read, and not only that it is right. */
export const isOtherwise = (changes: readonly Change[]): boolean =>
  changes.some(({ field, line, before, after }) => before !== after && !(field === SURE && line !== null))
