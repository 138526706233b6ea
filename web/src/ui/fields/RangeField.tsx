import { useId } from 'react'
import css from './RangeField.module.css'

interface RangeFieldProps {
  label: string
  /** The value in words, shown and read aloud. */
  text: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  /** 1 unless given. */
  step?: number
}

/** A value between two others, by thumb, by arrow keys, or by a press anywhere on its line. */
export function RangeField({ label, text, value, onChange, min, max, step = 1 }: RangeFieldProps) {
  const id = useId()
  return (
    <div className={css.range}>
      <label htmlFor={id}>
        {label} <output htmlFor={id}>{text}</output>
      </label>
      <input
        id={id}
        type="range"
        {...{ value, min, max, step }}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  )
}
