import type { Ref } from 'react'
import type { FieldProps } from '../../../ui/fields/Field.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import type { ValueKind } from './typed-value.ts'

interface ValueInputProps extends FieldProps {
  kind: ValueKind
  value: string
  onChange: (text: string) => void
  ref?: Ref<HTMLInputElement>
}

/** A phone's own wheel is the best there is for a thumb; at a desk a date is typed. */
export const hasDateWheel = (kind: ValueKind) => kind === 'date' && matchMedia('(pointer: coarse)').matches

/** One value to type: a figure, a day or words. */
export function ValueInput({ kind, ...props }: ValueInputProps) {
  return (
    <TextField
      {...props}
      type={hasDateWheel(kind) ? 'date' : 'text'}
      inputMode={kind === 'amount' ? 'decimal' : undefined}
      maxLength={kind === 'code' ? 3 : 1000}
      autoComplete="off"
    />
  )
}
