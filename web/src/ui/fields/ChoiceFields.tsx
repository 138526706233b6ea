import { type ReactNode, useEffect, useId, useRef } from 'react'
import css from './Field.module.css'

interface ChoiceProps {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: ReactNode
  disabled?: boolean
  name?: string
}

export function Checkbox(props: ChoiceProps & { indeterminate?: boolean; 'aria-label'?: string }) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = props.indeterminate ?? false
  }, [props.indeterminate])
  return (
    <label className={css.choice} htmlFor={id}>
      <input
        id={id}
        ref={box}
        type="checkbox"
        name={props.name}
        aria-label={props['aria-label']}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        className={css.check}
      />
      {props.label && <span className={css.label}>{props.label}</span>}
      {props.hint && <span className={css.hint}>{props.hint}</span>}
    </label>
  )
}

export function Switch(props: ChoiceProps) {
  const id = useId()
  return (
    <label className={css.choice} htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        className={css.switch}
      />
      <span className={css.label}>{props.label}</span>
      {props.hint && <span className={css.hint}>{props.hint}</span>}
    </label>
  )
}
