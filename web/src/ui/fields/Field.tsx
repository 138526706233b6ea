import { IconAlertCircle } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useWords } from '../scope.tsx'
import css from './Field.module.css'

/** What every field takes beside its own value. */
export interface FieldProps {
  label: string
  /** Said below the label's control while nothing is wrong. */
  hint?: ReactNode
  /** Said instead of the hint, in red, and tied to the control for screen readers. */
  error?: ReactNode
  required?: boolean
  /** Marks a field that may stay empty, where most may not. */
  optional?: boolean
  disabled?: boolean
  name?: string
  /** Hides the label from sight, not from screen readers: in tables and bars. */
  labelHidden?: boolean
}

/** What a control needs so that label, hint and error belong to it. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  'aria-label': string | undefined
  required: boolean | undefined
  disabled: boolean | undefined
  name: string | undefined
}

interface FrameProps extends FieldProps {
  children: (control: ControlProps) => ReactNode
  below?: ReactNode
}

export function Field({ label, hint, error, optional, labelHidden, children, below, ...rest }: FrameProps) {
  const id = useId()
  const words = useWords()
  const note = error ?? hint
  return (
    <div className={css.field}>
      {!labelHidden && (
        <div className={css.top}>
          <label className={css.label} htmlFor={id}>
            {label}
          </label>
          {optional && <span className={css.optional}>{words.optional}</span>}
        </div>
      )}
      {children({
        id,
        name: rest.name,
        required: rest.required,
        disabled: rest.disabled,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
        'aria-label': labelHidden ? label : undefined,
      })}
      {below}
      {note && (
        <p id={`${id}-note`} className={error ? css.error : css.hint}>
          {error && <IconAlertCircle size={15} aria-hidden />}
          <span>{note}</span>
        </p>
      )}
    </div>
  )
}
