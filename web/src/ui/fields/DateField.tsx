import { lazy, Suspense } from 'react'
import css from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, a business day. */
  value: string | null
  onChange: (value: string | null) => void
  min?: string
  max?: string
  clearable?: boolean
}

const CalendarField = lazy(() => import('./CalendarField.tsx'))

/** A phone's own wheel is the best there is for thumbs; a desk gets a calendar. */
const hasFinePointer = () => matchMedia('(pointer: fine)').matches

export function DateField(props: DateFieldProps) {
  if (!hasFinePointer()) return <NativeDate {...props} />
  return (
    <Suspense fallback={<NativeDate {...props} />}>
      <CalendarField {...props} />
    </Suspense>
  )
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
