import { plain } from './article.ts'

// The SI's and nothing else; other units come with the conversion graph.
const measures: Record<string, [kind: 'mass' | 'volume', base: number]> = {
  kg: ['mass', 1_000],
  g: ['mass', 1],
  gr: ['mass', 1],
  mg: ['mass', 0.001],
  l: ['volume', 1_000],
  lt: ['volume', 1_000],
  dl: ['volume', 100],
  cl: ['volume', 10],
  ml: ['volume', 1],
}
const printed = /(?:(\d+(?:\.\d+)?) ?x ?)?(\d+(?:\.\d+)?) ?(kg|gr|mg|g|lt|dl|cl|ml|l)\b/g

/**
 * How much of our unit one of theirs holds, as far as the words tell; undefined when they do not.
 * Example: `packOf({ description: 'Strong white flour 25 kg', unit: 'bag' }, 'kg') === 25`.
 */
export function packOf(
  { description, unit }: { description: string; unit: string | null },
  our_unit: string,
): number | undefined {
  const theirs = plain(unit ?? '')
  const ours = plain(our_unit)
  if (theirs && theirs === ours) return 1
  const target = measures[ours]
  if (!target) return undefined
  const measured = measures[theirs]
  if (measured) return measured[0] === target[0] ? tidy(measured[1] / target[1]) : undefined
  const found = [...plain(description).matchAll(printed)]
    .map(([, times, amount, of]) => ({ amount: Number(times ?? 1) * Number(amount), of: measures[of!]! }))
    .filter(({ of }) => of[0] === target[0])
  const [only] = found
  if (found.length !== 1 || !only || only.amount === 0) return undefined
  return tidy((only.amount * only.of[1]) / target[1])
}

/** To the six decimals a pack is kept with. */
const tidy = (amount: number) => Math.round(amount * 1_000_000) / 1_000_000 || undefined
