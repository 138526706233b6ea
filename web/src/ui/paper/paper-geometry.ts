/** A page as it is printed, in points; only the proportions matter. */
export interface PaperPage {
  /** From 1. */
  number: number
  width: number
  height: number
}

/** x0, y0, x1, y1 from the top left of a page, in the measure of its width and height. */
export type PaperBox = readonly [x0: number, y0: number, x1: number, y1: number]

/** A place on a page that a person can point at. */
export interface PaperMark {
  id: string
  page: number
  box: PaperBox
  /** Read aloud, and shown on hover. */
  label: string
  /** Drawn as something to look at twice. */
  doubtful?: boolean
}

/** 1 is as wide as there is room. */
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4]
const LEAST_ZOOM = zooms[0]!
const MOST_ZOOM = zooms.at(-1)!

export const clampZoom = (zoom: number) => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom))

/** The next of the usual zooms; the same where there is none. @example nextZoom(1.1, 1) // 1.25 */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const found =
    direction === 1
      ? zooms.find((other) => other > zoom + 0.01)
      : zooms.findLast((other) => other < zoom - 0.01)
  return found ?? zoom
}

/** Widths a picture is asked in, so that a little zooming does not ask for another one. */
const picture_widths_px = [400, 800, 1200, 1600, 2000]

/** How wide a picture must be to look sharp. @example pictureWidth(500, 2) // 1200 */
export function pictureWidth(shown_px: number, pixel_ratio: number): number {
  const needed = shown_px * pixel_ratio
  // An eighth less is not seen, and costs far less to draw and to send.
  return picture_widths_px.find((width) => width >= needed * 0.88) ?? picture_widths_px.at(-1)!
}

/** Room around a place, as a share of the page's width: letters do not touch the frame. */
const AIR = 0.004

export interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

/** A box as shares of its page, 0 to 1; undefined where it lies outside or has no extent. */
export function shareOf(box: PaperBox, page: PaperPage): Rectangle | undefined {
  const [x0, y0, x1, y1] = box
  if (!(x1 >= x0 && y1 >= y0) || x0 >= page.width || y0 >= page.height || x1 <= 0 || y1 <= 0) return undefined
  const air = AIR * page.width
  const left = Math.max(0, x0 - air) / page.width
  const top = Math.max(0, y0 - air) / page.height
  return {
    left,
    top,
    width: Math.min(page.width, x1 + air) / page.width - left,
    height: Math.min(page.height, y1 + air) / page.height - top,
  }
}

/** The page that lies across the middle of what is seen: the last that begins above it. */
export function pageAt(tops_px: readonly number[], middle_px: number): number {
  const after = tops_px.findIndex((top) => top > middle_px)
  return after === -1 ? tops_px.length : Math.max(1, after)
}

/** Where to scroll so that a stretch is seen with some air; undefined when it is already. */
export function scrollToSee(
  stretch: { start: number; end: number },
  seen: { start: number; length: number },
): number | undefined {
  const air = Math.min(48, seen.length / 8)
  const inside = stretch.start >= seen.start + air / 2 && stretch.end <= seen.start + seen.length - air / 2
  if (inside) return undefined
  const length = stretch.end - stretch.start
  if (length > seen.length) return Math.max(0, stretch.start - air)
  return Math.max(0, stretch.start - (seen.length - length) / 2)
}
