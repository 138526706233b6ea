import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import css from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'
import { SearchSelect } from './SearchSelect.tsx'

export interface Choice<V extends string = string> {
  value: V
  label: string
  disabled?: boolean
}

export interface SelectFieldProps<V extends string = string> extends FieldProps {
  value: V | null
  onChange: (value: V | null) => void
  choices: readonly Choice<V>[]
  /** Shown while nothing is chosen; with `clearable` also the choice of nothing. */
  placeholder?: string
  clearable?: boolean
  /** Typing finds: for more than a dozen choices. */
  searchable?: boolean
  /** Typing asks the server: the caller narrows `choices`. */
  onSearch?: (text: string) => void
  lead?: ReactNode
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  if (!props.searchable) return <PlainSelect {...props} />
  return <SearchSelect {...(props as unknown as SelectFieldProps)} />
}

/** The browser's own list: best on phones, and free. */
function PlainSelect<V extends string>(props: SelectFieldProps<V>) {
  const { value, onChange, choices, placeholder, clearable, lead } = props
  const words = useWords()
  return (
    <Field {...props}>
      {(control) => (
        <div className={css.box}>
          {lead && <span className={css.lead}>{lead}</span>}
          <select
            {...control}
            value={value ?? ''}
            onChange={(event) => onChange((event.currentTarget.value || null) as V | null)}
            className={classNames(css.control, css.select, lead && css.withLead)}
          >
            {(clearable || value === null) && (
              <option value="" disabled={!clearable}>
                {placeholder ?? words.choose}
              </option>
            )}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <span className={css.tail}>
            <IconChevronDown size={16} aria-hidden />
          </span>
        </div>
      )}
    </Field>
  )
}
