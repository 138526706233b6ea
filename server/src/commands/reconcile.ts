import { writeFile } from 'node:fs/promises'
import {
  LedgerCsvError,
  parseLedgerCsv,
  type Reconciliation,
  reasonText,
  reconcile,
} from '#packages/reconciliation'
import { writeWorkbook } from '#packages/spreadsheet'
import { extractFile } from './extract.ts'
import { readInput } from './input-file.ts'
import { type Command, ImpossibleInput, UnreadableInput } from './outcome.ts'

export const reconcileCommand: Command = {
  usage: 'reconcile STATEMENT LEDGER.csv [--xlsx OUT.xlsx]',
  about: 'holds a statement against the books (id, invoice_number, invoice_date, amount [, currency, kind])',
  arguments: ['STATEMENT', 'LEDGER.csv'],
  options: { xlsx: { type: 'string' } },
  async run([statement, ledger], { xlsx }) {
    const read = await extractFile(statement!)
    const entries = await readLedger(ledger!, read.currency)
    const lines = read.lines
      .map((line, index) => ({
        ...line,
        line: index + 1,
        currency: read.currency ?? entries[0]?.currency ?? 'XXX',
      }))
      .filter((line) => line.amount !== null && line.kind !== 'opening')
    if (lines.length === 0)
      throw new ImpossibleInput({
        error: 'no_lines',
        message: 'The statement has no line with an amount.',
        warnings: read.warnings,
      })
    const result = reconcile(
      lines.map(({ line, date, reference, description, amount, currency, kind }) => ({
        line,
        date,
        reference,
        description,
        amount: amount!,
        currency,
        kind: kind === 'opening' ? 'other' : kind,
      })),
      entries,
      { period_end: read.period?.to ?? undefined },
    )
    const worded = inWords(result)
    if (typeof xlsx === 'string') await writeFile(xlsx, workbook(worded))
    return worded
  },
}

async function readLedger(path: string, currency: string | null) {
  const text = new TextDecoder().decode(await readInput(path))
  try {
    return parseLedgerCsv(text).map((entry) => ({ ...entry, currency: entry.currency ?? currency ?? 'XXX' }))
  } catch (error) {
    if (error instanceof LedgerCsvError) throw new UnreadableInput(`${path}: ${error.message}`)
    throw error
  }
}

type Worded = ReturnType<typeof inWords>

function inWords({ summary, items }: Reconciliation) {
  return {
    summary,
    items: items.map((item) => ({
      ...item,
      reasons: item.reasons.map((reason) => reasonText(reason, 'en')),
    })),
  }
}

function workbook({ items }: Worded): Uint8Array {
  const columns = [
    { header: 'Statement lines', kind: 'text' },
    { header: 'Ledger entries', kind: 'text' },
    { header: 'Currency', kind: 'text' },
    { header: 'Statement amount', kind: 'money' },
    { header: 'Ledger amount', kind: 'money' },
    { header: 'Difference', kind: 'money' },
    { header: 'Confidence', kind: 'percent' },
    { header: 'Reasons', kind: 'text', width: 60 },
  ] as const
  const classes = ['matched', 'amount_mismatch', 'missing_in_restaurant', 'missing_in_supplier'] as const
  return writeWorkbook(
    classes.map((status) => ({
      name: status.replaceAll('_', ' '),
      columns: [...columns],
      rows: items
        .filter((item) => item.status === status)
        .map((item) => [
          item.statement_lines.join(', '),
          item.ledger_ids.join(', '),
          item.currency,
          item.statement_amount,
          item.ledger_amount,
          item.difference,
          item.confidence,
          item.reasons.join('; '),
        ]),
      freeze_header: true,
    })),
  )
}
