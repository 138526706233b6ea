import { IconCheck, IconTextScan2, IconX } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { ReadField } from './read-values.ts'
import css from './reading.module.css'
import { parseTyped, typedText, type Value } from './typed-value.ts'
import { usePicking } from './use-picking.ts'
import { hasDateWheel, ValueInput } from './ValueInput.tsx'

interface FieldEditorProps {
  field: ReadField
  label: string
  onSave: (value: Value) => Promise<unknown>
  onClose: () => void
}

/** A value corrected where it stands: Enter saves, Escape leaves it as it was. */
export function FieldEditor({ field, label, onSave, onClose }: FieldEditorProps) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const { kind, value, text: printed } = field
  const [text, setText] = useState(() =>
    hasDateWheel(kind) ? String(value ?? '') : typedText(kind, value, locale),
  )
  const [problem, setProblem] = useState<string>()
  const [seen] = useState(value)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const { has_pages, goToWords } = usePicking(kind, setText, () => input.current?.focus())

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseTyped(kind, text, locale)
    if (parsed === undefined) return setProblem(t(`edit.wrong.${kind}`, { example: example(kind, locale) }))
    setBusy(true)
    try {
      await onSave(parsed)
      onClose()
    } catch (error) {
      setProblem(explain(error, t))
      setBusy(false)
    }
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form className={css.editor} onSubmit={save} onKeyDown={press} aria-label={label}>
      <span className={css.label}>{label}</span>
      <ValueInput
        ref={input}
        kind={kind}
        label={label}
        labelHidden
        value={text}
        onChange={setText}
        disabled={busy}
        error={problem}
        hint={
          value !== seen
            ? t('edit.theirs', { text: typedText(kind, value, locale) || t('doubts.none') })
            : printed
              ? t('edit.printed', { text: printed })
              : undefined
        }
      />
      <span className={css.editorActions}>
        {has_pages && (
          <IconButton label={t('edit.pick')} icon={<IconTextScan2 size={18} />} onClick={goToWords} />
        )}
        <IconButton label={t('edit.save')} type="submit" disabled={busy} icon={<IconCheck size={18} />} />
        <IconButton label={t('edit.cancel')} onClick={onClose} icon={<IconX size={18} />} />
      </span>
    </form>
  )
}

/** How a figure or a day is written here. */
const example = (kind: ReadField['kind'], locale: string) =>
  kind === 'date' ? typedText('date', '2026-11-21', locale) : typedText('amount', 1234.5, locale)
