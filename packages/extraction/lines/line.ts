/** A word or cell with its place: `value` is set by a spreadsheet that knows the type. */
export type Segment = {
  text: string
  x0: number
  x1: number
  y0: number
  y1: number
  size: number
  /**
   * Pieces the segment may be cut into, with estimated places; `is_spaced` a word one space after the former in text that
   * was drawn as one: the gap between them is an estimate, too.
   */
  words: { text: string; x0: number; x1: number; is_spaced?: boolean }[]
  /** How sure reading a picture was; drawn text has none. */
  confidence?: number
  value?: { is: 'number'; number: number } | { is: 'date'; iso: string }
}

/** Segments on one baseline of a page, or the cells of one row of a sheet, from left to right. */
export type Line = {
  page: number
  y0: number
  y1: number
  size: number
  segments: Segment[]
}

/** The text of a line as a person reads it. */
export const lineText = (line: Line): string => line.segments.map((segment) => segment.text).join(' ')
