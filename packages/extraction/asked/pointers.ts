/** Words from the first to the last, by their numbers. */
export type Span = readonly [first: number, last: number]

export const FIELDS = [
  'invoice_number',
  'invoice_date',
  'due_date',
  'subtotal',
  'tax_amount',
  'total_amount',
  'opening_balance',
  'closing_balance',
] as const
export type AskedField = (typeof FIELDS)[number]

export const COLUMNS = [
  'date',
  'reference',
  'description',
  'quantity',
  'unit_price',
  'debit',
  'credit',
  'amount',
  'balance',
] as const
export type AskedColumn = (typeof COLUMNS)[number]

export type LinePointers = Partial<Record<AskedColumn, Span>>

/** Where a model says values stand. */
export type Pointers = { fields: Partial<Record<AskedField, Span>>; lines: LinePointers[] }

const MOST_LINES = 500
const LONGEST_SPAN = 40
const LONGEST_ANSWER = 200_000

/**
 * The pointers in a model's answer, of which nothing else is kept: no value, no name, no word. Spans that are not
 * there, too long or the wrong way round are left out; an answer that is no such object has none.
 */
export function readPointers(answer: string, words: number): Pointers {
  const given = parsed(answer)
  const span = (value: unknown) => spanOf(value, words)
  const lines = Array.isArray(given.lines) ? given.lines.slice(0, MOST_LINES) : []
  return {
    fields: spansIn(given.fields, FIELDS, span),
    lines: lines.map((line) => spansIn(line, COLUMNS, span)).filter((line) => Object.keys(line).length > 0),
  }
}

function parsed(answer: string): { fields?: unknown; lines?: unknown } {
  if (answer.length > LONGEST_ANSWER) return {}
  // Many models put their JSON between fences or after a thought.
  const [from, to] = [answer.indexOf('{'), answer.lastIndexOf('}')]
  if (from < 0 || to < from) return {}
  try {
    return JSON.parse(answer.slice(from, to + 1))
  } catch {
    return {}
  }
}

function spansIn<Name extends string>(
  given: unknown,
  names: readonly Name[],
  spanOf: (value: unknown) => Span | undefined,
): Partial<Record<Name, Span>> {
  const spans: Partial<Record<Name, Span>> = {}
  if (typeof given !== 'object' || given === null) return spans
  for (const name of names) {
    const span = Object.hasOwn(given, name) ? spanOf((given as Record<string, unknown>)[name]) : undefined
    if (span) spans[name] = span
  }
  return spans
}

function spanOf(value: unknown, words: number): Span | undefined {
  const [first, last, ...more]: unknown[] = Array.isArray(value) ? value : [value, value]
  if (more.length > 0 || !isWord(first, words)) return undefined
  if (last === undefined) return [first, first]
  if (!isWord(last, words) || last < first || last - first >= LONGEST_SPAN) return undefined
  return [first, last]
}

const isWord = (value: unknown, words: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < words
