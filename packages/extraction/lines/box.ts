import type { Box } from '../extraction.ts'
import { rangeOf } from '../grammar/range.ts'
import type { Line, Segment } from './line.ts'
import { COLUMN_WIDTH } from './sheet-lines.ts'

/** The place of some lines: points on a page, or columns and rows of a sheet. */
export const boxOf = (lines: readonly Line[], is_sheet: boolean): Box =>
  boxOfSegments(
    lines.flatMap((line) => line.segments),
    is_sheet,
  )

/** The place of some segments, descenders included; cells of a sheet as columns and rows. */
export function boxOfSegments(segments: readonly Segment[], is_sheet: boolean): Box {
  const x0 = rangeOf(segments.map((segment) => segment.x0)).least
  const x1 = rangeOf(segments.map((segment) => segment.x1)).most
  const y0 = rangeOf(segments.map((segment) => segment.y0)).least
  const y1 = rangeOf(segments.map((segment) => segment.y1)).most
  if (is_sheet) {
    const row_height = segments[0]!.y1 - segments[0]!.y0
    return [Math.floor(x0 / COLUMN_WIDTH), y0 / row_height, Math.ceil(x1 / COLUMN_WIDTH), y1 / row_height]
  }
  return [x0, y0, x1, y1].map((value) => Math.round(value * 10) / 10) as Box
}
