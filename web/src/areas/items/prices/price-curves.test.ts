import { expect, it } from 'vitest'
import { priceCurves } from './price-curves.ts'

const price = (price_date: string, supplier: string, unit_price: number) => ({
  price_date,
  supplier,
  unit_price,
})
const bySupplier = ({ supplier }: { supplier: string }) => supplier

it('draws a curve for each supplier, whose price holds until the next', () => {
  const { rows, series } = priceCurves(
    [price('2026-10-01', 'A', 1), price('2026-10-02', 'B', 3), price('2026-10-03', 'A', 2)],
    bySupplier,
  )
  expect(series).toEqual([
    { name: 's0', label: 'A' },
    { name: 's1', label: 'B' },
  ])
  expect(rows).toEqual([
    { day: '2026-10-01', s0: 1, s1: null },
    { day: '2026-10-02', s0: 1, s1: 3 },
    { day: '2026-10-03', s0: 2, s1: 3 },
  ])
})

it('takes the last of a day, and no more curves than there are colours', () => {
  const day = '2026-10-01'
  const prices = ['A', 'B', 'C', 'D', 'E', 'F'].map((supplier) => price(day, supplier, 1))
  const { rows, series } = priceCurves([...prices, price(day, 'F', 9)], bySupplier)
  expect(series.map(({ label }) => label)).toEqual(['F', 'A', 'B', 'C', 'D'])
  expect(rows[0]).toMatchObject({ s0: 9 })
})
