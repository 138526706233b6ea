import type { ExtractionWarning } from '../document-text.ts'
import type { Extraction, FieldName } from '../extraction.ts'
import { isMoneyText, MINOR_PER_UNIT, type Minor, toNumber } from '../grammar/amount.ts'
import { addsUp, type Row } from './arithmetic.ts'
import { type AskedField, type Pointers, readPointers } from './pointers.ts'
import type { Question } from './question.ts'
import { type AskedLine, amountAt, dayAt, lineAt, numberAt, type Pointed } from './values.ts'

/** What came of asking. */
export type Answered = {
  extraction: Extraction
  /** `improved` its figures add up now, `filled` single values came to what was read, `nothing` it is as before. */
  outcome: 'improved' | 'filled' | 'nothing'
}

/**
 * A reading with what a model's answer points at: figures only where they add up and those read before did not, single
 * values only where there were none. Whatever the answer says, every value is one that our own grammar reads at words of
 * the document, and a reading that a model helped is `consistent` at most: it proves nothing.
 */
export function withAnswer(extraction: Extraction, question: Question, answer: string): Answered {
  const pointers = readPointers(answer, question.words.length)
  const figures = betterFigures(extraction, question, pointers)
  const filled = withMissing(figures ?? extraction, question, pointers)
  if (!figures && filled.names.length === 0) return { extraction, outcome: 'nothing' }
  const names = [...(figures ? ['figures' as const] : []), ...filled.names]
  return {
    extraction: { ...filled.extraction, warnings: [warningOf(names), ...filled.extraction.warnings] },
    outcome: figures ? 'improved' : 'filled',
  }
}

const WORDS: Partial<Record<FieldName | 'figures', string>> = {
  figures: 'the amounts',
  invoice_number: 'the number',
  invoice_date: 'the date',
  due_date: 'the due date',
  total_amount: 'the total',
  closing_balance: 'the closing balance',
}

const warningOf = (names: readonly (FieldName | 'figures')[]): ExtractionWarning => ({
  code: 'by_model',
  message: `A language model pointed at ${names.map((name) => WORDS[name] ?? name).join(', ')}: compare with the document.`,
})

/** The document's amounts as pointed at, with those read before where none are pointed at; undefined unless better. */
function betterFigures(
  extraction: Extraction,
  question: Question,
  pointers: Pointers,
): Extraction | undefined {
  const { proof, document_type } = extraction
  if (proof === 'proven' || proof === 'consistent') return undefined
  const at = (name: AskedField & FieldName) =>
    amountAt(question, pointers.fields[name]) ?? readBefore(extraction, name)
  const is_statement = document_type === 'statement'
  const lines = pointedLines(extraction, question, pointers)
  // A row left out closes nothing: an answer that knows fewer than were read is not taken.
  const has_lines = lines.length > 0 && lines.length >= extraction.lines.length
  const rows = has_lines ? lines : rowsBefore(extraction)
  const nothing = { subtotal: null, tax: null, total: null, opening: null, closing: null }
  const single = is_statement
    ? { ...nothing, opening: at('opening_balance'), closing: at('closing_balance') }
    : { ...nothing, subtotal: at('subtotal'), tax: at('tax_amount'), total: at('total_amount') }
  if (!addsUp({ ...single, rows })) return undefined
  const named: Partial<Record<FieldName, Pointed<Minor> | null>> = is_statement
    ? { opening_balance: single.opening, closing_balance: single.closing, total_amount: single.closing }
    : { subtotal: single.subtotal, tax_amount: single.tax, total_amount: single.total }
  return {
    ...extraction,
    ...Object.fromEntries(
      Object.entries(named).map(([name, found]) => [name, found && toNumber(found.value)]),
    ),
    fields: { ...extraction.fields, ...placesOf(named) },
    lines: has_lines ? lines.map(({ line }) => line) : extraction.lines,
    proof: 'consistent',
    // What was said about figures that are gone.
    warnings: extraction.warnings.filter(
      (warning) => !('line' in warning) && warning.code !== 'lines_differ',
    ),
  }
}

function placesOf(named: Partial<Record<FieldName, Pointed<Minor> | null>>): Extraction['fields'] {
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, found]) => (found ? [[name, found.place]] : [])),
  )
}

function pointedLines(extraction: Extraction, question: Question, { lines }: Pointers): AskedLine[] {
  const window = { ...extraction.period, to: extraction.period.to ?? extraction.invoice_date }
  return lines.flatMap((pointers) => lineAt(question, pointers, window) ?? [])
}

/** A value read before counts where it is known at what place. */
function readBefore(extraction: Extraction, name: AskedField & FieldName): Pointed<Minor> | null {
  const value = extraction[name as keyof Extraction]
  const place = extraction.fields[name]
  return typeof value === 'number' && place ? { value: minorOf(value), place } : null
}

function rowsBefore({ lines }: Extraction): Row[] {
  return lines
    .filter(({ kind, amount }) => kind !== 'opening' && amount !== null)
    .map(({ amount, balance, page, box, confidence }) => ({
      minor: minorOf(amount!),
      balance: balance === null ? null : minorOf(balance),
      figures: [{ text: '', page, box, confidence }],
    }))
}

const minorOf = (value: number): Minor => Math.round(value * MINOR_PER_UNIT)

/** A number, a day and a total that were not found, where the words pointed at have the shape of one. */
function withMissing(extraction: Extraction, question: Question, { fields }: Pointers) {
  const taken = new Set<string>()
  const anyDay = { from: null, to: null }
  const found: Partial<Record<FieldName, Pointed<string | number> | null>> =
    extraction.document_type === 'statement'
      ? { closing_balance: asNumber(amountAt(question, fields.closing_balance)) }
      : {
          invoice_number: numberAt(question, fields.invoice_number),
          invoice_date: dayAt(question, fields.invoice_date, anyDay),
          due_date: dayAt(question, fields.due_date, anyDay),
          total_amount: asNumber(amountAt(question, fields.total_amount)),
        }
  const names: FieldName[] = []
  let filled = extraction
  for (const [name, pointed] of Object.entries(found) as [FieldName, Pointed<string | number> | null][]) {
    const key = pointed && `${pointed.place.page} ${pointed.place.box}`
    if (!pointed || !key || taken.has(key) || filled[name as keyof Extraction] !== null) continue
    taken.add(key)
    names.push(name)
    filled = { ...filled, [name]: pointed.value, fields: { ...filled.fields, [name]: pointed.place } }
  }
  return { extraction: filled, names }
}

/** A bare whole number may be anything: money has decimals, thousands in groups or a currency beside it. */
function asNumber(found: Pointed<Minor> | null): Pointed<number> | null {
  return found && isMoneyText(found.place.text) ? { ...found, value: toNumber(found.value) } : null
}
