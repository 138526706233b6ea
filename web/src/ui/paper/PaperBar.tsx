import { IconChevronDown, IconChevronUp, IconMinus, IconPlus, IconViewportWide } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from '../Button.tsx'
import { formatPercent } from '../format.ts'
import { useUi } from '../scope.tsx'
import { fill } from '../words.ts'
import css from './Paper.module.css'

interface PaperBarProps {
  /** From 1, and of how many. */
  place: number
  count: number
  zoom: number
  onPage: (page: number) => void
  onZoom: (direction: 1 | -1) => void
  onFit: () => void
  /** At the bar's end. */
  children?: ReactNode
}

export function PaperBar({ place, count, zoom, onPage, onZoom, onFit, children }: PaperBarProps) {
  const { words, locale } = useUi()
  return (
    <div className={css.bar} role="toolbar" aria-label={words.page_tools}>
      {count > 1 && (
        <IconButton
          className={css.step}
          label={words.previous_page}
          icon={<IconChevronUp size={18} />}
          disabled={place === 1}
          onClick={() => onPage(place - 1)}
        />
      )}
      <span className={css.place} aria-live="polite">
        {fill(words.page_of, { page: place, pages: count })}
      </span>
      {count > 1 && (
        <IconButton
          className={css.step}
          label={words.next_page}
          icon={<IconChevronDown size={18} />}
          disabled={place === count}
          onClick={() => onPage(place + 1)}
        />
      )}
      <span className={css.room} />
      <IconButton label={words.zoom_out} icon={<IconMinus size={18} />} onClick={() => onZoom(-1)} />
      <span className={css.zoom}>{formatPercent(zoom, locale, 0)}</span>
      <IconButton label={words.zoom_in} icon={<IconPlus size={18} />} onClick={() => onZoom(1)} />
      <IconButton
        label={words.fit_width}
        icon={<IconViewportWide size={18} />}
        disabled={zoom === 1}
        onClick={onFit}
      />
      {children}
    </div>
  )
}
