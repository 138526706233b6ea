import { Money, Num } from '../../ui/Figures.tsx'

/** An amount as it was read: without a sign of currency where the document names none. */
export function Amount({ value, currency }: { value: number | null; currency: string | null }) {
  return currency ? <Money value={value} currency={currency} /> : <Num value={value} decimals={2} />
}
