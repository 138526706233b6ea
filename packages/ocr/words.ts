/** One word as it was recognised, in pixels of the picture. */
export type OcrWord = {
  text: string
  /** 0 to 1. */
  confidence: number
  x0: number
  y0: number
  x1: number
  y1: number
}

/** Words of one row. `baseline` is where its letters stand in its middle, `height` from descender to ascender. */
export type OcrLine = { words: OcrWord[]; baseline: number; height: number }

export type OcrPage = { lines: OcrLine[] /** 0 to 1, the mean over its letters. */; confidence: number }

type Rect = { x0: number; y0: number; x1: number; y1: number }
type Line = {
  baseline: Rect
  rowAttributes: { rowHeight: number }
  words: { text: string; confidence: number; bbox: Rect }[]
}
type Answer = { blocks: { paragraphs: { lines: Line[] }[] | null }[] | null }

/** Takes the recogniser's answer apart. */
export function linesOf(json: string): OcrLine[] {
  const { blocks } = JSON.parse(json) as Answer
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs ?? []).flatMap(({ lines }) => lines ?? [])
  return lines.flatMap(({ baseline, rowAttributes, words }) => {
    const kept = (words ?? []).filter(({ text }) => text.trim() !== '')
    if (kept.length === 0) return []
    return {
      words: kept.map(({ text, confidence, bbox }) => ({
        text: text.trim(),
        confidence: confidence / 100,
        ...bbox,
      })),
      baseline: (baseline.y0 + baseline.y1) / 2,
      height: rowAttributes.rowHeight,
    }
  })
}

/** The mean confidence of letters: long words weigh more than specks read as one. */
export function meanConfidence(lines: readonly OcrLine[]): number {
  let sum = 0
  let letters = 0
  for (const { words } of lines) {
    for (const { text, confidence } of words) {
      sum += confidence * text.length
      letters += text.length
    }
  }
  return letters === 0 ? 0 : sum / letters
}
