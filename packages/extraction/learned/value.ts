import type { Span } from '../asked/pointers.ts'
import type { PrintedWords } from '../asked/question.ts'
import { amountAt, dayAt, numberAt, type Pointed } from '../asked/values.ts'
import { toNumber } from '../grammar/amount.ts'
import { spansAt } from './anchor.ts'
import type { Anchor, LearnedField } from './layout.ts'

type Value = Pointed<string | number>

/** The value an anchor leads to; null where its words are not printed, or none of the right shape stands there. */
export function valueAt(printed: PrintedWords, name: LearnedField, anchor: Anchor): Value | null {
  for (const span of spansAt(printed.words, anchor)) {
    const found = valueOn(printed, name, span)
    if (found && (anchor.form === undefined || hasForm(String(found.value), anchor.form))) return found
  }
  return null
}

const anyDay = { from: null, to: null }

/** A value of the field's kind at these words. */
export function valueOn(printed: PrintedWords, name: LearnedField, span: Span): Value | null {
  if (name === 'invoice_number') return numberAt(printed, span)
  if (name === 'invoice_date' || name === 'due_date') return dayAt(printed, span, anyDay)
  const amount = amountAt(printed, span)
  return amount && { ...amount, value: toNumber(amount.value) }
}

/** The grammar of a number: its letters and strokes stay, its figures change. */
export const formOf = (number: string): string => number.replace(/\d/g, '0')

/** Numbers run on: their figures may become one more, or one fewer at a new year. */
export function hasForm(number: string, form: string): boolean {
  const [runs, known] = [number, form].map((text) => text.split(/(\d+)/))
  return (
    runs!.length === known!.length &&
    runs!.every((run, index) =>
      index % 2 === 0 ? run === known![index] : Math.abs(run.length - known![index]!.length) <= 1,
    )
  )
}
