import { IconCalendar, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '../Button.tsx'
import { classNames } from '../class-names.ts'
import { formatDate, parseDay } from '../format.ts'
import { useUi, useWords } from '../scope.tsx'
import type { DateFieldProps } from './DateField.tsx'
import css from './Field.module.css'
import { Field } from './Field.tsx'

interface TypedDateProps extends DateFieldProps {
  /** Something comes near: a pointer, or the focus. */
  onApproach: () => void
  onUse: (in_use: boolean) => void
}

/** A day typed as the locale writes it; looks as the calendar's field does. */
export function TypedDate({ onApproach, onUse, ...props }: TypedDateProps) {
  const { value, onChange, min = '', max = '9999' } = props
  const { locale } = useUi()
  const words = useWords()
  const [typed, setTyped] = useState<string>()
  const leave = () => {
    const day = parseDay(typed ?? '', locale)
    if (day && day >= min && day <= max) onChange(day)
    if (typed === '' && props.clearable) onChange(null)
    setTyped(undefined)
    onUse(false)
  }
  const can_clear = props.clearable && value !== null && !props.disabled
  return (
    <Field {...props}>
      {(control) => (
        <div className={css.box} onPointerEnter={onApproach}>
          <span className={css.lead}>
            <IconCalendar size={17} aria-hidden />
          </span>
          <input
            {...control}
            type="text"
            autoComplete="off"
            placeholder={words.choose}
            value={typed ?? (value ? formatDate(value, locale, 'UTC') : '')}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onFocus={() => {
              onApproach()
              onUse(true)
            }}
            onBlur={leave}
            className={classNames(css.control, css.withLead, can_clear && css.withTail)}
          />
          {can_clear && (
            <span className={css.tail}>
              <IconButton label={words.clear} icon={<IconX size={16} />} onClick={() => onChange(null)} />
            </span>
          )}
        </div>
      )}
    </Field>
  )
}
