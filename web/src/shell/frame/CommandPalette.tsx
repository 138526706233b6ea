import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Modal } from '../../ui/overlay/Modal.tsx'
import css from './CommandPalette.module.css'
import { type PaletteEntry, usePaletteEntries } from './palette-entries.ts'
import { findEntries } from './palette-search.ts'

/** Go anywhere and do anything by typing a little of its name. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const found = findEntries(usePaletteEntries(), typed)
  const at = Math.min(place, Math.max(found.length - 1, 0))
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') run(found[at])
    if (!step || found.length === 0) return
    event.preventDefault()
    const next = (at + step + found.length) % found.length
    setPlace(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Modal
      open
      onClose={onClose}
      label={t('search_or_go')}
      placeClassName={css.place}
      className={css.palette}
    >
      <IconSearch size={20} className={css.glass} aria-hidden />
      <input
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type
        autoFocus
        className={css.input}
        placeholder={t('search_or_go')}
        aria-label={t('search_or_go')}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={press}
      />
      <Options id={id} found={found} at={at} onPick={run} onPoint={setPlace} />
      {found.length === 0 && <p className={css.none}>{t('palette.none')}</p>}
    </Modal>
  )
}

interface OptionsProps {
  id: string
  found: readonly PaletteEntry[]
  at: number
  onPick: (entry: PaletteEntry) => void
  onPoint: (place: number) => void
}

function Options({ id, found, at, onPick, onPoint }: OptionsProps) {
  const { t } = useTranslation()
  return (
    <div className={css.list} role="listbox" id={`${id}-list`} aria-label={t('palette.results')}>
      {found.map((entry, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keyboard
        <div
          key={entry.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={css.option}
          onClick={() => onPick(entry)}
          onPointerMove={() => onPoint(place)}
        >
          <entry.icon size={19} stroke={1.7} aria-hidden />
          <span>{entry.label}</span>
          <small>{entry.kind}</small>
          {entry.keys && <KeyHint keys={entry.keys} />}
        </div>
      ))}
    </div>
  )
}
