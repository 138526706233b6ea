import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { KeyLine } from '../../../ui/KeyHint.tsx'
import { LongRows } from '../../../ui/LongRows.tsx'
import css from './draft.module.css'
import { type LineValues, newLine } from './draft-values.ts'
import { LineRow } from './LineRow.tsx'
import type { DraftEdits } from './use-draft-edits.ts'

interface LinesCardProps {
  edits: DraftEdits
  /** Which line is being looked at. */
  onLine: (place: number) => void
}

/** A row with its figures and its meaning; only until it was seen. */
const ROW_PX = 150
/** So many rows of five fields each are drawn without being waited for. */
const ROWS_AT_ONCE = 16

/** Lines as rows; Enter goes to the same field of the next, making one at the end. */
export function LinesCard({ edits, onLine }: LinesCardProps) {
  const { t } = useTranslation('drafts')
  const may_edit = useCan()('invoices.create')
  const list = useRef<HTMLDivElement>(null)
  const { lines, currency } = edits.values
  const change = (next: LineValues[]) => edits.change({ lines: next })
  const add = () => {
    change([...lines, newLine()])
    focusRow(list, lines.length, 0)
  }
  const press = (event: KeyboardEvent, place: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    if (!(event.target instanceof HTMLInputElement) || event.target.role === 'combobox') return
    event.preventDefault()
    const column = inputsOf(list, place).indexOf(event.target)
    if (place + 1 < lines.length) focusRow(list, place + 1, column)
    else if (may_edit) add()
  }
  const row = (place: number) => (
    // biome-ignore lint/a11y/useSemanticElements: blocks of rows stand between the list and its items
    <div
      key={lines[place]!.key}
      role="listitem"
      aria-setsize={lines.length}
      aria-posinset={place + 1}
      className={css.line}
      {...{ [`data-line-${place}`]: '' }}
      onKeyDown={(event) => press(event, place)}
      onFocus={() => onLine(place)}
    >
      <LineRow
        line={lines[place]!}
        number={place + 1}
        saved={edits.savedLine(place)}
        currency={currency}
        onChange={(next) => change(lines.with(place, next))}
        onRemove={() => change(lines.toSpliced(place, 1))}
      />
    </div>
  )
  return (
    <Card title={t('lines.title', { count: lines.length })} flush>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className={css.lines} ref={list} role="list" data-lines>
        <LongRows count={lines.length} row={row} estimate_px={ROW_PX} block={ROWS_AT_ONCE} />
      </div>
      {may_edit && (
        <div className={css.add}>
          <Button variant="quiet" size="small" icon={<IconPlus size={16} />} onClick={add}>
            {t('lines.add')}
          </Button>
          <KeyLine>{t('lines.hint')}</KeyLine>
        </div>
      )}
    </Card>
  )
}

const inputsOf = (list: RefObject<HTMLElement | null>, place: number) => [
  ...(list.current?.querySelectorAll<HTMLInputElement>(`[data-line-${place}] input`) ?? []),
]

function focusRow(list: RefObject<HTMLElement | null>, place: number, column: number) {
  // After React has drawn a new row.
  requestAnimationFrame(() => {
    const inputs = inputsOf(list, place)
    const input = inputs[Math.min(column, inputs.length - 1)]
    input?.focus()
    input?.select()
  })
}
