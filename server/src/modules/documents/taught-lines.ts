import type { TaughtLine } from '#packages/extraction'
import type { StoredExtraction } from './document-contract.ts'

type Line = StoredExtraction['lines'][number]

const values = [
  ...(['date', 'reference', 'description', 'quantity', 'unit', 'unit_price'] as const),
  ...(['debit', 'credit', 'amount', 'balance'] as const),
]

/** The lines as a person left them, each with the values that were read otherwise, or not at all. */
export function taughtLines(shown: readonly Line[], read: readonly Line[]): TaughtLine[] {
  const byPlace = new Map(read.map((line) => [placeOf(line), line]))
  return shown.map((line) => {
    const before = line.box ? byPlace.get(placeOf(line)) : undefined
    return {
      ...line,
      box: line.box as TaughtLine['box'],
      told: values.filter((name) => line[name] !== (before?.[name] ?? null)),
    }
  })
}

const placeOf = ({ page, box }: Line) => JSON.stringify([page, box])
