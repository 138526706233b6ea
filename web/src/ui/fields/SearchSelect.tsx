import { IconSelector, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { IconButton } from '../Button.tsx'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import { findChoices, placeOf, stepTo } from './choice-search.ts'
import field from './Field.module.css'
import { type ControlProps, Field } from './Field.tsx'
import css from './SearchSelect.module.css'
import type { Choice, SelectFieldProps } from './SelectField.tsx'
import { SelectPopup } from './SelectPopup.tsx'

/** A combobox as ARIA describes it: what is typed narrows the list, arrows go through it, Enter chooses. */
export function SearchSelect(props: SelectFieldProps) {
  return <Field {...props}>{(control) => <Combobox {...props} control={control} />}</Field>
}

interface ComboboxProps extends SelectFieldProps {
  control: ControlProps
}

function Combobox({ control, ...props }: ComboboxProps) {
  const { label, value, onChange, choices, placeholder, clearable, onSearch, lead } = props
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState<string>()
  const [pointed, setPointed] = useState<string | null>(null)
  const chosen = choices.find((choice) => choice.value === value)
  const narrows = typed !== undefined && !onSearch
  const found = narrows ? findChoices(choices, typed) : choices
  // What the server has yet to answer is not pointed at before it is seen.
  const at = placeOf(found, pointed ?? (narrows ? stepTo(found, -1, 1) : null))
  const show = () => {
    if (open || control.disabled) return
    setOpen(true)
    setPointed(value)
    input.current?.select()
  }
  const close = () => {
    setOpen(false)
    if (typed === undefined) return
    setTyped(undefined)
    onSearch?.('')
  }
  const type = (text: string) => {
    setOpen(true)
    setTyped(text)
    setPointed(null)
    onSearch?.(text)
  }
  const choose = (choice: Choice) => {
    if (choice.disabled) return
    onChange(choice.value)
    close()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    if (step && !open) show()
    else if (step) setPointed(stepTo(found, at, step))
    else if (!open || !/^(Enter|Escape)$/.test(event.key)) return
    else if (event.key === 'Escape') close()
    else if (found[at]) choose(found[at])
    event.preventDefault()
    // Neither the form nor a dialog around it is meant.
    event.stopPropagation()
  }
  const can_clear = clearable && value !== null && !control.disabled
  return (
    <div className={field.box}>
      {lead && <span className={field.lead}>{lead}</span>}
      <input
        {...control}
        ref={input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${control.id}-list` : undefined}
        aria-activedescendant={open && at >= 0 ? `${control.id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder ?? words.choose}
        value={typed ?? chosen?.label ?? ''}
        onChange={(event) => type(event.currentTarget.value)}
        onClick={show}
        onKeyDown={press}
        onBlur={close}
        className={classNames(field.control, css.input, lead && field.withLead, can_clear && css.clearable)}
      />
      <span className={field.tail}>
        {can_clear && (
          <IconButton
            label={words.clear}
            icon={<IconX size={16} />}
            onClick={() => {
              onChange(null)
              input.current?.focus()
            }}
          />
        )}
        <IconSelector size={16} aria-hidden />
      </span>
      {open && (
        <SelectPopup
          id={control.id}
          label={label}
          anchor={input}
          choices={found}
          value={value}
          at={at}
          onChoose={choose}
        />
      )}
    </div>
  )
}
