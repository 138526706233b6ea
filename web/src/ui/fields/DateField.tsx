import { type ComponentType, useEffect, useState } from 'react'
import { whenIdle } from '../when-idle.ts'
import css from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'
import { TypedDate } from './TypedDate.tsx'

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, a business day. */
  value: string | null
  onChange: (value: string | null) => void
  min?: string
  max?: string
  clearable?: boolean
}

/** A phone's own wheel is the best there is for thumbs; a desk gets a calendar. */
const hasFinePointer = () => matchMedia('(pointer: fine)').matches

export function DateField(props: DateFieldProps) {
  return hasFinePointer() ? <DeskDate {...props} /> : <NativeDate {...props} />
}

let calendar: ComponentType<DateFieldProps> | undefined

/** A field to type in, with a calendar as soon as that is here; never exchanged under somebody's hands. */
function DeskDate(props: DateFieldProps) {
  const [Calendar, setCalendar] = useState(() => calendar)
  const [in_use, setInUse] = useState(false)
  const bring = async () => {
    const file = await import('./CalendarField.tsx').catch(() => undefined)
    calendar ??= file?.default
    setCalendar(() => calendar)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once is enough
  useEffect(() => whenIdle(() => void bring()), [])
  if (Calendar && !in_use) return <Calendar {...props} />
  return <TypedDate {...props} onApproach={() => void bring()} onUse={setInUse} />
}

function NativeDate(props: DateFieldProps) {
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={props.value ?? ''}
          min={props.min}
          max={props.max}
          onChange={(event) => props.onChange(event.currentTarget.value || null)}
          className={css.control}
        />
      )}
    </Field>
  )
}
