/** An item of the comparison, as far as keeping pairs apart needs to know it. */
export interface Pairing {
  status: 'matched' | 'amount_mismatch' | 'missing_in_restaurant' | 'missing_in_supplier'
  statement_lines: (number | string)[]
  ledger_ids: string[]
}

export interface Sides<Line, Entry> {
  lines: readonly Line[]
  entries: readonly Entry[]
}

const mostRounds = 5

/**
 * Compares without ever pairing what a person took apart: entries of such a pair stand aside while the rest is
 * compared, then meet the lines that are left. `single` makes the items of what still clings together.
 */
export function matchApart<
  Line extends { line: number | string },
  Entry extends { id: string },
  Item extends Pairing,
>(
  { lines, entries }: Sides<Line, Entry>,
  is_rejected: (line: number | string, ledger_id: string) => boolean,
  compare: (sides: Sides<Line, Entry>) => Item[],
  single: (item: Item, member: { line: number | string } | { ledger_id: string }) => Item,
): Item[] {
  const offends = (item: Item) =>
    item.statement_lines.some((line) => item.ledger_ids.some((id) => is_rejected(line, id)))
  const fallApart = (item: Item) =>
    offends(item)
      ? [
          ...item.statement_lines.map((line) => single(item, { line })),
          ...item.ledger_ids.map((ledger_id) => single(item, { ledger_id })),
        ]
      : [item]

  const aside = new Set<string>()
  const freed = new Set<number | string>()
  let items = compare({ lines, entries })
  for (let round = 0; round < mostRounds; round += 1) {
    const wrong = items.filter(offends)
    if (wrong.length === 0) break
    for (const item of wrong) {
      for (const id of item.ledger_ids) aside.add(id)
      for (const line of item.statement_lines) freed.add(line)
    }
    items = compare({ lines, entries: entries.filter(({ id }) => !aside.has(id)) })
  }
  items = items.flatMap(fallApart)
  if (aside.size === 0) return items

  const left = new Set(
    items
      .filter((item) => item.status === 'missing_in_restaurant')
      .flatMap((item) => item.statement_lines)
      .filter((line) => !freed.has(line)),
  )
  const second = compare({
    lines: lines.filter(({ line }) => left.has(line)),
    entries: entries.filter(({ id }) => aside.has(id)),
  }).flatMap(fallApart)
  const isLeft = (item: Item) =>
    item.ledger_ids.length === 0 && item.statement_lines.every((line) => left.has(line))
  return [...items.filter((item) => !isLeft(item)), ...second]
}
