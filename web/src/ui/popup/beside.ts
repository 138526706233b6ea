export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export type Position = 'bottom-start' | 'bottom-end' | 'top-start' | 'right-end'

/** Between what pops up and the window's edge, pixels. */
const MARGIN_PX = 8

const within = (value: number, size: number, room: number) =>
  Math.max(MARGIN_PX, Math.min(value, room - size - MARGIN_PX))

export interface Place {
  left: number
  top: number
  /** The most there is room for on that side. */
  max_height: number
}

/**
 * Where a popup stands beside its anchor, which it never covers: on the other side where there is more room, and not
 * past the window's edge. All in pixels of the window.
 * @example beside(button, { width: 200, height: 150 }, { width: 320, height: 640 }, 'bottom-start', 6)
 */
export function beside(
  anchor: Box,
  popup: { width: number; height: number },
  room: { width: number; height: number },
  position: Position,
  gap_px: number,
): Place {
  const [side, align] = position.split('-') as ['bottom' | 'top' | 'right', 'start' | 'end']
  const end = { left: anchor.left + anchor.width, top: anchor.top + anchor.height }
  if (side === 'right') {
    const before = anchor.left - gap_px - popup.width
    const after = end.left + gap_px
    const left = after + popup.width > room.width - MARGIN_PX && before >= MARGIN_PX ? before : after
    return {
      left: within(left, popup.width, room.width),
      top: within(end.top - popup.height, popup.height, room.height),
      max_height: room.height - 2 * MARGIN_PX,
    }
  }
  const above = anchor.top - gap_px - MARGIN_PX
  const below = room.height - end.top - gap_px - MARGIN_PX
  const wanted = side === 'bottom' ? below : above
  const other = side === 'bottom' ? above : below
  const flips = wanted < popup.height && other > wanted
  const goes_below = (side === 'bottom') !== flips
  const left = align === 'start' ? anchor.left : end.left - popup.width
  const max_height = Math.max(0, goes_below ? below : above)
  const height = Math.min(popup.height, max_height)
  const top = goes_below ? end.top + gap_px : anchor.top - gap_px - height
  return { left: within(left, popup.width, room.width), top, max_height }
}
