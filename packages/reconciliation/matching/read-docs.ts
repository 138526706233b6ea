import { isValidDate } from '#packages/calendar'
import { type Amount, MoneyError, toMinor } from '#packages/money'
import type { DocumentKind, LedgerEntry, StatementLine } from '../documents.ts'
import { digitRuns, parseDocumentNumber } from '../numbering/document-number.ts'
import { applyGrammar, learnGrammar } from '../numbering/grammar.ts'
import { ReconciliationError, type ReconciliationErrorCode } from '../reconciliation-error.ts'
import { compareIds, compareText, type Doc, type Side } from './doc.ts'

const DAY_MS = 86_400_000

type Input = {
  source: number | string
  date: string | null
  number: string | null
  description: string | null
  amount: Amount
  currency: string
  kind: DocumentKind | null
  site: string | null
}

/** Reads both sides into documents, by currency and in canonical order. Throws `ReconciliationError`. */
export function readDocs(
  statement: readonly StatementLine[],
  ledger: readonly LedgerEntry[],
): Map<string, Doc[]> {
  const byCurrency = new Map<string, ReadDoc[]>()
  const days = new Map<string, number | undefined>()
  const dayOf = (date: string) => {
    const known = days.get(date)
    if (known !== undefined || days.has(date)) return known
    const day = isValidDate(date) ? Date.parse(date) / DAY_MS : undefined
    days.set(date, day)
    return day
  }
  const add = <T>(side: Side, documents: readonly T[], inputOf: (document: T) => Input) => {
    const seen = new Set<number | string>()
    for (const document of documents) {
      const input = inputOf(document)
      const { size } = seen
      if (seen.add(idOf(input.source)).size === size)
        throw refuse('duplicate_id', side, input, String(input.source))
      const docs = byCurrency.get(input.currency)
      const doc = readDoc(side, input, dayOf)
      if (docs) docs.push(doc)
      else byCurrency.set(input.currency, [doc])
    }
  }
  add('statement', statement, fromLine)
  add('ledger', ledger, fromEntry)
  const sorted = [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(
    sorted.map(([currency, docs]) => [
      currency,
      rankDocs(withNumbersFromDescriptions(docs.map(byGrammarOf(docs)))),
    ]),
  )
}

/** The same for ids that read alike: 7 and '7'. */
function idOf(source: number | string): number | string {
  if (typeof source === 'number') return source
  const value = Number(source)
  return String(value) === source ? value : source
}

type ReadDoc = Doc & { description: string | null }

function fromLine(line: StatementLine): Input {
  const { date, description, amount, currency } = line
  return {
    source: line.line,
    date,
    number: line.reference,
    description,
    amount,
    currency,
    kind: line.kind ?? null,
    site: line.site ?? null,
  }
}

function fromEntry(entry: LedgerEntry): Input {
  const { id, invoice_date, invoice_number, amount, currency } = entry
  return {
    source: id,
    date: invoice_date,
    number: invoice_number,
    description: null,
    amount,
    currency,
    kind: entry.kind ?? null,
    site: entry.site ?? null,
  }
}

function readDoc(side: Side, input: Input, dayOf: (date: string) => number | undefined): ReadDoc {
  const { date, number, kind, source, description } = input
  const day = date === null ? Number.NaN : dayOf(date)
  if (day === undefined) throw refuse('invalid_date', side, input, date!)
  const cents = readCents(side, input)
  return {
    side,
    source,
    cents,
    day,
    kind,
    site: input.site,
    printed: number,
    number: parseDocumentNumber(number, date?.slice(0, 4) ?? ''),
    isFromDescription: false,
    description,
    hash: hashOf(date ?? '', number ?? '', cents, source),
    rank: 0,
    isTaken: false,
  }
}

function readCents(side: Side, input: Input): number {
  try {
    return toMinor(input.amount, input.currency)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    const code = error.code === 'unknown_currency' ? 'unknown_currency' : 'invalid_amount'
    throw refuse(code, side, input, error.value)
  }
}

function refuse(
  code: ReconciliationErrorCode,
  side: Side,
  { source }: Input,
  value: string,
): ReconciliationError {
  const place = `${side === 'statement' ? 'statement line' : 'ledger entry'} ${source}`
  return new ReconciliationError(code, place, value)
}

const FNV_OFFSET = 0x811c9dc5

function hashOf(date: string, number: string, cents: number, source: number | string): number {
  const content = addToHash(addToHash(FNV_OFFSET, date), number)
  return addToHash(addToHash(content, String(cents)), String(source))
}

/** FNV-1a, 32 bits, over one more text. */
function addToHash(hash: number, text: string): number {
  let mixed = Math.imul(hash ^ text.length, 0x01000193)
  for (let index = 0; index < text.length; index += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193)
  }
  return mixed >>> 0
}

/** Reads every number anew once the supplier's way of writing them is known. */
function byGrammarOf(docs: readonly Doc[]): (doc: ReadDoc) => ReadDoc {
  const grammar = learnGrammar(docs.map((doc) => doc.number))
  const years = new Map<number, string>()
  const yearOf = (day: number) => {
    const known = years.get(day)
    if (known !== undefined) return known
    const year = Number.isNaN(day) ? '' : String(new Date(day * DAY_MS).getUTCFullYear())
    years.set(day, year)
    return year
  }
  return (doc) => {
    const year = yearOf(doc.day)
    const number = applyGrammar(doc.number, grammar, year)
    return number === doc.number ? doc : { ...doc, number }
  }
}

const SHORTEST_MENTION = 4

/** A document without a number takes the one its description mentions, if the other side knows it. */
function withNumbersFromDescriptions(docs: ReadDoc[]): Doc[] {
  const needy = docs.filter((doc) => doc.number.serial === '' && doc.description)
  if (needy.length === 0) return docs
  const serials = { statement: new Set<string>(), ledger: new Set<string>() }
  for (const doc of docs) serials[doc.side].add(doc.number.serial)
  const found = new Map<Doc, Doc>()
  for (const doc of needy) {
    const known = serials[doc.side === 'statement' ? 'ledger' : 'statement']
    const mention = digitRuns(doc.description).find((run) => run.length >= SHORTEST_MENTION && known.has(run))
    if (mention) found.set(doc, { ...doc, number: parseDocumentNumber(mention, ''), isFromDescription: true })
  }
  return docs.map((doc) => found.get(doc) ?? doc)
}

/** Sorts by content, then by id: the order of the input leaves no trace. */
function rankDocs(docs: Doc[]): Doc[] {
  const byDay = new Map<number, Doc[]>()
  for (const doc of docs) {
    // A missing date sorts first.
    const day = Number.isNaN(doc.day) ? Number.NEGATIVE_INFINITY : doc.day
    const ofDay = byDay.get(day)
    if (ofDay) ofDay.push(doc)
    else byDay.set(day, [doc])
  }
  const ranked: Doc[] = []
  for (const day of [...byDay.keys()].sort((a, b) => (a < b ? -1 : 1)))
    for (const doc of byDay.get(day)!.sort(compareOfOneDay)) {
      doc.rank = ranked.length
      ranked.push(doc)
    }
  return ranked
}

function compareOfOneDay(a: Doc, b: Doc): number {
  return a.cents - b.cents || compareText(a.number.text, b.number.text) || compareIds(a.source, b.source)
}
