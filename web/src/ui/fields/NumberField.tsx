import { useState } from 'react'
import { classNames } from '../class-names.ts'
import { formatNumber, parseNumber } from '../format.ts'
import { useUi } from '../scope.tsx'
import css from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'

export interface NumberFieldProps extends FieldProps {
  value: number | null
  /** Null while the field is empty or holds no number. */
  onChange: (value: number | null) => void
  /** Shown to this many decimals when left; two for money. */
  decimals?: number
  /** At most this many where `decimals` says nothing. */
  max_decimals?: number
  min?: number
  max?: number
  /** A unit or a currency's sign, after the figure. */
  unit?: string
  placeholder?: string
}

/** Takes what a person types in their own locale: `1.234,5` or `1,234.5`. */
export function NumberField(props: NumberFieldProps) {
  const {
    value,
    onChange,
    decimals,
    unit,
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
  } = props
  const { locale } = useUi()
  const [typed, setTyped] = useState<string>()
  const shown =
    value === null ? '' : formatNumber(value, locale, { decimals, max_decimals: props.max_decimals })
  const change = (text: string) => {
    setTyped(text)
    const parsed = parseNumber(text, locale)
    onChange(parsed === undefined ? null : Math.min(max, Math.max(min, parsed)))
  }
  return (
    <Field {...props}>
      {(control) => (
        <div className={css.box}>
          <input
            {...control}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={typed ?? shown}
            placeholder={props.placeholder}
            onChange={(event) => change(event.currentTarget.value)}
            onBlur={() => setTyped(undefined)}
            className={classNames(css.control, css.figures, unit && css.withTail)}
          />
          {unit && <span className={css.tail}>{unit}</span>}
        </div>
      )}
    </Field>
  )
}
