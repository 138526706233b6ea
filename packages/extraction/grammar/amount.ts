/** Money inside this package: whole ten-thousandths, exact up to 900 billion. */
export type Minor = number

export const MINOR_PER_UNIT = 10_000
const MAX_MINOR = Number.MAX_SAFE_INTEGER

export type DecimalMark = '.' | ','

/** An amount as printed: which digits, which marks, which sign, before the decimal mark is known. */
export type AmountShape = {
  body: string
  is_negative: boolean
  /** CR, C, H (Haben) or DR, D, S (Soll) beside the figure. */
  side: 'credit' | 'debit' | null
  currency: string | null
  /** The printed figure carries a decimal part for certain. */
  has_decimals: boolean
}

const CURRENCY =
  'R\\$|US\\$|A\\$|C\\$|NZ\\$|HK\\$|[$€£¥₹]|EUR|USD|GBP|BRL|CHF|INR|Rs\\.?|CAD|AUD|NZD|MXN|ARS|CLP|COP|PLN|CZK|SEK|NOK|DKK|JPY'
const BODY =
  "\\d{1,3}(?:[.,]\\d{2,3}|['’\\u00A0\\u202F ]\\d{3})*(?:[.,]\\d{1,4})?|\\d+(?:[.,]\\d{1,4})?|[.,]\\d{2}"
const SIDE = 'CR|DR|Cr|Dr|cr|dr|[CDHS]'
const SIGN = '[-−–+]'
const AMOUNT = new RegExp(
  `^(?<side1>${SIDE})?\\s*(?<sign1>${SIGN})?\\s*(?<cur1>${CURRENCY})?\\s*(?<sign2>${SIGN})?\\s*(?<body>${BODY})\\s*` +
    `(?<sign3>[-−–])?\\s*(?<cur2>${CURRENCY})?\\s*(?<sign4>[-−–])?\\s*(?:(?<side2>${SIDE})\\.?)?$`,
)

const BRACKETED = new RegExp(`^(?<cur>${CURRENCY})?\\s*\\((?<inner>[^()]+)\\)\\s*(?<after>${CURRENCY})?$`)

/** Reads a whole text as one amount: `-1.234,56 €`, `(1,234.56)`, `1 234,56-`, `R$ 10,00`, `12.00 CR`; else null. */
export function readAmount(text: string): AmountShape | null {
  if (text.length > 40 || !/\d/.test(text) || /\p{L}{4}/u.test(text)) return null
  let inner = text.trim()
  let in_brackets = false
  const bracketed = inner.includes('(') ? BRACKETED.exec(inner) : null
  if (bracketed?.groups) {
    in_brackets = true
    inner = `${bracketed.groups.cur ?? ''}${bracketed.groups.inner}${bracketed.groups.after ?? ''}`.trim()
  }
  const found = AMOUNT.exec(inner)?.groups
  if (!found?.body) return null
  const { side1, side2, sign1, sign2, sign3, sign4, cur1, cur2 } = found
  const signs = [sign1, sign2, sign3, sign4].filter((sign) => sign !== undefined)
  if (signs.length > 1 || (side1 && side2) || (in_brackets && signs.some((sign) => sign !== '-'))) return null
  const letter = (side1 ?? side2)?.toUpperCase()
  return {
    body: found.body.replace(/[\u00A0\u202F’]/g, (mark) => (mark === '’' ? "'" : ' ')),
    is_negative: in_brackets || signs.some((sign) => sign !== '+'),
    side: letter === undefined ? null : /^(CR|C|H)$/.test(letter) ? 'credit' : 'debit',
    currency: cur1 ?? cur2 ?? null,
    has_decimals: decimalMarks(found.body).some((mark) => mark !== null) && !isAmbiguous(found.body),
  }
}

/**
 * Whether a text is money beyond doubt: with decimals, thousands in groups, or a currency beside it. Groups that begin
 * with a naught are a number: `015 961`.
 */
export function isMoneyText(text: string): boolean {
  const shape = readAmount(text)
  return (
    shape !== null &&
    (shape.has_decimals || shape.currency !== null || /^[1-9]\d{0,2}(?:[.,' ]\d{3})+$/.test(shape.body))
  )
}

/** Which decimal marks a body may be read with: null stands for a whole number. */
function decimalMarks(body: string): (DecimalMark | null)[] {
  const marks = body.match(/[.,]/g) as DecimalMark[] | null
  if (!marks) return [null]
  const last = marks.at(-1)!
  const decimals = body.length - body.lastIndexOf(last) - 1
  const is_other_used = marks.some((mark) => mark !== last)
  if (is_other_used || decimals !== 3) return [last]
  if (marks.length > 1 || /[' ]/.test(body)) return marks.length > 1 ? [null] : [last]
  return [null, last]
}

const isAmbiguous = (body: string) => decimalMarks(body).length > 1

/** Evidence one body gives on the decimal mark of its column: the mark, or null when it says nothing. */
export function decimalEvidence(body: string): DecimalMark | null {
  const marks = decimalMarks(body)
  if (marks.length > 1) return null
  if (marks[0]) return marks[0]
  const grouping = /[.,]/.exec(body)?.[0]
  return grouping === undefined ? null : grouping === '.' ? ',' : '.'
}

/** The magnitude under a decimal mark in ten-thousandths; a lone mark before three digits follows the mark given. */
export function magnitude(shape: AmountShape, mark: DecimalMark | null): Minor | null {
  const marks = decimalMarks(shape.body)
  const decimal = marks.length > 1 ? (mark !== null && marks.includes(mark) ? mark : null) : marks[0]!
  const at = decimal === null ? -1 : shape.body.lastIndexOf(decimal)
  const whole = (at < 0 ? shape.body : shape.body.slice(0, at)).replace(/\D/g, '')
  const fraction = at < 0 ? '' : shape.body.slice(at + 1)
  if (whole.length > 12) return null
  const minor = Number(whole || '0') * MINOR_PER_UNIT + Number(fraction.padEnd(4, '0') || '0')
  return minor > MAX_MINOR ? null : minor
}

/** A JSON number with exactly the printed decimals. */
export const toNumber = (minor: Minor): number => minor / MINOR_PER_UNIT

/** Rounds a spreadsheet's binary number to ten-thousandths, or answers null beyond the exact range. */
export function toMinor(value: number): Minor | null {
  const minor = Math.round(value * MINOR_PER_UNIT)
  return Number.isSafeInteger(minor) ? minor : null
}
