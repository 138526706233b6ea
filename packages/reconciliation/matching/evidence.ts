import type { DocumentNumber } from '../numbering/document-number.ts'
import { isCutOff, isOneEditApart } from '../numbering/near-serials.ts'
import { type AmountRelation, explainAmounts } from './amount-relation.ts'
import { areOfOtherSites, arePayments, type Doc, dayGap, type Field, haveMatchingKinds } from './doc.ts'

/** How two documents' numbers agree, from best to worst. */
export type NumberRelation =
  | 'same_text'
  | 'same_serial'
  | 'look_alike'
  | 'one_edit'
  | 'cut_off'
  | 'absent'
  | 'other_series'
  | 'unlike'
  | 'different'

export type Evidence = { number: NumberRelation; amount: AmountRelation; days: number; score: number }

/**
 * Log-odds weights in the manner of Fellegi and Sunter (1969): how much likelier the observation is for two
 * records of one document than for two of different documents. Set by hand, checked by the bench.
 */
export const NUMBER_WEIGHT: Readonly<Record<NumberRelation, number>> = {
  same_text: 12,
  same_serial: 10,
  look_alike: 9,
  one_edit: 5,
  cut_off: 4.5,
  absent: 0,
  other_series: -2,
  unlike: -3,
  different: -7,
}
/** Each side numbers its own payments, a bank or a cashier a third way: numbers that differ say next to nothing. */
const FOREIGN_NUMBER_WEIGHT = -0.5
const AMOUNT_WEIGHT: Readonly<Record<AmountRelation, number>> = {
  same: 7,
  within_tolerance: 6,
  explained: 1,
  differs: -3.5,
  opposite_sign: -7,
}

const NUMBER_PLACE = placesOf(NUMBER_WEIGHT)
const AMOUNT_PLACE = placesOf(AMOUNT_WEIGHT)
const AMOUNT_RELATIONS = Object.keys(AMOUNT_WEIGHT).length

/** How many makes of pairs there are: number and amount relations together. */
export const MAKES = Object.keys(NUMBER_WEIGHT).length * AMOUNT_RELATIONS

/** The make of a pair as a small number, below `MAKES`. */
export function makeOf({ number, amount }: Evidence): number {
  return NUMBER_PLACE[number] * AMOUNT_RELATIONS + AMOUNT_PLACE[amount]
}

function placesOf<Name extends string>(weights: Readonly<Record<Name, number>>): Record<Name, number> {
  const names = Object.keys(weights) as Name[]
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>
}

/** Pairs that score less are better left apart. */
export const ACCEPT_SCORE = 2.9

/** Weighs one pair by what it shows on its own. */
export function weighPair(a: Doc, b: Doc, field: Field): Evidence {
  const number = relateNumbers(a, b, field)
  const amount = explainAmounts(a.cents, b.cents, field.toleranceCents)
  const days = dayGap(a, b)
  if (!haveMatchingKinds(a, b)) return { number, amount, days, score: Number.NEGATIVE_INFINITY }
  const score = numberWeight(number, a, b) + AMOUNT_WEIGHT[amount] + weighDays(days) + weighSites(a, b)
  return { number, amount, days, score }
}

function numberWeight(number: NumberRelation, a: Doc, b: Doc): number {
  const weight = NUMBER_WEIGHT[number]
  return arePayments(a, b) ? Math.max(weight, FOREIGN_NUMBER_WEIGHT) : weight
}

/** Deliveries are booked in the wrong books now and then: a site is evidence, never a rule. */
function weighSites(a: Doc, b: Doc): number {
  if (a.site === null || b.site === null) return 0
  return areOfOtherSites(a, b) ? -2 : 0.5
}

function weighDays(days: number): number {
  if (Number.isNaN(days)) return 0
  if (days === 0) return 2
  if (days <= 3) return 1
  if (days <= 7) return 0
  if (days <= 31) return -1
  return days <= 62 ? -2 : -4
}

/** Whether the number alone names the document. */
export function isStrongNumber(number: NumberRelation): boolean {
  return number === 'same_text' || number === 'same_serial' || number === 'look_alike'
}

export function relateNumbers(a: Doc, b: Doc, field: Field): NumberRelation {
  const [one, two] = [a.number, b.number]
  if (one.serial === '' || two.serial === '')
    return one.text !== '' && one.text === two.text ? 'same_text' : 'absent'
  if (one.text === two.text) return 'same_text'
  if (one.serial === two.serial || one.digits === two.digits) {
    return areOfOtherSeries(a, b, field) ? 'other_series' : 'same_serial'
  }
  if (one.foldedSerial === two.foldedSerial)
    return areOfOtherSeries(a, b, field) ? 'other_series' : 'look_alike'
  if (isOneEditApart(one.foldedSerial, two.foldedSerial) || areTextsOneEditApart(one, two)) return 'one_edit'
  if (isCutOff(one.foldedSerial, two.foldedSerial) || isCutOff(one.text, two.text)) return 'cut_off'
  // Numbers of one make that differ are two documents; of different make, perhaps an order or delivery number.
  return Math.abs(one.serial.length - two.serial.length) <= 1 ? 'different' : 'unlike'
}

const SHORTEST_TEXT = 5

function areTextsOneEditApart(one: DocumentNumber, two: DocumentNumber): boolean {
  const isLongEnough = Math.min(one.foldedText.length, two.foldedText.length) >= SHORTEST_TEXT
  return isLongEnough && isOneEditApart(one.foldedText, two.foldedText)
}

/** Whether letters or years say that equal serials belong to two series, such as invoices and credit notes. */
export function areOfOtherSeries(a: Doc, b: Doc, field: Field): boolean {
  const [one, two] = [a.number, b.number]
  if (one.year !== '' && two.year !== '' && one.year !== two.year) return true
  if (one.letters === two.letters || one.letters === '' || two.letters === '') return false
  return field.letters[b.side].has(one.letters) && field.letters[a.side].has(two.letters)
}
