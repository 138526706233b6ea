/** Hundredths of an exact text with two decimals, as the database keeps amounts; null counts as nothing. */
export function toCents(amount: string | null): number {
  return amount === null ? 0 : Math.round(Number(amount) * 100)
}

/** The text of hundredths: `-8.00`. */
export function centsText(cents: number): string {
  return (cents / 100).toFixed(2)
}
