import { describe, expect, it } from 'vitest'
import type { DocumentText } from '../document-text.ts'
import { structureDocument } from '../structure.ts'
import { Chance } from './chance.ts'
import { invoicePaper } from './invoice-paper.ts'
import { DOCUMENT_LOCALES } from './printed.ts'
import { type InvoiceField, scoreInvoice, scoreStatement } from './score.ts'
import { statementPaper } from './statement-paper.ts'

const KEPT = 1_000_000

function readStatements(count: number, is_kept: boolean) {
  let [hits, expected, found, proven, wrong] = [0, 0, 0, 0, 0]
  for (let seed = 1; seed <= count; seed += 1) {
    const locale = DOCUMENT_LOCALES[seed % DOCUMENT_LOCALES.length]!
    const made = statementPaper(is_kept ? seed + KEPT : seed, locale, { is_kept })
    const read = structureDocument(made.paper.documentText(made.look.runs, new Chance(seed)))
    const score = scoreStatement(made, read)
    hits += score.hits
    expected += score.expected
    found += score.found
    if (read.proof === 'proven') proven += 1
    if (score.is_false_proof) wrong += 1
  }
  return { f1: (2 * hits) / (expected + found), proven: proven / count, wrong }
}

describe('invented statements', () => {
  it('are read whole in layouts used while building', () => {
    const { f1, proven, wrong } = readStatements(64, false)
    expect(f1).toBeGreaterThan(0.998)
    expect(proven).toBeGreaterThan(0.9)
    expect(wrong).toBe(0)
  })

  it('are read in layouts kept aside', () => {
    expect(readStatements(64, true).f1).toBeGreaterThan(0.985)
  })

  it('are the same as PDF', async () => {
    const { readDocument } = await import('../read/read.ts')
    for (const seed of [3, 12, 29]) {
      const locale = DOCUMENT_LOCALES[seed % DOCUMENT_LOCALES.length]!
      const made = statementPaper(seed, locale, { lines: 20 })
      const read = structureDocument(await readDocument(await made.paper.pdf()))
      expect(scoreStatement(made, read).is_right).toBe(true)
    }
  })

  it('name the restaurant and the currency each line stands under', () => {
    const seeds = Array.from({ length: 60 }, (_, index) => index + 1)
    const several = seeds
      .map((seed) => statementPaper(seed, 'en-GB'))
      .filter(({ truth, look }) => truth.sections.length > 1 && look.header !== 'none')
    expect(several.length).toBeGreaterThan(3)
    for (const { truth, look, paper } of several) {
      const read = structureDocument(paper.documentText(look.runs, new Chance(1)))
      const key = truth.sections.every(({ site }) => site) ? 'site' : 'currency'
      const wanted = truth.sections.flatMap((section) => section.lines.map(() => section[key]))
      const lines = read.lines.filter(({ kind }) => kind !== 'opening')
      expect(lines.map((line) => line[key])).toEqual(wanted)
    }
  })
})

describe('invented invoices', () => {
  const share = (count: number, options: { is_kept?: boolean; is_receipt?: boolean }) => {
    const right = new Map<string, number>()
    for (let seed = 1; seed <= count; seed += 1) {
      const locale = DOCUMENT_LOCALES[seed % DOCUMENT_LOCALES.length]!
      const made = invoicePaper(options.is_kept ? seed + KEPT : seed, locale, options)
      const read = structureDocument(made.paper.documentText(made.look.runs, new Chance(seed)))
      for (const [field, is_right] of Object.entries(scoreInvoice(made, read)))
        right.set(field, (right.get(field) ?? 0) + (is_right ? 1 / count : 0))
    }
    return (field: InvoiceField) => right.get(field)!
  }

  it('give number, days, sums, goods and sender', () => {
    const of = share(48, {})
    for (const field of ['invoice_number', 'invoice_date', 'total_amount', 'supplier_name', 'lines'] as const)
      expect(of(field), field).toBeGreaterThan(0.98)
  })

  it('give number, day and total in layouts kept aside', () => {
    const of = share(64, { is_kept: true })
    for (const field of ['invoice_number', 'invoice_date', 'total_amount'] as const)
      expect(of(field), field).toBeGreaterThan(0.94)
  })

  it('give total and goods of receipts', () => {
    const of = share(48, { is_receipt: true })
    for (const field of ['document_type', 'total_amount', 'lines'] as const)
      expect(of(field), field).toBeGreaterThan(0.98)
  })
})

/** One digit of one amount printed differently, as a bad copy would have it. */
function corrupted(text: DocumentText, chance: Chance, confidence?: number): DocumentText | null {
  const runs = text.pages.flatMap((page) => page.runs)
  const figures = runs.filter((run) => /^-?\d{1,3}(?:[.,]?\d{3})*[.,]\d{2}$/.test(run.text) && run.y0 > 200)
  if (figures.length === 0) return null
  const victim = chance.of(figures)
  const places = [...victim.text.matchAll(/\d/g)].map(({ index }) => index)
  const at = chance.of(places)
  const digit = String((Number(victim.text[at]) + chance.whole(1, 9)) % 10)
  const changed = victim.text.slice(0, at) + digit + victim.text.slice(at + 1)
  const pages = text.pages.map((page) => ({
    ...page,
    runs: page.runs.map((run) => ({
      ...run,
      text: run === victim ? changed : run.text,
      ...(confidence === undefined ? {} : { confidence }),
    })),
  }))
  return { ...text, pages }
}

describe('figures tampered with', () => {
  for (const [source, confidence] of [
    ['drawn', undefined],
    ['read from a picture', 0.9],
  ] as const) {
    it(`are never proven when ${source}`, () => {
      for (let seed = 1; seed <= 60; seed += 1) {
        const locale = DOCUMENT_LOCALES[seed % DOCUMENT_LOCALES.length]!
        const made = statementPaper(seed, locale, { lines: 14 })
        const text = corrupted(made.paper.documentText('whole'), new Chance(seed), confidence)
        if (!text) continue
        const read = structureDocument(text)
        const score = scoreStatement(made, read)
        expect(score.is_false_proof, `seed ${seed}: ${score.wrong.join(' | ')}`).toBe(false)
      }
    })
  }
})
