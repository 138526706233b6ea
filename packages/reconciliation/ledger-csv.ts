import { CsvError, parse } from 'csv-parse/sync'
import { isValidDate } from '#packages/calendar'
import { decimal, isCurrency } from '#packages/money'
import type { DocumentKind, LedgerEntry } from './documents.ts'

export type LedgerCsvProblem = {
  /** Line of the file, 1 for the header. */
  line: number
  /** Column name; '' when the whole row is wrong. */
  column: string
  code:
    | 'missing_column'
    | 'missing_value'
    | 'invalid_date'
    | 'invalid_amount'
    | 'invalid_currency'
    | 'invalid_kind'
    | 'duplicate_id'
    | 'malformed_row'
  /** What stood there, shortened to 40 characters. */
  value: string
}

/** A ledger file with faults: every one of them, by line and column. */
export class LedgerCsvError extends Error {
  readonly problems: readonly LedgerCsvProblem[]

  constructor(problems: readonly LedgerCsvProblem[]) {
    const [first] = problems
    const where = first
      ? `line ${first.line}, ${first.column || 'row'}: ${first.code.replaceAll('_', ' ')}`
      : ''
    super(`${problems.length} fault(s) in the ledger, first at ${where}`)
    this.name = 'LedgerCsvError'
    this.problems = problems
  }
}

const REQUIRED = ['id', 'invoice_number', 'invoice_date', 'amount'] as const
const KINDS: readonly string[] = ['invoice', 'credit_note', 'payment', 'opening', 'other']

type Row = { info: { lines: number }; record: Record<string, string> }

/**
 * Reads a ledger: UTF-8 CSV with a header and the columns id, invoice_number, invoice_date (ISO), amount
 * (plain decimal, signed) and, if wanted, currency (default `currency`), kind and site; other columns are ignored.
 * Comma, semicolon or tab. Throws `LedgerCsvError` with every fault.
 */
export function parseLedgerCsv(text: string, currency = 'EUR'): LedgerEntry[] {
  const rows = parseRows(text)
  const problems: LedgerCsvProblem[] = []
  const seen = new Set<string>()
  const entries = rows.map((row) => readRow(row, currency, seen, problems))
  if (problems.length > 0) throw new LedgerCsvError(problems)
  return entries
}

function parseRows(text: string): Row[] {
  let names: string[] = []
  try {
    const rows = parse(text, {
      bom: true,
      columns: (header: string[]) => {
        names = header.map((name) => name.trim().toLowerCase())
        return names
      },
      delimiter: findDelimiter(text),
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[]
    const missing = REQUIRED.filter((column) => !names.includes(column))
    if (missing.length === 0) return rows
    throw new LedgerCsvError(
      missing.map((column) => ({ line: 1, column, code: 'missing_column', value: '' })),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: number }).lines ?? 1)
    throw new LedgerCsvError([{ line, column: '', code: 'malformed_row', value: error.code }])
  }
}

function findDelimiter(text: string): string {
  const header = text.slice(0, 1000).split(/[\r\n]/, 1)[0]!
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

function readRow(row: Row, currency: string, seen: Set<string>, problems: LedgerCsvProblem[]): LedgerEntry {
  const { record, info } = row
  const report = (column: string, code: LedgerCsvProblem['code']) =>
    problems.push({ line: info.lines, column, code, value: (record[column] ?? '').slice(0, 40) })
  const id = record.id ?? ''
  if (id === '') report('id', 'missing_value')
  else if (seen.has(id)) report('id', 'duplicate_id')
  seen.add(id)
  const date = record.invoice_date || null
  if (date !== null && !isValidDate(date)) report('invoice_date', 'invalid_date')
  if (!record.amount) report('amount', 'missing_value')
  else if (!isAmount(record.amount)) report('amount', 'invalid_amount')
  if (record.currency && !isCurrency(record.currency)) report('currency', 'invalid_currency')
  if (record.kind && !KINDS.includes(record.kind)) report('kind', 'invalid_kind')
  return {
    id,
    invoice_number: record.invoice_number || null,
    invoice_date: date,
    amount: record.amount ?? '',
    currency: record.currency || currency,
    kind: (record.kind || null) as DocumentKind | null,
    ...(record.site ? { site: record.site } : {}),
  }
}

function isAmount(text: string): boolean {
  try {
    decimal(text)
    return true
  } catch {
    return false
  }
}
