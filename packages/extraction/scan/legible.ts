import type { TextRun } from '../document-text.ts'

const MIN_CHARACTERS = 20
const MAX_GARBAGE_SHARE = 0.1
const MIN_KNOWN_SHARE = 0.7
const MIN_WORDS = 10
// Of letters: 0.35 to 0.5 in the languages of Europe.
const MIN_VOWEL_SHARE = 0.22

/**
 * The quality gate of a page's text layer: enough of it, in letters a person can read. Fonts without a map to
 * Unicode give private characters, `(cid:12)`, or words of shifted letters, which have few vowels.
 */
export function isLegible(runs: readonly TextRun[]): boolean {
  const text = runs.map((run) => run.text).join(' ')
  const characters = text.replace(/\s/g, '').length
  if (characters < MIN_CHARACTERS) return false
  const garbage =
    (text.match(/[\uE000-\uF8FF\uFFFD]|\p{Cc}/gu)?.length ?? 0) + 6 * count(text, /\(cid:\d+\)/g)
  if (garbage > characters * MAX_GARBAGE_SHARE) return false
  const known = count(text, /[\p{L}\p{N}\p{Sc}.,:;%/()+&'"@#*°–-]/gu)
  if (known < characters * MIN_KNOWN_SHARE) return false
  const words = text.match(/[\p{Script=Latin}]{4,}/gu) ?? []
  if (words.length < MIN_WORDS) return true
  const letters = words.join('')
  return count(letters, /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüý]/giu) >= letters.length * MIN_VOWEL_SHARE
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
