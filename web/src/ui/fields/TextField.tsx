import type { HTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from '../class-names.ts'
import css from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'time' | 'date'
  placeholder?: string
  autoComplete?: string
  autoFocus?: boolean
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  maxLength?: number
  /** Shown, and sent to password managers, but not to be changed. */
  readOnly?: boolean
  /** Inside the box, before and after the text. */
  lead?: ReactNode
  tail?: ReactNode
  ref?: Ref<HTMLInputElement>
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, lead, tail, ref, type = 'text' } = props
  return (
    <Field {...props}>
      {(control) => (
        <div className={css.box}>
          {lead && <span className={css.lead}>{lead}</span>}
          <input
            {...control}
            ref={ref}
            type={type}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={props.onBlur}
            placeholder={props.placeholder}
            autoComplete={props.autoComplete}
            // biome-ignore lint/a11y/noAutofocus: only where a page has one task, and the caller says so
            autoFocus={props.autoFocus}
            inputMode={props.inputMode}
            maxLength={props.maxLength}
            readOnly={props.readOnly}
            className={classNames(css.control, lead && css.withLead, tail && css.withTail)}
          />
          {tail && <span className={css.tail}>{tail}</span>}
        </div>
      )}
    </Field>
  )
}

export interface TextAreaFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  placeholder?: string
  maxLength?: number
}

export function TextAreaField(props: TextAreaFieldProps) {
  return (
    <Field {...props}>
      {(control) => (
        <textarea
          {...control}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          rows={props.rows ?? 3}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          className={css.control}
        />
      )}
    </Field>
  )
}
