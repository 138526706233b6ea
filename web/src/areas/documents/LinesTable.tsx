import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { lineColumns, type PlacedLine } from './line-columns.tsx'
import type { Extraction } from './queries.ts'

/** A phone draws this many lines at once without a stumble. */
const AT_ONCE = 100

export function LinesTable({ extraction }: { extraction: Extraction }) {
  const { t } = useTranslation('documents')
  const [shown, setShown] = useState(AT_ONCE)
  const lines: PlacedLine[] = extraction.lines.map((line, place) => ({ ...line, number: place + 1 }))
  return (
    <Card title={t('lines.title')} note={t('lines.note')} flush>
      <DataTable
        bare
        label={t('lines.title')}
        columns={lineColumns(extraction, t)}
        rows={lines.slice(0, shown)}
        rowKey={({ number }) => String(number)}
        total={lines.length}
        more={shown < lines.length ? { load: () => setShown(shown + AT_ONCE), busy: false } : undefined}
        empty={
          <EmptyState illustration="document" title={t('lines.none.title')} text={t('lines.none.text')} />
        }
      />
    </Card>
  )
}
