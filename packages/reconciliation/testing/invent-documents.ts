import { addDays } from '#packages/calendar'
import type { Random } from './random.ts'

/** A document both sides would agree on in a perfect world. */
export type TrueDocument = { number: string; date: string; cents: number }

const GRAMMARS: readonly ((serial: number, year: string) => string)[] = [
  (serial) => `INV-${String(serial).padStart(6, '0')}`,
  (serial) => `INV${String(serial).padStart(5, '0')}`,
  (serial, year) => `FT ${year}/${String(serial).padStart(5, '0')}`,
  (serial, year) => `${String(serial).padStart(5, '0')}/${year.slice(2)}`,
  (serial) => `A-${serial}`,
  (serial) => String(serial).padStart(7, '0'),
  (serial) => `R${serial}`,
]

/**
 * `count` documents of one supplier over at most a year: near-consecutive numbers, amounts log-normal around
 * 180.00 with a tenth from a dozen standing values, 4 % credit notes in a series of their own.
 */
export function inventDocuments(count: number, random: Random): TrueDocument[] {
  const days = Math.min(365, Math.max(30, Math.ceil(count / 3)))
  const grammar = random.pick(GRAMMARS)
  const standing = Array.from({ length: 12 }, () => random.integer(20, 600) * 50)
  let serial = random.integer(1000, 60_000)
  let creditSerial = random.integer(100, 900)
  return Array.from({ length: count }, (_, index) => {
    const date = addDays('2026-01-01', Math.floor((index * days) / count))
    const year = date.slice(0, 4)
    const cents = random.chance(0.1)
      ? random.pick(standing)
      : Math.max(100, Math.round(Math.exp(9.8 + 0.9 * random.normal())))
    if (random.chance(0.04)) {
      creditSerial += random.integer(1, 3)
      return { number: `CN-${String(creditSerial).padStart(5, '0')}`, date, cents: -cents }
    }
    serial += random.chance(0.5) ? 1 : random.integer(2, 9)
    return { number: grammar(serial, year), date, cents }
  })
}
