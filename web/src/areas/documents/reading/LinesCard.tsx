import { IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { LongRows } from '../../../ui/LongRows.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Extraction, SupplierDocument } from '../queries.ts'
import { useChoice } from './choice.ts'
import { type LineChanges, LineForm } from './LineForm.tsx'
import { LineRow } from './LineRow.tsx'
import { lineHistory } from './line-history.ts'
import { lineFields } from './line-values.ts'
import { lineId, lineOfId } from './read-values.ts'
import css from './reading.module.css'
import { type CorrectionBody, useCorrect } from './use-correct.ts'

interface LinesCardProps {
  document: SupplierDocument
  extraction: Extraction
  may_correct: boolean
}

/** A row with two lines of text; only until it was seen. */
const ROW_PX = 60

export function LinesCard({ document, extraction, may_correct }: LinesCardProps) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const { lines, currency, source } = extraction
  const { correct } = useCorrect(document)
  const [editing, setEditing] = useState<number | 'new'>()
  const reveal = useRevealedLine()
  const is_statement = document.document_type === 'statement'
  const in_sheet = source === 'sheet'
  const fields = useMemo(() => lineFields(extraction), [extraction])
  const history = useMemo(
    () => lineHistory(document.corrections ?? [], lines.length),
    [document.corrections, lines.length],
  )
  const close = (index?: number) => {
    setEditing(undefined)
    if (index !== undefined)
      requestAnimationFrame(() => window.document.getElementById(lineId(index))?.focus())
  }
  const save = (line: number | undefined) => (changes: LineChanges) =>
    correct(
      { lines: [{ ...(line && { line }), ...changes }] } as CorrectionBody,
      line ? undefined : t('edit.line_added'),
    )
  const row = (index: number) =>
    editing === index ? (
      // biome-ignore lint/a11y/useSemanticElements: blocks of rows stand between the list and its items
      <div key={index} role="listitem" className={css.line} data-chosen data-editing>
        <LineForm
          label={t('line', { line: index + 1 })}
          line={lines[index]}
          {...{ fields, is_statement }}
          onSave={save(index + 1)}
          onDelete={() => correct({ lines: [{ line: index + 1, is_removed: true }] }, t('edit.line_deleted'))}
          onClose={() => close(index)}
        />
      </div>
    ) : (
      <LineRow
        key={index}
        count={lines.length}
        line={lines[index]!}
        history={history[index]}
        onEdit={may_correct ? setEditing : undefined}
        has_pages={extraction.pages > 1}
        {...{ index, currency, is_statement, in_sheet }}
      />
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a row shows; the rest follows from it
  const stableRow = useCallback(row, [document, editing, may_correct, t])
  return (
    <Card
      title={
        <>
          {t('lines.title')} <span className={css.count}>{formatNumber(lines.length, locale)}</span>
        </>
      }
      actions={
        may_correct && (
          <Button size="small" icon={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            {t('edit.add_line')}
          </Button>
        )
      }
      flush
    >
      {editing === 'new' && (
        <div className={css.line} data-chosen data-editing>
          <LineForm
            label={t('edit.add_line')}
            line={undefined}
            {...{ fields, is_statement }}
            onSave={save(undefined)}
            onClose={() => close()}
          />
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState illustration="document" title={t('lines.none.title')} text={t('lines.none.text')} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: blocks of rows stand between the list and its items
        <div role="list" aria-label={t('lines.title')} className={css.lines}>
          <LongRows count={lines.length} row={stableRow} estimate_px={ROW_PX} reveal={reveal} />
        </div>
      )}
    </Card>
  )
}

/** The line that was chosen elsewhere, on the page or by a key: it must be drawn to be scrolled to. */
function useRevealedLine(): number | undefined {
  const choice = useChoice()
  const [reveal, setReveal] = useState<number>()
  useEffect(() => {
    let shows = choice.get().shows
    return choice.subscribe(() => {
      const now = choice.get()
      if (now.shows === shows) return
      shows = now.shows
      setReveal(now.chosen === undefined ? undefined : lineOfId(now.chosen))
    }) as () => void
  }, [choice])
  return reveal
}
