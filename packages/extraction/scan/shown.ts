import type { TextPage } from '../document-text.ts'
import type { Box, Extraction, FieldName } from '../extraction.ts'

/** Moves the boxes of pages that were turned upright for reading to where they stand on the pages as they are drawn. */
export function onShownPages(extraction: Extraction, pages: readonly TextPage[]): Extraction {
  const sized = { ...extraction, page_sizes: pages.map(sizeOf) }
  if (pages.every(({ shown }) => !shown)) return sized
  const place = (number: number, box: Box | null) =>
    box &&
    shownBox(
      box,
      pages.find((page) => page.number === number),
    )
  const fields = Object.entries(sized.fields).map(([name, field]) => [
    name,
    { ...field, box: place(field.page, field.box) },
  ])
  return {
    ...sized,
    fields: Object.fromEntries(fields) as Extraction['fields'] & Partial<Record<FieldName, never>>,
    lines: sized.lines.map((line) => ({ ...line, box: place(line.page, line.box) })),
  }
}

/** A box of a page as it was read, on the page as it is drawn. */
export const shownBox = (box: Box, page: TextPage | undefined): Box =>
  page?.shown ? placed(box, page.shown.matrix) : box

function sizeOf({ number, width, height, shown }: TextPage) {
  const size = shown ?? { width, height, rotation: 0 }
  return { number, width: hundredths(size.width), height: hundredths(size.height), rotation: size.rotation }
}

/** The upright box around a box that was turned. */
function placed([x0, y0, x1, y1]: Box, [a, b, c, d, e, f]: NonNullable<TextPage['shown']>['matrix']): Box {
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ] as const
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(hundredths) as Box
}

const hundredths = (value: number) => Math.round(value * 100) / 100
