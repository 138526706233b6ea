import type { Minor } from '../grammar/amount.ts'
import { type Figure, shown } from './decimal.ts'
import { type Adjustment, type Einvoice, type EinvoiceLine, reckoned, type Sum, total } from './einvoice.ts'
import { type Notes, textOf } from './notes.ts'
import { at, child, children, type XmlElement } from './xml-element.ts'

export const adjusted = (adjustments: readonly Adjustment[]): Minor =>
  adjustments.reduce((sum, one) => sum + one.minor, 0)

export function oneOrSum(figures: readonly (Figure | null)[]): Figure | null {
  const known = figures.filter((figure) => figure !== null)
  if (known.length === 0 || known.length < figures.length) return null
  return known.length === 1 ? known[0]! : reckoned(total(known))
}

/**
 * What the taxable amounts hold beside the lines: pension fund contributions always; incidental expenses and
 * rounding of a rate where the sum needs them, as some list the former among the lines too.
 */
export function chargesOf(
  general: XmlElement | undefined,
  rates: readonly XmlElement[],
  lines: readonly EinvoiceLine[],
  net: Figure | null,
  slack: Minor,
  notes: Notes,
): Adjustment[] {
  const named = (description: string, elements: (XmlElement | undefined)[]): Adjustment[] =>
    elements.flatMap((element) => {
      const minor = notes.figure(element)?.minor ?? 0
      return minor === 0 ? [] : [{ description, minor }]
    })
  const funds = named(
    'Contributo cassa previdenziale',
    children(general, 'DatiCassaPrevidenziale').map((one) => child(one, 'ImportoContributoCassa')),
  )
  const expenses = named(
    'Spese accessorie',
    rates.map((rate) => child(rate, 'SpeseAccessorie')),
  )
  const roundings = named(
    'Arrotondamento',
    rates.map((rate) => child(rate, 'Arrotondamento')),
  )
  const sum = total(lines.map((line) => line.amount))
  const tries = [
    funds,
    [...funds, ...expenses],
    [...funds, ...expenses, ...roundings],
    [...funds, ...roundings],
  ]
  return tries.find((one) => net && Math.abs(sum + adjusted(one) - net.minor) <= slack) ?? funds
}

type BodyTotals = {
  general: XmlElement | undefined
  rates: readonly XmlElement[]
  net: Figure | null
  tax: Figure | null
  notes: Notes
}

/**
 * The total with tax and what takes it there: stamp duty, a discount after tax and rounding are in it with some
 * issuers and not with others, so the total tells. Stamp duty in the total counts as tax.
 */
export function totalsOf({ general, net, tax, notes }: BodyTotals) {
  const gross = notes.figure(child(general, 'ImportoTotaleDocumento'))
  const sums: Sum[] = []
  const plain = { gross, tax, after_tax: [] as Adjustment[], sums }
  if (gross === null || net === null) return plain
  const stamp = notes.figure(at(general, 'DatiBollo', 'ImportoBollo'))?.minor ?? 0
  const rounding = notes.figure(child(general, 'Arrotondamento'))?.minor ?? 0
  const discounts = children(general, 'ScontoMaggiorazione').flatMap((one) => {
    const minor = notes.figure(child(one, 'Importo'))?.minor ?? 0
    const is_charge = textOf(child(one, 'Tipo')) === 'MG'
    if (minor === 0) return []
    return [{ description: is_charge ? 'Maggiorazione' : 'Sconto', minor: is_charge ? minor : -minor }]
  })
  const rounded = rounding === 0 ? [] : [{ description: 'Arrotondamento', minor: rounding }]
  const base = net.minor + (tax?.minor ?? 0)
  for (const after_tax of [[], discounts, rounded, [...discounts, ...rounded]]) {
    for (const duty of stamp === 0 ? [0] : [0, stamp]) {
      if (base + adjusted(after_tax) + duty !== gross.minor) continue
      const sum = { what: 'total with tax', printed: gross, reckoned: gross.minor, slack: 0 }
      const whole_tax = duty === 0 ? tax : reckoned((tax?.minor ?? 0) + duty)
      return { gross, tax: whole_tax, after_tax, sums: [sum] }
    }
  }
  sums.push({ what: 'total with tax', printed: gross, reckoned: base, slack: 0 })
  return plain
}

/** Without a printed total, a payment of just net and tax is one. */
export function grossByPayments(
  net: Figure | null,
  tax: Figure | null,
  paid: (Figure | null)[],
  notes: Notes,
) {
  if (net === null || tax === null) return null
  const minor = net.minor + tax.minor
  const [single] = paid
  if (paid.length === 1 && single?.minor === minor) return single
  notes.warn('total_reckoned', `The document gives no total: ${shown(minor)} is its net and its tax.`)
  return reckoned(minor)
}

export function payableOf(
  general: XmlElement | undefined,
  rates: readonly XmlElement[],
  paid: readonly (Figure | null)[],
  notes: Notes,
): Einvoice['payable'] {
  const figure = oneOrSum(paid)
  if (figure === null) return null
  const withheld = total(
    children(general, 'DatiRitenuta').map((one) => notes.figure(child(one, 'ImportoRitenuta'))),
  )
  const is_split = rates.some((rate) => textOf(child(rate, 'EsigibilitaIVA')) === 'S')
  const reasons = [
    withheld === 0 ? null : `${shown(withheld)} is withheld for the tax office`,
    is_split ? 'the tax is paid to the state (split payment)' : null,
  ].filter((reason) => reason !== null)
  return { figure, because: reasons.join(' and ') || 'the document does not say why' }
}
