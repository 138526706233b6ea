import { describe, expect, it } from 'vitest'
import { type DocumentText, layoutSignature, learnLayout } from '#packages/extraction'
import { type KnownLayout, readWithLayouts } from './read-with-layouts.ts'

/** Labels at the left, values at the right. */
function paper(rows: [string, string][]): DocumentText {
  const run = (text: string, x0: number, row: number) => {
    const y0 = 40 + row * 20
    return { text, x0, x1: x0 + text.length * 5, y0, y1: y0 + 10, size: 10, is_rotated: false }
  }
  const runs = rows.flatMap(([label, value], row) => [run(label, 40, row), run(value, 300, row)])
  return { file_type: 'pdf', pages: [{ number: 1, width: 595, height: 842, runs }], sheets: [], warnings: [] }
}

const hints = { document_type: 'invoice' as const }
const known = (text: DocumentText, fields: object, more: Partial<KnownLayout> = {}): KnownLayout => ({
  ...{ id: 'one', name: 'Harbour Fish Co.', tax_id: null, is_certain: false },
  ...{ signature: layoutSignature(text), layout: learnLayout(text, { fields: { ...fields } })! },
  ...more,
})

describe('a document that looks like a learned layout', () => {
  const whole = (number: string, total: string) =>
    paper([
      ['Invoice no', number],
      ['Second no', `X-${number}`],
      ['Invoice date', '2026-10-12'],
      ['Total', total],
    ])
  const foreign = known(whole('A-1', '90.00'), { invoice_number: 'X-A-1' })

  it('is read by its own evidence where that is as good and the supplier is not known', () => {
    const { extraction, used } = readWithLayouts(whole('A-2', '70.00'), hints, [foreign])
    expect(used).toBeNull()
    expect(extraction.invoice_number).toBe('A-2')
  })

  it('is read as learned where it is as good and the document is that supplier’s', () => {
    const { extraction, used } = readWithLayouts(whole('A-2', '70.00'), hints, [
      { ...foreign, is_certain: true },
    ])
    expect(used).toEqual({ id: 'one', is_better: false })
    expect(extraction.invoice_number).toBe('X-A-2')
  })

  it('is read as learned where that finds more, whoever it is of', () => {
    const odd = (number: string, total: string) =>
      paper([
        ['Belegkennung', number],
        ['Zusammen', total],
      ])
    const layout = known(odd('HF-1', '90.00'), { invoice_number: 'HF-1', total_amount: 90 })
    const { extraction, used } = readWithLayouts(odd('HF-2', '70.00'), hints, [layout])
    expect(extraction).toMatchObject({ invoice_number: 'HF-2', total_amount: 70 })
    expect(used).toEqual({ id: 'one', is_better: true })
  })

  it('is left alone by layouts of other signatures', () => {
    const other = { ...foreign, is_certain: true, signature: 'another' }
    expect(readWithLayouts(whole('A-2', '70.00'), hints, [other]).used).toBeNull()
  })
})
