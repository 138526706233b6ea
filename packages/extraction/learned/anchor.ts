import type { Span } from '../asked/pointers.ts'
import type { AskedWord } from '../asked/question.ts'
import { normalise } from '../grammar/normalise.ts'
import type { Anchor } from './layout.ts'

/** The longest a value is, in words: `3 de outubro de 2026`. */
const LONGEST_VALUE = 6
const LONGEST_LABEL = 4
/** Points down to a value below its label, and aside from the label's left edge. */
const DEEPEST = 40
const MOST_ASIDE = 30

/** The spans an anchor leads to, the likeliest first: of the words behind or below it, the longer before the shorter. */
export function spansAt(words: readonly AskedWord[], { words: label, where, from }: Anchor): Span[] {
  const places = words.flatMap((_, at) => (isLabel(words, at, label) ? [at] : []))
  const at = from === 'start' ? places[0] : places.at(-1)
  if (at === undefined) return []
  const first = where === 'behind' ? at + label.length : wordBelow(words, at)
  return first === undefined ? [] : spansFrom(words, first, words[where === 'behind' ? at : first]!.line)
}

function isLabel(words: readonly AskedWord[], at: number, label: readonly string[]): boolean {
  const { line } = words[at]!
  return label.every((word, index) => {
    const there = words[at + index]
    return there !== undefined && there.line === line && normalise(there.text) === word
  })
}

function spansFrom(words: readonly AskedWord[], first: number, line: number): Span[] {
  let last = first
  // A colon of its own is no part of the value.
  while (words[last]?.line === line && normalise(words[last]!.text) === '') last += 1
  const begin = last
  const spans: Span[] = []
  for (; last < begin + LONGEST_VALUE && words[last]?.line === line; last += 1) spans.unshift([begin, last])
  return spans
}

function wordBelow(words: readonly AskedWord[], label: number): number | undefined {
  const { page, box } = words[label]!
  let best: { at: number; distance: number } | undefined
  for (const [at, word] of words.entries()) {
    const down = word.box[1] - box[3]
    const aside = Math.abs(word.box[0] - box[0])
    if (word.page !== page || down < -2 || down > DEEPEST || aside > MOST_ASIDE) continue
    const distance = down * 2 + aside
    if (!best || distance < best.distance) best = { at, distance }
  }
  return best?.at
}

/** Anchors that may lead to a value: the words before it on its line, and those that begin above it. */
export function anchorsOf(words: readonly AskedWord[], [first]: Span): Omit<Anchor, 'form'>[] {
  const { line, page, box } = words[first]!
  const before: string[] = []
  let at = first - 1
  while (at >= 0 && words[at]!.line === line && normalise(words[at]!.text) === '') at -= 1
  for (; at >= 0 && before.length < LONGEST_LABEL && words[at]!.line === line && isWord(words[at]!); at -= 1)
    before.unshift(normalise(words[at]!.text))
  const above = words.findLastIndex(
    (word, index) =>
      index < first &&
      word.page === page &&
      word.line < line &&
      box[1] - word.box[3] <= DEEPEST &&
      Math.abs(word.box[0] - box[0]) <= MOST_ASIDE &&
      isWord(word),
  )
  const over: string[] = []
  for (let next = above; above >= 0 && over.length < LONGEST_LABEL; next += 1) {
    const word = words[next]
    if (!word || word.line !== words[above]!.line || !isWord(word)) break
    over.push(normalise(word.text))
  }
  return [
    ...before.map((_, from) => ({ words: before.slice(from), where: 'behind' as const })),
    ...over.map((_, index) => ({ words: over.slice(0, over.length - index), where: 'below' as const })),
  ].flatMap((anchor) => [
    { ...anchor, from: 'start' as const },
    { ...anchor, from: 'end' as const },
  ])
}

/** Labels are words: what has figures changes from paper to paper. */
const isWord = ({ text }: AskedWord) => /\p{L}{2}/u.test(text) && !/\d/.test(text)
