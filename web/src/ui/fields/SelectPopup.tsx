import { type RefObject, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useBeside } from '../popup/use-beside.ts'
import { useWords } from '../scope.tsx'
import css from './SearchSelect.module.css'
import type { Choice } from './SelectField.tsx'

interface SelectPopupProps {
  /** Of the input that has the keyboard. */
  id: string
  label: string
  anchor: RefObject<HTMLElement | null>
  choices: readonly Choice[]
  value: string | null
  /** Place of the choice that is pointed at; below zero where none is. */
  at: number
  onChoose: (choice: Choice) => void
}

export function SelectPopup({ id, label, anchor, choices, value, at, onChoose }: SelectPopupProps) {
  const words = useWords()
  const popup = useRef<HTMLDivElement>(null)
  useBeside({ anchor, popup, position: 'bottom-start', gap_px: 4, same_width: true, most_px: 308 })
  useEffect(() => {
    popup.current?.querySelector(`[data-place="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: the input keeps the focus while something here is pressed
    <div ref={popup} className={css.dropdown} onMouseDown={(event) => event.preventDefault()}>
      <div id={`${id}-list`} role="listbox" aria-label={label}>
        {choices.map((choice, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keyboard
          <div
            key={choice.value}
            id={`${id}-${place}`}
            data-place={place}
            role="option"
            tabIndex={-1}
            aria-selected={choice.value === value}
            aria-disabled={choice.disabled}
            data-pointed={place === at || undefined}
            className={css.option}
            onClick={() => onChoose(choice)}
          >
            {choice.label}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className={css.empty} role="status">
          {words.nothing_found}
        </p>
      )}
    </div>,
    document.body,
  )
}
