import { type ReactNode, useId } from 'react'
import css from './Segmented.module.css'

export interface SegmentedProps<V extends string> {
  /** Read aloud, never shown. */
  label: string
  value: V
  onChange: (value: V) => void
  choices: readonly { value: V; label: string; icon?: ReactNode }[]
}

/** Two to four choices that are all in sight. */
export function Segmented<V extends string>({ label, value, onChange, choices }: SegmentedProps<V>) {
  const name = useId()
  return (
    <div className={css.group} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={css.part}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon}
          {choice.label}
        </label>
      ))}
    </div>
  )
}
