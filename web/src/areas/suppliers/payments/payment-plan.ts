/** An open invoice or credit note, as far as sharing money out needs to know it; amounts in its currency. */
export interface Payable {
  id: string
  open_amount: number
}

/** What of a payment is for which invoice, by the invoice's id. */
export type Shares = ReadonlyMap<string, number>

const cents = (amount: number) => Math.round(amount * 100)

/** What the chosen invoices come to; credit notes count against it. */
export function chosenTotal(shares: Shares): number {
  return [...shares.values()].reduce((sum, share) => sum + cents(share), 0) / 100
}

/** Chosen with all that is open on it, or no longer chosen. */
export function toggled(shares: Shares, { id, open_amount }: Payable): Shares {
  const next = new Map(shares)
  if (!next.delete(id)) next.set(id, open_amount)
  return next
}

/** Another share of a chosen invoice; nothing typed counts as none of it. */
export function withShare(shares: Shares, id: string, share: number | null): Shares {
  return new Map(shares).set(id, share ?? 0)
}

/** Pays invoices in their order as far as the money goes; the last may be paid in part. */
export function oldestFirst(invoices: readonly Payable[], amount: number): Shares {
  let rest = cents(amount)
  const shares = new Map<string, number>()
  for (const { id, open_amount } of invoices) {
    const share = Math.min(rest, cents(open_amount))
    if (share <= 0) continue
    shares.set(id, share / 100)
    rest -= share
  }
  return shares
}

/** How a payment stands to what is chosen. */
export function restOf(
  amount: number | null,
  shares: Shares,
): { state: 'none' | 'exact' | 'over' | 'rest'; rest: number } {
  const rest = cents(amount ?? 0) - cents(chosenTotal(shares))
  if (!amount) return { state: 'none', rest: 0 }
  return { state: rest === 0 ? 'exact' : rest < 0 ? 'over' : 'rest', rest: Math.abs(rest) / 100 }
}
