import { IconEye, IconPencil, IconWriting } from '@tabler/icons-react'
import { type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/Button.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { Amount } from '../Amount.tsx'
import { useChoice, useChosen } from './choice.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { cellName, type ReadField } from './read-values.ts'
import css from './reading.module.css'
import { typedText, type Value } from './typed-value.ts'

interface FieldRowProps {
  field: ReadField
  currency: string | null
  /** What the machine read where people said otherwise. */
  read: { value: unknown } | undefined
  /** Absent where the person may not correct. Throws what goes wrong. */
  onSave: ((value: Value) => Promise<unknown>) | undefined
  onTakeBack: (value: Value) => void
  in_sheet: boolean
}

/** A value with its place: looked at it is framed on the page, pressed again it is corrected. */
export function FieldRow({ field, currency, read, onSave, onTakeBack, in_sheet }: FieldRowProps) {
  const { t } = useTranslation('documents')
  const choice = useChoice()
  const { id } = field
  const is_chosen = useChosen(({ chosen }) => chosen === id)
  const [editing, setEditing] = useState(false)
  const label = t(`fields.${field.name}`)
  const close = () => {
    setEditing(false)
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  if (editing && onSave)
    return (
      <li className={css.field} data-chosen data-editing>
        <FieldEditor field={field} label={label} onSave={onSave} onClose={close} />
      </li>
    )
  const press = (event: MouseEvent) => {
    // By the keyboard (detail 0) what has the focus is looked at already.
    if (onSave && (is_chosen || event.detail === 0)) setEditing(true)
    else choice.choose(id)
  }
  return (
    <li className={css.field} data-chosen={is_chosen || undefined}>
      <button
        type="button"
        id={id}
        className={css.value}
        onPointerEnter={(event) => event.pointerType === 'mouse' && choice.point(id)}
        onPointerLeave={() => choice.point(undefined)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && choice.choose(id)}
        onClick={press}
      >
        <span className={css.label}>{label}</span>
        <span className={css.shown}>
          <Shown field={field} currency={currency} />
          {field.doubtful && <Flag text={t('doubts.check')} />}
          {in_sheet && field.box && <span className={css.cell}>{cellName(field.box)}</span>}
        </span>
      </button>
      {onSave && (
        <IconButton
          className={css.pencil}
          label={t('edit.correct', { name: label })}
          icon={<IconPencil size={16} />}
          tabIndex={-1}
          onClick={() => {
            choice.choose(id)
            setEditing(true)
          }}
        />
      )}
      {read && <Corrected field={field} value={read.value} onTakeBack={onSave && onTakeBack} />}
    </li>
  )
}

function Shown({ field, currency }: Pick<FieldRowProps, 'field' | 'currency'>) {
  const { t } = useTranslation('documents')
  const { kind, value, missing } = field
  if (value === null)
    return missing ? (
      <Flag text={t('doubts.not_found')} />
    ) : (
      <span className={css.none}>{t('doubts.none')}</span>
    )
  if (kind === 'amount') return <Amount value={value as number} currency={currency} />
  return kind === 'date' ? <DateText value={value as string} /> : <span>{value}</span>
}

/** Not by colour alone: an eye and words. */
const Flag = ({ text }: { text: string }) => (
  <span className={css.flag}>
    <IconEye size={15} aria-hidden />
    {text}
  </span>
)

interface CorrectedProps {
  field: ReadField
  value: unknown
  onTakeBack: ((value: Value) => void) | undefined
}

/** The machine's reading beside a person's word, and the way back to it. */
function Corrected({ field, value, onTakeBack }: CorrectedProps) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const was = (value ?? null) as Value
  return (
    <p className={css.corrected}>
      <IconWriting size={15} aria-hidden />
      <span>
        {was === null
          ? t('edit.was_not_read')
          : t('edit.was_read', { text: typedText(field.kind, was, locale) })}
      </span>
      {onTakeBack && (
        <button type="button" className={css.link} onClick={() => onTakeBack(was)}>
          {t('edit.take_back')}
        </button>
      )}
    </p>
  )
}
