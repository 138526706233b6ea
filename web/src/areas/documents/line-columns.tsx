import { IconEye } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { DateText, Num } from '../../ui/Figures.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Amount } from './Amount.tsx'
import css from './documents.module.css'
import type { ExtractedLine, Extraction } from './queries.ts'

export type PlacedLine = ExtractedLine & { number: number }

/** Below this a person should look at the paper. */
const DOUBTFUL = 0.7

/** The columns that have something in them: a column of dashes only takes room. */
export function lineColumns({ lines, currency, document_type, pages }: Extraction, t: TFunction) {
  const has = (...fields: (keyof ExtractedLine)[]) =>
    lines.some((line) => fields.some((field) => line[field] !== null))
  const money = (id: 'debit' | 'credit' | 'amount' | 'balance' | 'unit_price'): Column<PlacedLine> => ({
    id,
    header: t(`columns.${id}`),
    cell: (line) => <Amount value={line[id]} currency={currency} />,
    align: 'end',
    phone: id === 'amount' ? 'corner' : 'line',
    wide_only: id === 'debit' || id === 'credit',
  })
  const is_statement = document_type === 'statement'
  const columns: (Column<PlacedLine> | false)[] = [
    has('date') && {
      id: 'date',
      header: t('columns.date'),
      cell: (line) => <DateText value={line.date} />,
      phone: 'line',
      tight: true,
    },
    {
      id: 'reference',
      header: t(is_statement ? 'columns.reference' : 'columns.description'),
      cell: (line) => <Name line={line} is_statement={is_statement} t={t} />,
      phone: 'title',
    },
    is_statement &&
      has('description') && {
        id: 'description',
        header: t('columns.description'),
        cell: (line) => line.description ?? '',
        wide_only: true,
        phone: 'hidden',
      },
    is_statement &&
      lines.some(({ kind }) => kind !== 'other') && {
        id: 'kind',
        header: t('columns.kind'),
        cell: (line) => (line.kind === 'other' ? '' : t(`kinds.${line.kind}`)),
        phone: 'line',
      },
    has('quantity') && {
      id: 'quantity',
      header: t('columns.quantity'),
      cell: (line) => <Num value={line.quantity} unit={line.unit ?? undefined} max_decimals={4} />,
      align: 'end',
    },
    has('unit_price') && money('unit_price'),
    // Without credits the debits are the amounts over again.
    is_statement && has('credit') && has('debit') && money('debit'),
    is_statement && has('credit') && money('credit'),
    money('amount'),
    has('balance') && money('balance'),
    pages > 1 && {
      id: 'page',
      header: t('columns.page'),
      cell: (line) => (line.page === null ? '' : t('page', { page: line.page })),
      align: 'end',
      tight: true,
    },
  ]
  return columns.filter((column): column is Column<PlacedLine> => Boolean(column))
}

function Name({ line, is_statement, t }: { line: PlacedLine; is_statement: boolean; t: TFunction }) {
  const name = (is_statement ? line.reference : line.description) ?? line.description ?? line.reference
  if (line.confidence >= DOUBTFUL) return name ?? t('line', { line: line.number })
  return (
    <span className={css.check} title={t('lines.check')}>
      {name ?? t('line', { line: line.number })}
      <IconEye size={16} aria-label={t('lines.check')} role="img" />
    </span>
  )
}
