import type { DocumentText } from '../document-text.ts'
import { pageLines } from '../lines/baselines.ts'
import type { Line } from '../lines/line.ts'
import { sheetLines } from '../lines/sheet-lines.ts'
import { unfolded } from './two-up.ts'

/** Every line of a document in the order it is read: of its sheets, else of its pages. */
export function documentLines({ sheets, pages }: DocumentText): Line[] {
  return unfolded(sheets.length > 0 ? sheets.flatMap(sheetLines) : pages.flatMap(pageLines))
}
