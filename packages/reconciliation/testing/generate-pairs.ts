import { addDays } from '#packages/calendar'
import { fromMinor, splitMinor } from '#packages/money'
import type { ItemStatus, LedgerEntry, StatementLine } from '../documents.ts'
import { changeAmount } from './change-amount.ts'
import { garbleNumber } from './garble-number.ts'
import { inventDocuments, type TrueDocument } from './invent-documents.ts'
import { type Noise, scaleNoise } from './noise.ts'
import { Random } from './random.ts'

/** What belongs together, by construction. */
export type TrueItem = { status: ItemStatus; statement_lines: (number | string)[]; ledger_ids: string[] }

export type GeneratedPair = {
  statement: StatementLine[]
  ledger: LedgerEntry[]
  truth: TrueItem[]
  /** Copies that nothing but their id tells from an original, each with that original. */
  twins: Map<string, string>
}

/**
 * A statement and a ledger of about `count` documents with the truth about them, from a seed. `noise` is a
 * factor (0 clean, 1 real, 2.5 harsh) or rates. Example: `generatePair({ seed: 1, count: 1000, noise: 1 })`.
 */
export function generatePair(options: { seed: number; count: number; noise: number | Noise }): GeneratedPair {
  const noise = typeof options.noise === 'number' ? scaleNoise(options.noise) : options.noise
  const random = new Random(options.seed)
  const writer = new PairWriter(noise, random)
  const documents = inventDocuments(options.count, random)
  for (let index = 0; index < documents.length; ) index += writer.write(documents, index)
  return writer.finish()
}

class PairWriter {
  private readonly noise: Noise
  private readonly random: Random
  private readonly statement: StatementLine[] = []
  private readonly ledger: LedgerEntry[] = []
  private readonly truth: TrueItem[] = []
  private readonly twins = new Map<string, string>()

  constructor(noise: Noise, random: Random) {
    this.noise = noise
    this.random = random
  }

  /** Writes the document at `index`, and perhaps those after it; answers how many it used. */
  write(documents: readonly TrueDocument[], index: number): number {
    const document = documents[index]!
    const { noise } = this
    const draw = this.random.next()
    const bounds = [
      noise.missing_in_restaurant,
      noise.missing_in_supplier,
      noise.amount_mismatch,
      noise.split,
      noise.merged,
      noise.duplicate,
    ]
    let sum = 0
    const fate = bounds.findIndex((rate) => {
      sum += rate
      return draw < sum
    })
    if (fate === 0) this.record('missing_in_restaurant', [this.line(document, document.cents)], [])
    else if (fate === 1) this.record('missing_in_supplier', [], [this.entry(document)])
    else if (fate === 2) this.writeMismatch(document)
    else if (fate === 3) this.writeSplit(document)
    else if (fate === 4) return this.writeMerged(documents, index)
    else this.writeMatched(document, fate === 5)
    return 1
  }

  /** The pair in the order in which people see it: the statement by date, the ledger as entered. */
  finish(): GeneratedPair {
    const statement = [...this.statement].sort((a, b) => (a.date! < b.date! ? -1 : Number(a.date! > b.date!)))
    return { statement, ledger: this.random.shuffle(this.ledger), truth: this.truth, twins: this.twins }
  }

  private writeMatched(document: TrueDocument, isDuplicated: boolean): void {
    const rounding = this.random.chance(this.noise.rounding) ? this.random.pick([-2, -1, 1, 2]) : 0
    const line = this.line(document, document.cents + rounding)
    const entry = this.entry(document)
    this.record('matched', [line], [entry])
    if (!isDuplicated) return
    if (this.random.chance(0.5)) {
      const copy = { ...line, line: this.statement.length + 1 }
      this.statement.push(copy)
      this.twins.set(`line ${copy.line}`, `line ${line.line}`)
      this.record('missing_in_restaurant', [copy], [])
    } else {
      const copy = this.entry(document)
      this.twins.set(`entry ${copy.id}`, `entry ${entry.id}`)
      this.record('missing_in_supplier', [], [copy])
    }
  }

  private writeMismatch(document: TrueDocument): void {
    const line = this.line(document, changeAmount(document.cents, this.random))
    this.record('amount_mismatch', [line], [this.entry(document)])
  }

  private writeSplit(document: TrueDocument): void {
    const weights = Array.from({ length: this.random.integer(2, 3) }, () => this.random.integer(2, 9))
    const hasSuffix = this.random.chance(0.3)
    const lines = splitMinor(document.cents, weights).map((cents, part) =>
      this.line(document, cents, hasSuffix ? `-${part + 1}` : ''),
    )
    this.record('matched', lines, [this.entry(document)])
  }

  private writeMerged(documents: readonly TrueDocument[], index: number): number {
    const first = documents[index]!
    const run = [first]
    const length = this.random.integer(2, 3)
    for (const next of documents.slice(index + 1, index + length)) {
      if (next.cents > 0 === first.cents > 0) run.push(next)
      else break
    }
    const cents = run.reduce((sum, { cents }) => sum + cents, 0)
    this.record(
      'matched',
      [this.line(first, cents)],
      run.map((document) => this.entry(document)),
    )
    return run.length
  }

  private line(document: TrueDocument, cents: number, suffix = ''): StatementLine {
    const number = garbleNumber(document.number, this.noise, this.random)
    const { noise, random } = this
    let shift = 0
    if (random.chance(noise.date_shifted)) shift = random.pick([-3, -2, -1, 1, 2, 3])
    if (random.chance(noise.date_far)) shift = random.integer(30, 61) * random.pick([-1, 1])
    const line: StatementLine = {
      line: this.statement.length + 1,
      date: addDays(document.date, shift),
      reference: number === null ? null : number + suffix,
      description: null,
      amount: fromMinor(cents, 'EUR').toFixed(2),
      currency: 'EUR',
    }
    this.statement.push(line)
    return line
  }

  private entry(document: TrueDocument): LedgerEntry {
    const entry: LedgerEntry = {
      id: `L${this.ledger.length + 1}`,
      invoice_number: document.number,
      invoice_date: document.date,
      amount: fromMinor(document.cents, 'EUR').toFixed(2),
      currency: 'EUR',
    }
    this.ledger.push(entry)
    return entry
  }

  private record(status: ItemStatus, lines: StatementLine[], entries: LedgerEntry[]): void {
    const statement_lines = lines.map(({ line }) => line)
    this.truth.push({ status, statement_lines, ledger_ids: entries.map(({ id }) => id) })
  }
}
