import { IconTextScan2, IconTrash } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { ExtractedLine } from '../queries.ts'
import {
  changedValues,
  type LineField,
  lineKind,
  parseLine,
  type TypedLine,
  typedLine,
} from './line-values.ts'
import css from './reading.module.css'
import { typedText, type Value } from './typed-value.ts'
import { usePicking } from './use-picking.ts'
import { hasDateWheel, ValueInput } from './ValueInput.tsx'

type Kind = ExtractedLine['kind']
const lineKinds: readonly Kind[] = ['invoice', 'credit_note', 'payment', 'opening', 'other']

export type LineChanges = Partial<Record<LineField, Value>> & { kind?: Kind }

interface LineFormProps {
  /** Read aloud. */
  label: string
  /** Undefined for a line that was missed. */
  line: ExtractedLine | undefined
  fields: readonly LineField[]
  is_statement: boolean
  onSave: (changes: LineChanges) => Promise<unknown>
  onDelete?: () => Promise<unknown>
  onClose: () => void
}

/** A line corrected where it stands: Enter saves, Escape leaves it as it was. */
export function LineForm({ label, line, fields, is_statement, onSave, onDelete, onClose }: LineFormProps) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const [typed, setTyped] = useState<TypedLine>(() => firstTyped(line, fields, locale))
  const [kind, setKind] = useState<Kind>(line?.kind ?? (is_statement ? 'invoice' : 'other'))
  const [wrong, setWrong] = useState<readonly LineField[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const [last, setLast] = useState(fields[0]!)
  const { has_pages, goToWords } = usePicking(
    lineKind(last),
    (text) => setTyped((before) => ({ ...before, [last]: text })),
    () => form.current?.querySelector<HTMLInputElement>(`[data-line-field="${last}"] input`)?.focus(),
  )

  const run = async (act: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await act()
      onClose()
    } catch (error) {
      setProblem(explain(error, t))
      setBusy(false)
    }
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseLine(typed, locale)
    setWrong(parsed.wrong)
    if (parsed.wrong.length > 0) return
    const values = changedValues(line, parsed.values)
    const changes: LineChanges = kind === line?.kind ? values : { ...values, kind }
    if (Object.keys(changes).length === 0) return onClose()
    void run(() => onSave(changes))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form
      ref={form}
      className={css.lineForm}
      onSubmit={save}
      onKeyDown={press}
      onFocus={({ target }) => setLast(fieldOf(target) ?? last)}
      aria-label={label}
    >
      <div className={css.lineFields}>
        {fields.map((field) => (
          <div key={field} data-line-field={field} data-wide={field === 'description' || undefined}>
            <ValueInput
              kind={lineKind(field)}
              label={t(`columns.${field}`)}
              value={typed[field] ?? ''}
              onChange={(text) => setTyped({ ...typed, [field]: text })}
              disabled={busy}
              error={wrong.includes(field) ? wrongText(field, locale, t as TFunction) : undefined}
            />
          </div>
        ))}
        {is_statement && (
          <SelectField
            label={t('columns.kind')}
            value={kind}
            onChange={(value) => setKind((value ?? 'other') as Kind)}
            choices={lineKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        )}
      </div>
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.lineActions}>
        {onDelete && (
          <Button
            variant="quiet"
            size="small"
            icon={<IconTrash size={16} />}
            disabled={busy}
            onClick={() => void run(onDelete)}
          >
            {t('edit.delete_line')}
          </Button>
        )}
        <span className={css.gap} />
        {has_pages && (
          <IconButton label={t('edit.pick')} icon={<IconTextScan2 size={18} />} onClick={goToWords} />
        )}
        <Button size="small" onClick={onClose}>
          {t('edit.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" busy={busy}>
          {t('edit.save')}
        </Button>
      </div>
    </form>
  )
}

const fieldOf = (target: EventTarget) =>
  (target as HTMLElement).closest<HTMLElement>('[data-line-field]')?.dataset.lineField as
    | LineField
    | undefined

/** A phone's wheel wants the day as ISO writes it; that can be read in any locale. */
function firstTyped(
  line: ExtractedLine | undefined,
  fields: readonly LineField[],
  locale: string,
): TypedLine {
  const typed = typedLine(line, fields, locale)
  return hasDateWheel('date') && fields.includes('date') ? { ...typed, date: line?.date ?? '' } : typed
}

function wrongText(field: LineField, locale: string, t: TFunction): string {
  const kind = lineKind(field)
  const example = kind === 'date' ? '2026-11-21' : 1234.5
  return t(`edit.wrong.${kind}`, { example: typedText(kind, example, locale) })
}
