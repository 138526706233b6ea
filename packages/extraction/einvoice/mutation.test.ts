import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Extraction, ExtractionError, extract } from '../index.ts'

const NAMES = [
  'ubl-invoice',
  'ubl-credit-note',
  'cii-en16931',
  'cii-minimum',
  'zugferd-1',
  'fattura',
  'fattura-simplified',
  'nfe',
]
const SAMPLES = NAMES.map((name) => ({
  name,
  text: readFileSync(new URL(`../fixtures/einvoice/${name}.xml`, import.meta.url), 'utf8').replace(
    / encoding="[^"]*"/,
    '',
  ),
}))

const SUMMED =
  /(?:LineExtensionAmount|LineTotalAmount|TaxInclusiveAmount|GrandTotalAmount|ImportoTotaleDocumento|vNF|PrezzoTotale|vProd)$/

/** Reads what may be broken: a plain answer without NaN, or a typed error. */
async function outcome(text: string): Promise<Extraction | string> {
  try {
    const read = await extract(new TextEncoder().encode(text))
    for (const value of numbersIn(read)) expect(Number.isFinite(value)).toBe(true)
    if (read.proof === 'proven') expectProof(read)
    return read
  } catch (error) {
    if (error instanceof ExtractionError) return error.code
    throw error
  }
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

/** Reckoned again from the answer alone: lines make the net, net and tax the total, to half a cent. */
function expectProof({ lines, subtotal, tax_amount, total_amount }: Extraction): void {
  const sum = lines.reduce((all, line) => all + (line.amount ?? 0), 0)
  expect(Math.abs(sum - subtotal!)).toBeLessThan(0.006)
  expect(Math.abs(subtotal! + (tax_amount ?? 0) - total_amount!)).toBeLessThan(0.001)
}

describe.each(SAMPLES)('$name, broken', ({ text }) => {
  const leaves = [...text.matchAll(/<([\w:]+)([^<>]*)>([^<>]+)<\/\1>/g)]

  it('at every twentieth is a typed error', async () => {
    for (let part = 1; part < 20; part += 1) {
      const cut = text.slice(0, Math.floor((text.trimEnd().length * part) / 20))
      expect(await outcome(cut)).toBeTypeOf('string')
    }
  })

  it('by any value gone, doubled, of another kind or below zero, is read with warnings or refused', async () => {
    for (const [number, { 0: whole, 1: tag, 2: attributes, 3: value, index }] of leaves.entries()) {
      const leaf = (changed: string) => `<${tag}${attributes}>${changed}</${tag}>`
      const changes = [
        '',
        leaf('abc'),
        leaf(`-${value}`),
        whole + whole,
        leaf('1e999'),
        leaf(''),
        leaf('9'.repeat(40)),
        leaf('NaN'),
        leaf('1.234,56'),
        leaf('2026-02-30'),
        leaf('0.00001'),
        `<x>${whole}</x>`,
      ]
      // Each value meets four of them, each of them a third of the values.
      for (let at = number % 3; at < changes.length; at += 3)
        await outcome(text.slice(0, index) + changes[at] + text.slice(index + whole.length))
    }
  })

  it('by an amount a cent off is never proven', async () => {
    // What follows is the second invoice of the file.
    const end = text.includes('TD04') ? text.indexOf('TD04') : text.length
    for (const { 0: whole, 1: tag, 2: attributes, 3: value, index } of leaves) {
      const is_summed = SUMMED.test(tag!) && /^\d+\.\d+$/.test(value!) && index < end
      if (!is_summed || text.slice(index, index + 60).includes('<indTot>0')) continue
      const changed = `<${tag}${attributes}>${(Number(value) + 0.01).toFixed(2)}</${tag}>`
      const read = await outcome(text.slice(0, index) + changed + text.slice(index + whole.length))
      expect(read).toMatchObject({ proof: expect.not.stringMatching(/^proven$/) })
    }
  })

  it('by swapped elements or attributes of chance is read or refused', async () => {
    const tags = [...new Set(leaves.map((leaf) => leaf[1]!))]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tags),
        fc.constantFrom(...tags),
        fc.nat(text.length),
        async (a, b, at) => {
          const swapped = text
            .replaceAll(`<${a}>`, '<\0>')
            .replaceAll(`<${b}>`, `<${a}>`)
            .replaceAll('<\0>', `<${b}>`)
          await outcome(swapped)
          await outcome(text.slice(0, at) + text.slice(at + 1))
          await outcome(text.replaceAll(`<${a}`, `<${b}`).replaceAll(`</${a}`, `</${b}`))
        },
      ),
      { numRuns: 20, seed: 7 },
    )
  })
})

describe('what an e-invoice leaves out', () => {
  it('is named', async () => {
    const [ubl] = SAMPLES
    const bare = ubl!.text.replace(/<cbc:(?:DocumentCurrencyCode|IssueDate)>.*?<\/[^>]+>/g, '')
    const read = (await outcome(bare)) as Extraction
    expect(read).toMatchObject({ currency: null, invoice_date: null, total_amount: 124.27 })
    expect(read.warnings[0]!.message).toBe('The e-invoice does not tell its day, its currency.')
  })
})
