import type { DocumentType } from './extraction.ts'
import { readAmount } from './grammar/amount.ts'
import { readDate } from './grammar/date.ts'
import { normalise } from './grammar/normalise.ts'
import { type Line, lineText } from './lines/line.ts'
import type { Header } from './table/column.ts'
import { MONEY_ROLES } from './vocabulary/headers.ts'
import { balanceLabel } from './vocabulary/labels.ts'
import { titleOf } from './vocabulary/titles.ts'

export type Classification = { type: DocumentType; confidence: number }

/** What kind of document this is: titles weighed by size and place, sheet names, the columns of its tables. */
export function classify(
  lines: readonly Line[],
  headers: readonly Header[],
  names: readonly string[],
): Classification {
  const scores: Record<DocumentType, number> = {
    invoice: 0,
    credit_note: 0,
    statement: 0,
    receipt: 0,
    other: 0.6,
  }
  addTitles(scores, lines)
  for (const name of names) {
    const title = titleOf(name)
    if (title) scores[title.type] += 2 * title.share
  }
  addTable(scores, headers)
  const labels = lines.flatMap((line) => line.segments.map((segment) => balanceLabel(segment.text)))
  if (labels.includes('opening')) scores.statement += 3
  if (labels.includes('closing')) scores.statement += 0.7
  return strongest(scores)
}

function addTitles(scores: Record<DocumentType, number>, lines: readonly Line[]): void {
  const first = lines.filter((line) => line.page === lines[0]?.page)
  const sizes = first.map((line) => line.size).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 10
  const seen = new Set<string>()
  for (const [index, line] of first.entries()) {
    // Rows of a table name invoices and payments of their own.
    if (isEntry(line)) continue
    for (const segment of line.segments) {
      const title = titleOf(segment.text)
      const key = `${title?.type} ${normalise(segment.text)}`
      if (!title || seen.has(key)) continue
      seen.add(key)
      const is_label = title.share < 0.55 || /:\s*$/.test(segment.text)
      const place = index < first.length / 3 ? 1.4 : 0.7
      const size = Math.min(3, Math.max(0.7, segment.size / usual))
      scores[title.type] += place * size ** 2 * (is_label ? 0.5 : 1.2)
    }
  }
}

function isEntry(line: Line): boolean {
  const figures = line.segments.filter((segment) => segment.value || readAmount(segment.text)?.has_decimals)
  const dates = line.segments.filter((segment) => readDate(segment.text))
  return figures.length + dates.length >= 2 || (figures.length > 0 && line.segments.length > 2)
}

function addTable(scores: Record<DocumentType, number>, headers: readonly Header[]): void {
  let statement = 0
  let invoice = 0
  for (const header of headers) {
    const roles = new Set(header.columns.map((column) => column.role))
    const has_day = roles.has('date') || roles.has('value_date')
    const is_goods = roles.has('unit_price') || roles.has('quantity')
    if (has_day && roles.has('debit') && roles.has('credit')) statement = Math.max(statement, 4)
    if (has_day && (roles.has('balance') || roles.has('outstanding'))) statement = Math.max(statement, 4)
    if (has_day && !is_goods && [...MONEY_ROLES].some((role) => roles.has(role))) {
      statement = Math.max(statement, roles.has('reference') ? 3 : 1.5)
    }
    if (is_goods) invoice = Math.max(invoice, roles.has('unit_price') && roles.has('quantity') ? 3 : 1.5)
  }
  scores.statement += statement
  scores.invoice += invoice
  // A credit note's table looks like an invoice's.
  if (invoice > 0 && scores.credit_note > 1) scores.credit_note += invoice
}

function strongest(scores: Record<DocumentType, number>): Classification {
  const [best, second] = (Object.entries(scores) as [DocumentType, number][]).sort((a, b) => b[1] - a[1])
  const [type, score] = best!
  return {
    type,
    confidence: Math.round((0.5 + 0.49 * ((score - second![1]) / Math.max(score, 0.01))) * 100) / 100,
  }
}

/** A bank names itself at the beginning; a sheet may have a hundred thousand rows. */
const ENOUGH_LINES = 5_000

/** Whether a statement is a bank's: its credits are money held, not money owed. */
export function isBankStatement(lines: readonly Line[], headers: readonly Header[]): boolean {
  const text = normalise(lines.slice(0, ENOUGH_LINES).map(lineText).join(' '))
  const words = text.match(
    /\b(?:kontoauszug|bank statement|bic swift|sort code|kontostand|girokonto|giro|releve bancaire|extrato bancario|extracto bancario|estratto conto bancario|agencia|sparkasse|account holder|kontoinhaber|current account|checking account|rekeningafschrift)\b/g,
  )
  const columns = headers.flatMap((header) => header.columns).map((column) => normalise(column.text))
  const is_bank_column = columns.some((name) =>
    /^(?:withdrawals?|deposits?|paid in|paid out|money in|money out|wert|valuta|value date|af|bij|payments out|payments in)$/.test(
      name,
    ),
  )
  return (
    (new Set(words).size >= 1 ? 1 : 0) + (is_bank_column ? 1 : 0) + (new Set(words).size >= 3 ? 1 : 0) >= 2
  )
}
