import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { KeyLine } from '../../../ui/KeyHint.tsx'
import css from './draft.module.css'
import { type LineValues, newLine } from './draft-values.ts'
import { LineRow } from './LineRow.tsx'
import type { DraftEdits } from './use-draft-edits.ts'

interface LinesCardProps {
  edits: DraftEdits
  /** Which line is being looked at. */
  onLine: (place: number) => void
}

/** Lines as rows; Enter goes to the same field of the next, making one at the end. */
export function LinesCard({ edits, onLine }: LinesCardProps) {
  const { t } = useTranslation('drafts')
  const may_edit = useCan()('invoices.create')
  const list = useRef<HTMLOListElement>(null)
  const { lines } = edits.values
  const change = (next: LineValues[]) => edits.change({ lines: next })
  const focusRow = (place: number, column: number) =>
    // After React has drawn a new row.
    requestAnimationFrame(() => {
      const inputs = list.current?.children[place]?.querySelectorAll<HTMLInputElement>('input')
      const input = inputs?.[Math.min(column, (inputs.length ?? 1) - 1)]
      input?.focus()
      input?.select()
    })
  const add = () => {
    change([...lines, newLine()])
    focusRow(lines.length, 0)
  }
  const press = (event: KeyboardEvent, place: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    if (!(event.target instanceof HTMLInputElement) || event.target.role === 'combobox') return
    event.preventDefault()
    const inputs = list.current?.children[place]?.querySelectorAll('input') ?? []
    const column = [...inputs].indexOf(event.target)
    if (place + 1 < lines.length) focusRow(place + 1, column)
    else if (may_edit) add()
  }
  return (
    <Card title={t('lines.title', { count: lines.length })} flush>
      <ol className={css.lines} ref={list} data-lines>
        {lines.map((line, place) => (
          <li
            key={line.key}
            className={css.line}
            {...{ [`data-line-${place}`]: '' }}
            onKeyDown={(event) => press(event, place)}
            onFocus={() => onLine(place)}
          >
            <LineRow
              line={line}
              number={place + 1}
              saved={edits.savedLine(place)}
              currency={edits.values.currency}
              onChange={(next) => change(lines.map((other) => (other.key === line.key ? next : other)))}
              onRemove={() => change(lines.filter((other) => other.key !== line.key))}
            />
          </li>
        ))}
      </ol>
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
