import type { PaperBox } from './paper-geometry.ts'

export interface PaperWord {
  text: string
  /** Words of one line have the same. */
  line: number
  box: PaperBox
}

/** From where it was begun to where it is, both included, in either direction. */
export interface WordRange {
  from: number
  to: number
}

/** As `slice` takes it. */
export const inOrder = ({ from, to }: WordRange): [first: number, after: number] => [
  Math.min(from, to),
  Math.max(from, to) + 1,
]

const middle = ([x0, y0, x1, y1]: PaperBox) => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 })

/** The word that is closest to a place; the first where there is none. */
export function nearestWord(words: readonly PaperWord[], place: PaperBox | undefined): number {
  if (!place) return 0
  const wanted = middle(place)
  const far = words.map(({ box }) => {
    const { x, y } = middle(box)
    return Math.hypot(x - wanted.x, y - wanted.y)
  })
  return Math.max(0, far.indexOf(Math.min(...far)))
}

/** Where a key leads from a word: to its neighbour, to the line above or below; undefined for other keys. */
export function moveTo(words: readonly PaperWord[], at: number, key: string): number | undefined {
  if (words.length === 0) return undefined
  const last = words.length - 1
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, at + 1)
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowDown':
      return inLine(
        words,
        at,
        words.findIndex(({ line }, index) => index > at && line !== words[at]!.line),
      )
    case 'ArrowUp':
      return inLine(
        words,
        at,
        words.findLastIndex(({ line }, index) => index < at && line !== words[at]!.line),
      )
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** The word of that line which stands most directly above or below. */
function inLine(words: readonly PaperWord[], at: number, some: number): number {
  if (some < 0) return at
  const { x } = middle(words[at]!.box)
  const { line } = words[some]!
  let best = some
  for (const [index, word] of words.entries())
    if (word.line === line && Math.abs(middle(word.box).x - x) < Math.abs(middle(words[best]!.box).x - x))
      best = index
  return best
}
