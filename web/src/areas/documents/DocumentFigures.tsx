import { useTranslation } from 'react-i18next'
import { DateText, Num } from '../../ui/Figures.tsx'
import { Stat, StatRow } from '../../ui/Stat.tsx'
import { Amount } from './Amount.tsx'
import type { Extraction, SupplierDocument } from './queries.ts'

interface DocumentFiguresProps {
  document: SupplierDocument
  extraction: Extraction
}

/** The figures that matter: a statement's balances, an invoice's total and when it is due. */
export function DocumentFigures({ document, extraction }: DocumentFiguresProps) {
  const { t } = useTranslation('documents')
  const money = (value: number | null) => <Amount value={value} currency={extraction.currency} />
  const lines = <Stat label={t('figures.lines')} value={<Num value={extraction.lines.length} />} />
  if (document.document_type === 'statement')
    return (
      <StatRow>
        <Stat label={t('figures.opening')} value={money(extraction.opening_balance)} />
        <Stat label={t('figures.closing')} value={money(extraction.closing_balance)} />
        <Stat label={t('total')} value={money(extraction.total_amount)} />
        {lines}
      </StatRow>
    )
  return (
    <StatRow>
      <Stat label={t('total')} value={money(extraction.total_amount)} />
      <Stat label={t('figures.tax')} value={money(extraction.tax_amount)} />
      <Stat label={t('facts.due_date')} value={<DateText value={extraction.due_date} />} />
      {lines}
    </StatRow>
  )
}
