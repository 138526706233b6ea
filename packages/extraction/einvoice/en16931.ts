import type { Minor } from '../grammar/amount.ts'
import type { Figure } from './decimal.ts'
import { type Adjustment, type Einvoice, type EinvoiceLine, reckoned, type Sum, total } from './einvoice.ts'

/** A discount or charge of the document: its magnitude as it stands. */
export type Allowance = { description: string; figure: Figure | null; is_charge: boolean }

/** The totals of EN 16931 (BT-106 to BT-115) and the tax of each rate (BT-117). */
export type PrintedTotals = {
  lines: Figure | null
  allowances: Figure | null
  charges: Figure | null
  net: Figure | null
  tax: Figure | null
  rates: (Figure | null)[]
  gross: Figure | null
  prepaid: Figure | null
  rounding: Figure | null
  payable: Figure | null
  /** Whether the format has elements for all that takes the total to what is to be paid. */
  is_payable_explained: boolean
}

type Sums = Pick<Einvoice, 'adjustments' | 'net' | 'tax' | 'gross' | 'payable' | 'sums' | 'slack'>

/**
 * The sums of an invoice after EN 16931: every printed total against its parts (BR-CO-10 to BR-CO-16), and the
 * discounts and charges that take the lines to the net.
 */
export function sumsOf(
  lines: readonly EinvoiceLine[],
  allowances: readonly Allowance[],
  printed: PrintedTotals,
): Sums {
  const counted = lines.filter((line) => line.is_counted)
  const slack = roundingSlack(counted)
  const line_sum = total(counted.map((line) => line.amount))
  const are_lines_known = counted.length > 0 && counted.every((line) => line.amount !== null)
  const minus = sideSum(allowances, false, printed.allowances)
  const plus = sideSum(allowances, true, printed.charges)
  const base = printed.lines?.minor ?? (are_lines_known ? line_sum : null)
  const { gross, tax } = printed
  const net = printed.net ?? (base === null ? null : reckoned(base - minus.sum + plus.sum))
  const sums: Sum[] = []
  const check = (what: string, figure: Figure | null, minor: Minor | null, by: Minor = 0) => {
    if (figure !== null && figure.text !== '' && minor !== null)
      sums.push({ what, printed: figure, reckoned: minor, slack: by })
  }
  check('sum of the lines', printed.lines, are_lines_known ? line_sum : null, slack)
  if (minus.is_listed) check('sum of the discounts', printed.allowances, minus.listed)
  if (plus.is_listed) check('sum of the charges', printed.charges, plus.listed)
  check(
    'net amount',
    printed.net,
    base === null ? null : base - minus.sum + plus.sum,
    printed.lines ? 0 : slack,
  )
  const rates = printed.rates.filter((rate) => rate !== null)
  check('tax', tax, rates.length > 0 && rates.length === printed.rates.length ? total(rates) : null)
  check('total with tax', gross, net === null ? null : net.minor + (tax?.minor ?? 0))
  const due = gross === null ? null : gross.minor - total([printed.prepaid]) + total([printed.rounding])
  if (printed.is_payable_explained) check('amount to be paid', printed.payable, due)
  return {
    adjustments: [...minus.adjustments, ...plus.adjustments],
    net,
    tax,
    gross: gross ?? grossByPayable(printed),
    payable: printed.payable && { figure: printed.payable, because: reasonOf(printed) },
    sums,
    slack,
  }
}

/** Lines with more than two decimals are rounded in their sum. */
export function roundingSlack(lines: readonly EinvoiceLine[]): Minor {
  return lines.some((line) => line.amount !== null && line.amount.minor % 100 !== 0) ? 50 + lines.length : 0
}

/** One side: what is listed, and what counts when only its total is given. */
function sideSum(allowances: readonly Allowance[], is_charge: boolean, printed: Figure | null) {
  const given = allowances.filter((one) => one.is_charge === is_charge && one.figure !== null)
  const sum = total(given.map((one) => one.figure))
  // ZUGFeRD 1.0 wrote discounts with a minus under a total without one.
  const turn = printed !== null && sum === -printed.minor ? -1 : 1
  const side = given.map((one) => ({ ...one, minor: turn * one.figure!.minor }))
  const listed = turn * sum
  const is_listed = side.length > 0
  const sign = is_charge ? 1 : -1
  const adjustments: Adjustment[] = side
    .filter((one) => one.minor !== 0)
    .map((one) => ({ description: one.description, minor: sign * one.minor }))
  if (!is_listed && printed !== null && printed.minor !== 0) {
    adjustments.push({ description: is_charge ? 'Charges' : 'Discounts', minor: sign * printed.minor })
  }
  return { listed, is_listed, sum: printed?.minor ?? listed, adjustments }
}

/** UBL of before EN 16931 may give only what is to be paid. */
function grossByPayable({ payable, prepaid, rounding }: PrintedTotals): Figure | null {
  return (
    payable &&
    (prepaid || rounding ? reckoned(payable.minor + total([prepaid]) - total([rounding])) : payable)
  )
}

function reasonOf({ prepaid, rounding }: PrintedTotals): string {
  const reasons = [
    prepaid && prepaid.minor > 0 ? `${prepaid.text} was paid before` : null,
    prepaid && prepaid.minor < 0 ? `${prepaid.text.replace('-', '')} is still owed from before` : null,
    rounding && rounding.minor !== 0 ? `it is rounded by ${rounding.text}` : null,
  ].filter((reason) => reason !== null)
  return reasons.join(' and ') || 'the document does not say why'
}
