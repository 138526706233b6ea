import type { Sheet } from '#packages/spreadsheet'
import { type PackInput, totalsOf } from './pack-input.ts'
import { packWords } from './words.ts'

/** The workbook of a dispute pack: the items as the letter lists them, and the totals by currency. */
export function packSheets(input: PackInput): Sheet[] {
  const words = packWords[input.language]
  const money = [words.theirs, words.ours, words.difference, words.credit]
  return [
    {
      name: words.sheet,
      columns: [
        { header: words.date, kind: 'date', width: 12 },
        { header: words.number, kind: 'text', width: 22 },
        { header: words.currency, kind: 'text', width: 10 },
        ...money.map((header) => ({ header, kind: 'money' as const, width: 16 })),
        { header: words.reason, kind: 'text', width: 34 },
        { header: words.note, kind: 'text', width: 50 },
      ],
      rows: input.items.map((item) => [
        item.date,
        item.number,
        item.currency,
        item.statement_amount,
        item.ledger_amount,
        item.difference,
        item.credit,
        words.reasons[item.reason],
        item.note,
      ]),
      freeze_header: true,
    },
    {
      name: words.total,
      columns: [
        { header: words.currency, kind: 'text', width: 10 },
        ...money.map((header) => ({ header, kind: 'money' as const, width: 18 })),
      ],
      rows: totalsOf(input.items).map((total) => [
        total.currency,
        ...[total.theirs, total.ours, total.difference, total.credit],
      ]),
      freeze_header: true,
    },
  ]
}
