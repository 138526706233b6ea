import type { TFunction } from 'i18next'
import { DateText, PeriodText } from '../../ui/Figures.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Amount } from './Amount.tsx'
import { DocumentState } from './DocumentState.tsx'
import css from './documents.module.css'
import { FileIcon } from './FileIcon.tsx'
import type { DocumentSummary } from './queries.ts'

export const columns = (t: TFunction): Column<DocumentSummary>[] => [
  {
    id: 'file',
    header: t('file'),
    cell: ({ file_name, part, parts }) => (
      <span className={css.file}>
        <FileIcon name={file_name} />
        <span className={css.fileName}>{file_name}</span>
        {part !== null && <span className={css.muted}>{t('same_file.which', { part, parts })}</span>}
      </span>
    ),
    sort: 'file_name',
  },
  {
    id: 'supplier',
    header: t('supplier'),
    cell: ({ supplier_name }) => supplier_name ?? <span className={css.muted}>{t('unknown_supplier')}</span>,
    sort: 'supplier_name',
  },
  {
    id: 'type',
    header: t('type'),
    cell: ({ document_type }) => t(`types.${document_type}`),
    sort: 'document_type',
  },
  {
    id: 'period',
    header: t('period'),
    cell: ({ period_from, period_to }) => <PeriodText from={period_from} to={period_to} />,
    wide_only: true,
    phone: 'hidden',
  },
  {
    id: 'status',
    header: t('status'),
    cell: (document) => <DocumentState document={document} />,
    sort: 'status',
  },
  {
    id: 'uploaded',
    header: t('uploaded'),
    cell: ({ upload_date }) => <DateText value={upload_date} as="day" relative />,
    sort: 'upload_date',
    wide_only: true,
  },
  {
    id: 'total',
    header: t('total'),
    cell: ({ total_amount, currency }) => <Amount value={total_amount} currency={currency} />,
    align: 'end',
    phone: 'corner',
  },
]
