import type { ReconciliationItem } from '../queries.ts'

type Details = ReconciliationItem['details']
export type Line = Details['statement_lines'][number]
export type Entry = Details['ledger_entries'][number]

/** What is chosen to be put together: lines by their number, entries by their id, each with its amount and item. */
export interface LinkChoice {
  lines: ReadonlyMap<number, Chosen>
  entries: ReadonlyMap<string, Chosen>
}
interface Chosen {
  amount: number
  item: ReconciliationItem
}

export const nothingChosen: LinkChoice = { lines: new Map(), entries: new Map() }

function toggled<K>(map: ReadonlyMap<K, Chosen>, key: K, chosen: Chosen): ReadonlyMap<K, Chosen> {
  const next = new Map(map)
  if (!next.delete(key)) next.set(key, chosen)
  return next
}

export const toggleLine = (
  choice: LinkChoice,
  { line, amount }: Line,
  item: ReconciliationItem,
): LinkChoice => ({
  ...choice,
  lines: toggled(choice.lines, line, { amount, item }),
})
export const toggleEntry = (choice: LinkChoice, entry: Entry, item: ReconciliationItem): LinkChoice => ({
  ...choice,
  entries: toggled(choice.entries, entry.invoice_id, { amount: entry.amount, item }),
})

/** To begin with: the one side of an item that has no other. */
export function choiceOf(item: ReconciliationItem | undefined): LinkChoice {
  if (!item) return nothingChosen
  const { statement_lines, ledger_entries } = item.details
  if (statement_lines.length > 0 && ledger_entries.length > 0) return nothingChosen
  const with_lines = statement_lines.reduce((choice, line) => toggleLine(choice, line, item), nothingChosen)
  return ledger_entries.reduce((choice, entry) => toggleEntry(choice, entry, item), with_lines)
}

const cents = (map: ReadonlyMap<unknown, Chosen>) =>
  [...map.values()].reduce((sum, { amount }) => sum + Math.round(amount * 100), 0)

/** The running sums, to the cent, and whether it can be linked: both sides chosen, of one currency. */
export function sumsOf({ lines, entries }: LinkChoice) {
  const all = [...lines.values(), ...entries.values()]
  const currencies = new Set(all.map(({ item }) => item.currency))
  const [of_lines, of_entries] = [cents(lines), cents(entries)]
  return {
    lines: lines.size,
    entries: entries.size,
    lines_amount: of_lines / 100,
    entries_amount: of_entries / 100,
    difference: (of_lines - of_entries) / 100,
    currency: all[0]?.item.currency,
    is_mixed: currencies.size > 1,
    is_ready: lines.size > 0 && entries.size > 0 && currencies.size === 1,
  }
}

/** The items whose lines or entries are taken. */
export function takenItems({ lines, entries }: LinkChoice): ReconciliationItem[] {
  const all = [...lines.values(), ...entries.values()].map(({ item }) => [item.id, item] as const)
  return [...new Map(all).values()]
}
