import type { OcrLine, OcrWord } from '#packages/ocr'
import type { TextRun } from '../document-text.ts'

// Marks that specks and the rests of rules are taken for.
const SPECK = /^[|_~=—–\-'"`´‘’“”«»°.,:;*\\/[\]{}()<>^¦]+$/u
const SURE = 0.6
const HARDLY = 0.15

/**
 * Words as runs of text, in points. All words of a row stand on its one baseline and have its one size, whatever
 * letters they are made of: rows and gaps are told by these.
 */
export function runsOf(lines: readonly OcrLine[], points_per_pixel: number): TextRun[] {
  return lines.flatMap((line) => {
    const words = line.words.map(clean).filter(isWord)
    if (words.length === 0) return []
    const size = heightOf(line, words) * points_per_pixel
    const y1 = line.baseline * points_per_pixel
    return words.map(({ text, confidence, x0, x1 }) => ({
      ...{ text, x0: x0 * points_per_pixel, x1: x1 * points_per_pixel, y0: y1 - size, y1, size },
      is_rotated: false,
      confidence: Math.round(confidence * 100) / 100,
    }))
  })
}

// Dust before a word becomes a dash, dust behind a figure a point.
const BEFORE_LETTER = /^[—–_|~'"`´‘’“”«»°•·.,:;]+(?=[\p{L}])/u
const BEFORE_DIGIT = /^[_|~'"`´‘’“”«»°•·:;]+(?=\d)/u
const AFTER_FIGURE =
  /(?<=\d{1,4}[-./]\d{1,2}[-./]\d{2,4}|[.,]\d{2}|[.,]\d{2}[CDHS]R?)[_|~'"`´‘’“”«»°•·.,:;—–]+$/u

function clean(word: OcrWord): OcrWord {
  const text = word.text
    .replace(BEFORE_LETTER, '')
    .replace(BEFORE_DIGIT, '')
    .replace(/^[—–](?=\d)/, '-')
    .replace(AFTER_FIGURE, '')
    .replace(/(?<=\d);(?=\d)/g, ',')
  return text === '' ? word : { ...word, text }
}

function isWord({ text, confidence }: OcrWord): boolean {
  if (confidence < HARDLY && !/\d/.test(text)) return false
  return !SPECK.test(text) || (confidence >= SURE && /^[-–—*/%]$/.test(text))
}

/** The recogniser's height of a row, kept near that of its words: a stain on the row makes it tower. */
function heightOf({ height }: OcrLine, words: readonly OcrWord[]): number {
  const heights = words.map((word) => word.y1 - word.y0).sort((a, b) => a - b)
  const middle = heights[Math.floor(heights.length / 2)]!
  return Math.min(Math.max(height, middle), middle * 1.7)
}
