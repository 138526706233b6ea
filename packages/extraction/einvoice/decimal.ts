import { MINOR_PER_UNIT, type Minor } from '../grammar/amount.ts'

/** A figure of the data: its text as it stands and its value in ten-thousandths. */
export type Figure = { text: string; minor: Minor }

// XML Schema part 2, decimal. No grouping, no exponent, a point.
const DECIMAL = /^(?<sign>[-+]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?$/
const LARGEST = 100_000_000_000

/** An amount, rounded half up beyond four decimals; null when the text is no decimal or beyond 100 billion. */
export function readFigure(text: string): Figure | null {
  const parts = partsOf(text)
  if (!parts) return null
  const { sign, whole, fraction } = parts
  const kept = Number(whole || '0') * MINOR_PER_UNIT + Number(fraction.slice(0, 4).padEnd(4, '0'))
  const minor = kept + (fraction.charAt(4) >= '5' ? 1 : 0)
  if (minor > LARGEST * MINOR_PER_UNIT) return null
  return { text: text.trim(), minor: sign === '-' && minor !== 0 ? -minor : minor }
}

/** A quantity or price with all its decimals; null when the text is no decimal or beyond 100 billion. */
export function readDecimal(text: string): number | null {
  if (!partsOf(text)) return null
  const value = Number(text.trim())
  return Math.abs(value) > LARGEST ? null : value === 0 ? 0 : value
}

function partsOf(text: string): { sign: string; whole: string; fraction: string } | null {
  const trimmed = text.trim()
  if (trimmed.length > 60 || !/\d/.test(trimmed)) return null
  const found = DECIMAL.exec(trimmed)?.groups
  if (!found) return null
  const { sign = '', whole = '', fraction = '' } = found
  return whole.replace(/^0+/, '').length > 12 ? null : { sign, whole, fraction }
}

/** An amount for a message: two decimals at least. */
export function shown(minor: Minor): string {
  const decimals = minor % 100 === 0 ? 2 : 4
  return (minor / MINOR_PER_UNIT).toFixed(decimals)
}
