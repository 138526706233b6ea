/** The least and the most of any number of values: spread into Math.max, a hundred thousand overflow the stack. */
export function rangeOf(values: Iterable<number>): { least: number; most: number } {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return { least, most }
}
