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
/** Between words of one name, in heights of their letters. */
const WIDEST_SPACE = 0.8

/** The spans an anchor leads to, the likeliest first: of the words behind or below it, the longer before the shorter. */
export function spansAt(words: readonly AskedWord[], anchor: Anchor): Span[] {
  const { words: label, where, from } = anchor
  const places = words.flatMap((_, at) => (isLabel(words, at, anchor) ? [at] : []))
  const at = from === 'start' ? places[0] : places.at(-1)
  if (at === undefined) return []
  const first = where === 'behind' ? at + label.length : wordBelow(words, at)
  return first === undefined ? [] : spansFrom(words, first, words[where === 'behind' ? at : first]!.line)
}

function isLabel(words: readonly AskedWord[], at: number, { words: label, where }: Anchor): boolean {
  const is_there = label.every((word, index) => {
    const there = words[at + index]
    return (
      there !== undefined && normalise(there.text) === word && (index === 0 || isJoined(words, at + index))
    )
  })
  if (!is_there || where === 'behind') return is_there
  // Over a value the whole name counts: `Date` is not `Due date`.
  const end = at + label.length
  return !isJoined(words, at) && !isJoined(words, end)
}

/** Whether a word stands beside the one before it as in a sentence, and not in the next box or column. */
function isJoined(words: readonly AskedWord[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  if (!before || !word || before.line !== word.line) return false
  return word.box[0] - before.box[2] < (word.box[3] - word.box[1]) * WIDEST_SPACE
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

/** Anchors that may lead to a value: the words before it on its line, and the name that stands above it. */
export function anchorsOf(words: readonly AskedWord[], [first]: Span): Omit<Anchor, 'form'>[] {
  const before = labelBefore(words, first)
  const over = labelOver(words, first)
  return [
    ...before.map((_, from) => ({ words: before.slice(from), where: 'behind' as const })),
    ...(over.length > 0 ? [{ words: over, where: 'below' as const }] : []),
  ].flatMap((anchor) => [
    { ...anchor, from: 'start' as const },
    { ...anchor, from: 'end' as const },
  ])
}

function labelBefore(words: readonly AskedWord[], first: number): string[] {
  const { line } = words[first]!
  let at = first - 1
  while (at >= 0 && words[at]!.line === line && normalise(words[at]!.text) === '') at -= 1
  const label: string[] = []
  while (at >= 0 && words[at]!.line === line && isWord(words[at]!) && label.length < LONGEST_LABEL) {
    label.unshift(normalise(words[at]!.text))
    if (!isJoined(words, at)) break
    at -= 1
  }
  return label
}

/** The whole name above a value, which begins where the value does. */
function labelOver(words: readonly AskedWord[], first: number): string[] {
  const { line, page, box } = words[first]!
  let at = words.findLastIndex(
    (word, index) =>
      index < first &&
      word.page === page &&
      word.line < line &&
      box[1] - word.box[3] <= DEEPEST &&
      Math.abs(word.box[0] - box[0]) <= MOST_ASIDE &&
      isWord(word),
  )
  if (at < 0) return []
  while (isJoined(words, at)) at -= 1
  const label = [normalise(words[at]!.text)]
  while (isJoined(words, at + label.length)) label.push(normalise(words[at + label.length]!.text))
  return label.length <= LONGEST_LABEL && label.every((word) => !/\d/.test(word)) ? label : []
}

/** Labels are words: what has figures changes from paper to paper. */
const isWord = ({ text }: AskedWord) => /\p{L}{2}/u.test(text) && !/\d/.test(text)
