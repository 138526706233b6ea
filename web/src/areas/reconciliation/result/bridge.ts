import type { CurrencySummary, ItemClass } from '../queries.ts'

/** One class's share of the difference as a piece of a bar, in percent of the bar's width. */
export interface BridgePiece {
  item_class: ItemClass
  amount: number
  left: number
  width: number
}

export interface Bridge {
  pieces: BridgePiece[]
  /** Where both books would agree. */
  zero: number
  /** Where the pieces end: the difference. */
  end: number
}

const order: readonly ItemClass[] = [
  'missing_in_restaurant',
  'missing_in_supplier',
  'amount_mismatch',
  'matched',
]

/**
 * How the classes lead from agreement to the difference, each piece beginning where the one before ended.
 * What explains nothing is left out; the whole range of the walk fills the bar.
 */
export function bridgeOf(explained: CurrencySummary['explained']): Bridge {
  const steps = order.flatMap((item_class) => {
    const amount = explained[item_class] ?? 0
    return amount === 0 ? [] : [{ item_class, amount }]
  })
  const stops = [0]
  for (const { amount } of steps) stops.push(stops.at(-1)! + amount)
  const [least, most] = [Math.min(...stops), Math.max(...stops)]
  const percent = (value: number) => (most === least ? 0 : ((value - least) / (most - least)) * 100)
  const pieces = steps.map(({ item_class, amount }, place) => {
    const [from, to] = [percent(stops[place]!), percent(stops[place + 1]!)]
    return { item_class, amount, left: Math.min(from, to), width: Math.abs(to - from) }
  })
  return { pieces, zero: percent(0), end: percent(stops.at(-1)!) }
}
