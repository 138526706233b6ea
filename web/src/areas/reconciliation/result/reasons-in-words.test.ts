import { describe, expect, it } from 'vitest'
import type { ReasonCode } from '#packages/reconciliation'
import en from '../locales/en.json' with { type: 'json' }
import es from '../locales/es.json' with { type: 'json' }
import pt from '../locales/pt-BR.json' with { type: 'json' }

/** The compiler notices when the matching learns another reason. */
const known: Record<ReasonCode, true> = {
  same_number: true,
  number_reformatted: true,
  number_look_alike: true,
  number_mistyped: true,
  number_cut_off: true,
  number_absent: true,
  number_in_description: true,
  number_differs: true,
  same_amount: true,
  rounding: true,
  tax_ratio: true,
  transposed_digits: true,
  opposite_sign: true,
  short_credit: true,
  partial_amount: true,
  amount_differs: true,
  date_differs: true,
  split: true,
  merged: true,
  not_in_ledger: true,
  not_on_statement: true,
  duplicate: true,
  timing: true,
  other_currency: true,
  other_site: true,
  payment: true,
  opening_balance: true,
}

describe('every reason of the matching', () => {
  it.each([
    ['en', en],
    ['pt-BR', pt],
    ['es', es],
  ])('has words in %s', (_language, { reasons }) => {
    const plural = (code: string) =>
      Object.keys(reasons).some((key) => key === code || key.startsWith(`${code}_`))
    expect(Object.keys(known).filter((code) => !plural(code))).toEqual([])
  })
})
