/** Values are what forms hold: compared by what they say, not by which object says it. */
export const isSame = (one: unknown, other: unknown) =>
  Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other)

export interface Merged<V> {
  /** What only they changed is theirs, all else mine. */
  values: V
  /** What both changed, each to something else. */
  both: (keyof V & string)[]
}

/**
 * Two people changed the same thing from the same beginning: what each did where the other did nothing stands.
 * @example merge({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 }) // { values: { a: 2, b: 3 }, both: [] }
 */
export function merge<V extends object>(base: V, mine: V, theirs: V): Merged<V> {
  const values = { ...mine }
  const both: (keyof V & string)[] = []
  for (const name of Object.keys(mine) as (keyof V & string)[]) {
    if (isSame(base[name], theirs[name]) || isSame(mine[name], theirs[name])) continue
    if (isSame(base[name], mine[name])) values[name] = theirs[name]
    else both.push(name)
  }
  return { values, both }
}
