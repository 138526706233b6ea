import type { Sheet } from '#packages/spreadsheet'
import { centsText, toCents } from './cents.ts'
import type { ReconciliationSummary } from './contract.ts'
import type { Decision, StoredItem } from './item-queries.ts'
import { packWords } from './packs/words.ts'
import type { SetApartLine } from './problem.ts'

/** An item; fresh from its first run nobody has decided about it. */
export type ReportItem = StoredItem & Partial<Decision>

/** Everything a report says; the same input makes the same bytes. */
export interface ReportInput {
  document_name: string
  supplier_name: string
  restaurant_names: string[]
  /** ISO instant. */
  created_at: string
  summary: ReconciliationSummary
  items: ReportItem[]
  set_apart: SetApartLine[]
}

const classes = [
  ['matched', 'Matched'],
  ['amount_mismatch', 'Amount mismatch'],
  ['missing_in_restaurant', 'Missing in restaurant'],
  ['missing_in_supplier', 'Missing at supplier'],
] as const

/** The sheets of a reconciliation's workbook: a summary that balances, one sheet per class, what is disputed, what was set apart. */
export function reportSheets(input: ReportInput): Sheet[] {
  return [
    summarySheet(input),
    ...classes.map(([status, name]) =>
      classSheet(
        name,
        input.items.filter((item) => item.status === status),
      ),
    ),
    disputesSheet(input.items),
    setApartSheet(input.set_apart),
    aboutSheet(input),
  ]
}

function summarySheet({ summary, items }: ReportInput): Sheet {
  const rows = summary.currencies.flatMap((totals) => {
    const own = items.filter((item) => item.currency === totals.currency)
    const side = (of: readonly StoredItem[], pick: 'statement_amount' | 'ledger_amount') =>
      centsText(of.reduce((sum, item) => sum + toCents(item[pick]), 0))
    return [
      ...classes.map(([status, name]) => {
        const of = own.filter((item) => item.status === status)
        return [
          totals.currency,
          name,
          of.length,
          side(of, 'statement_amount'),
          side(of, 'ledger_amount'),
          totals.explained[status],
        ]
      }),
      [totals.currency, 'Total', own.length, totals.statement_total, totals.ledger_total, totals.difference],
    ]
  })
  return {
    name: 'Summary',
    columns: [
      { header: 'Currency', kind: 'text', width: 10 },
      { header: 'Class', kind: 'text', width: 26 },
      { header: 'Items', kind: 'number', width: 10 },
      { header: 'On the statement', kind: 'money', width: 18 },
      { header: 'In the books', kind: 'money', width: 18 },
      { header: 'Difference', kind: 'money', width: 16 },
    ],
    rows,
    freeze_header: true,
  }
}

function classSheet(name: string, items: readonly ReportItem[]): Sheet {
  return {
    name,
    columns: [
      { header: 'Invoice number', kind: 'text', width: 22 },
      { header: 'Date', kind: 'date', width: 12 },
      { header: 'Currency', kind: 'text', width: 10 },
      { header: 'On the statement', kind: 'money', width: 18 },
      { header: 'In the books', kind: 'money', width: 18 },
      { header: 'Difference', kind: 'money', width: 16 },
      { header: 'Confidence', kind: 'percent', width: 12 },
      { header: 'Why', kind: 'text', width: 60 },
      { header: 'Statement lines', kind: 'text', width: 16 },
      { header: 'Page', kind: 'number', width: 8 },
      { header: 'Numbers in the books', kind: 'text', width: 26 },
      { header: 'Decision', kind: 'text', width: 12 },
      { header: 'Decided', kind: 'date', width: 12 },
      { header: 'Look again', kind: 'text', width: 12 },
    ],
    rows: items.map((item) => [
      item.invoice_number,
      item.invoice_date,
      item.currency,
      item.statement_amount,
      item.ledger_amount,
      item.difference,
      item.match_confidence,
      item.details.reasons.map((reason) => reason.text).join('; '),
      item.details.statement_lines.map((line) => line.line).join(', '),
      item.details.statement_lines[0]?.page,
      item.details.ledger_entries.map((entry) => entry.invoice_number).join(', '),
      decisionWords[item.decision ?? 'open'],
      item.decided_at && dayOf(item.decided_at),
      item.is_changed ? 'The books changed' : null,
    ]),
    freeze_header: true,
  }
}

const decisionWords: Record<Decision['decision'], string> = {
  open: '',
  accepted: 'Accepted',
  disputed: 'Disputed',
}

// What crosses into the process that writes it is a Date or its text.
const dayOf = (instant: Date | string) => new Date(instant).toISOString().slice(0, 10)

function disputesSheet(items: readonly ReportItem[]): Sheet {
  const { en } = packWords
  return {
    name: 'Disputes',
    columns: [
      { header: 'Invoice number', kind: 'text', width: 22 },
      { header: 'Date', kind: 'date', width: 12 },
      { header: 'Currency', kind: 'text', width: 10 },
      { header: 'On the statement', kind: 'money', width: 18 },
      { header: 'In the books', kind: 'money', width: 18 },
      { header: 'Difference', kind: 'money', width: 16 },
      { header: 'Reason', kind: 'text', width: 34 },
      { header: 'Note', kind: 'text', width: 50 },
      { header: 'Disputed', kind: 'date', width: 12 },
    ],
    rows: items
      .filter((item) => item.decision === 'disputed')
      .map((item) => [
        item.invoice_number,
        item.invoice_date,
        item.currency,
        item.statement_amount,
        item.ledger_amount,
        item.difference,
        item.dispute_reason && en.reasons[item.dispute_reason],
        item.dispute_note,
        item.decided_at && dayOf(item.decided_at),
      ]),
    freeze_header: true,
  }
}

const whySetApart: Record<SetApartLine['why'], string> = {
  payment: 'A payment',
  balance: 'A balance brought forward',
  no_amount: 'No readable amount',
}

function setApartSheet(lines: readonly SetApartLine[]): Sheet {
  return {
    name: 'Not compared',
    columns: [
      { header: 'Line', kind: 'number', width: 8 },
      { header: 'Date', kind: 'date', width: 12 },
      { header: 'Reference', kind: 'text', width: 22 },
      { header: 'Description', kind: 'text', width: 40 },
      { header: 'Currency', kind: 'text', width: 10 },
      { header: 'Amount', kind: 'money', width: 16 },
      { header: 'Why', kind: 'text', width: 28 },
    ],
    rows: lines.map((line) => [
      line.line,
      line.date,
      line.reference,
      line.description,
      line.currency,
      line.amount,
      whySetApart[line.why],
    ]),
    freeze_header: true,
  }
}

function aboutSheet(input: ReportInput): Sheet {
  const { summary } = input
  const period = [summary.period_from, summary.period_to].filter(Boolean).join(' to ')
  return {
    name: 'About',
    columns: [
      { header: 'What', kind: 'text', width: 26 },
      { header: 'Value', kind: 'text', width: 60 },
    ],
    rows: [
      ['Supplier', input.supplier_name],
      ['Statement', input.document_name],
      ['Period', period],
      ['Restaurants', input.restaurant_names.join(', ')],
      ['Opening balance', balance(summary.opening_balance)],
      ['Closing balance', balance(summary.closing_balance)],
      ['Balances', summary.proof],
      ['Reconciled', input.created_at.slice(0, 10)],
    ],
  }
}

function balance(amount: number | null): string {
  return amount === null ? '' : amount.toFixed(2)
}
