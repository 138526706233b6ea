import type { CSSProperties } from 'react'
import type { Rectangle } from './paper-geometry.ts'

const percent = (share: number) => `${share * 100}%`

/** A place on a page, where the page is what it is positioned in. */
export const placeStyle = (place: Rectangle): CSSProperties => ({
  left: percent(place.left),
  top: percent(place.top),
  width: percent(place.width),
  height: percent(place.height),
})
