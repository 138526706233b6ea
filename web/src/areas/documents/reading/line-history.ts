import type { ExtractedLine, SupplierDocument } from '../queries.ts'

type Correction = NonNullable<SupplierDocument['corrections']>[number]

/** What people did to one line: what the machine read in its changed values, or that it read none. */
export interface LineHistory {
  is_added: boolean
  /** The machine's reading by the value's name. */
  read: Partial<ExtractedLine>
}

/** The history of every line as shown now, undefined for those nobody touched; corrections count lines as shown then. */
export function lineHistory(
  corrections: readonly Correction[],
  count_now: number,
): readonly (LineHistory | undefined)[] {
  let lines: (LineHistory | undefined)[] = new Array(countAtFirst(corrections, count_now)).fill(undefined)
  for (const { changes } of corrections) lines = afterChanges(lines, changes)
  return lines
}

const isRemoval = ({ field, line }: Correction['changes'][number]) => field === 'line' && line !== null
const isAddition = ({ field, line }: Correction['changes'][number]) => field === 'line' && line === null

function countAtFirst(corrections: readonly Correction[], count_now: number): number {
  const changes = corrections.flatMap((correction) => correction.changes)
  return Math.max(0, count_now + changes.filter(isRemoval).length - changes.filter(isAddition).length)
}

function afterChanges(lines: readonly (LineHistory | undefined)[], changes: Correction['changes']) {
  const next = [...lines]
  const removed = new Set<number>()
  let added = 0
  for (const change of changes) {
    const { field, line, before } = change
    if (isAddition(change)) added += 1
    // That a line is right as it was read changed nothing of it.
    else if (line === null || field === 'confidence') continue
    else if (isRemoval(change)) removed.add(line - 1)
    else {
      const known = next[line - 1] ?? { is_added: false, read: {} }
      // The oldest wins: it is what the machine read.
      if (!known.is_added) next[line - 1] = { ...known, read: { [field]: before, ...known.read } }
    }
  }
  const kept = next.filter((_, index) => !removed.has(index))
  return [...kept, ...Array.from({ length: added }, (): LineHistory => ({ is_added: true, read: {} }))]
}

/** What the machine read in a field that people changed; undefined where nobody did. */
export function machineReading(
  corrections: readonly Correction[],
  name: string,
): { value: unknown } | undefined {
  for (const { changes } of corrections) {
    const change = changes.find(({ field, line }) => field === name && line === null)
    if (change) return { value: change.before }
  }
  return undefined
}
