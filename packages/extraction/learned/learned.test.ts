import { describe, expect, it } from 'vitest'
import { type DocumentText, layoutSignature, learnLayout, structureDocument } from '../index.ts'
import { invoicePaper } from '../testing/invoice-paper.ts'

/** A page of lines; a word after `>` begins at that many points from the left. */
function pageOf(lines: string[], width = 595): DocumentText {
  const runs = lines.flatMap((line, row) => {
    let x = 40
    return line.split(' ').flatMap((text) => {
      if (text.startsWith('>')) {
        x = Number(text.slice(1))
        return []
      }
      const x0 = x
      x += text.length * 5 + 3
      return [
        {
          text,
          x0,
          x1: x0 + text.length * 5,
          y0: 40 + row * 16,
          y1: 50 + row * 16,
          size: 10,
          is_rotated: false,
        },
      ]
    })
  })
  return { file_type: 'pdf', pages: [{ number: 1, width, height: 842, runs }], sheets: [], warnings: [] }
}

interface Values {
  number: string
  order: string
  date: string
  net: string
  tax: string
  total: string
}
const first: Values = {
  number: 'HF-20417',
  order: 'AB-9',
  date: '03/04/2026',
  net: '100,00',
  tax: '7,00',
  total: '107,00',
}
const second: Values = {
  number: 'HF-20533',
  order: 'AB-10',
  date: '05/06/2026',
  net: '250,00',
  tax: '17,50',
  total: '267,50',
}

/** Words no dictionary has: what cannot be learned from a person cannot be read. */
const paper = ({ number, order, date, net, tax, total }: Values, width?: number) =>
  pageOf(
    [
      'Harbour Fish Co.',
      `Zeichen ${order} >300 Belegkennung ${number}`,
      `Tagesangabe >300 Sonstiges`,
      `${date} >300 nichts`,
      'Lachs >400 50,00',
      `Warenwert >400 ${net}`,
      `Abgabe >400 ${tax}`,
      `Zusammen macht das >400 ${total}`,
    ],
    width,
  )
const truth = {
  fields: {
    ...{ invoice_number: 'HF-20417', invoice_date: '2026-03-04', due_date: null },
    ...{ subtotal: 100, tax_amount: 7, total_amount: 107 },
  },
}
const hints = { document_type: 'invoice' as const }

describe('a learned layout', () => {
  const layout = learnLayout(paper(first), truth)!

  it('is small plain JSON of words that do not change', () => {
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout)
    expect(JSON.stringify(layout).length).toBeLessThan(1_500)
    expect(JSON.stringify(layout)).not.toMatch(/20417|107|2026/)
    expect(layout).toMatchObject({
      date_order: 'mdy',
      anchors: {
        invoice_number: { words: ['belegkennung'], where: 'behind', form: 'HF-00000' },
        invoice_date: { where: 'below' },
        total_amount: { where: 'behind' },
      },
    })
  })

  it('reads the next paper of its kind', () => {
    const plain = structureDocument(paper(second), hints)
    expect(plain).not.toMatchObject({ invoice_number: 'HF-20533', total_amount: 267.5 })
    expect(structureDocument(paper(second), { ...hints, layout })).toMatchObject({
      ...{ invoice_number: 'HF-20533', invoice_date: '2026-05-06', subtotal: 250, tax_amount: 17.5 },
      ...{ total_amount: 267.5, proof: 'consistent' },
      fields: { invoice_number: { text: 'HF-20533', page: 1, confidence: 0.9 } },
    })
  })

  it('means nothing to a paper that is laid out otherwise', () => {
    const other = paper(second, 612)
    expect(structureDocument(other, { ...hints, layout })).toEqual(structureDocument(other, hints))
  })

  it('takes no number of another form and no word for a figure', () => {
    const odd = paper({ ...second, number: 'Seite 3', total: 'offen' })
    const plain = structureDocument(odd, hints)
    const read = structureDocument(odd, { ...hints, layout })
    expect(read.invoice_number).toBe(plain.invoice_number)
    expect(read.total_amount).toBe(plain.total_amount)
  })

  it('changes no amounts that the arithmetic holds', () => {
    const proven = pageOf(['Invoice', 'Net total 90.00', 'VAT 10.00', 'Total 100.00', 'Received 40.00'])
    const learned = learnLayout(proven, { fields: { total_amount: 40 } })!
    const plain = structureDocument(proven, hints)
    expect(plain.proof).toBe('consistent')
    expect(structureDocument(proven, { ...hints, layout: learned })).toMatchObject({ total_amount: 100 })
  })

  it('is not made of what is not printed', () => {
    expect(
      learnLayout(paper(first), { fields: { invoice_number: 'ZZ-1', total_amount: 12 } }),
    ).toBeUndefined()
    expect(learnLayout(paper(first), {})).toBeUndefined()
  })
})

describe('layouts of invented invoices', () => {
  it('make no reading worse, of the paper they were learned of or of another that looks like it', () => {
    const papers = Array.from({ length: 24 }, (_, seed) => {
      const { truth: says, paper: printed } = invoicePaper(seed + 1, seed % 2 ? 'de-DE' : 'en-GB')
      const text = printed.documentText()
      const right = { invoice_number: says.number, invoice_date: says.date, due_date: says.due }
      const layout = learnLayout(text, { fields: right })
      return { text, right, layout, plain: structureDocument(text) }
    })
    for (const { layout } of papers) {
      for (const { text, right, plain } of papers.filter(
        (one) => one.layout?.signature === layout?.signature,
      )) {
        const read = structureDocument(text, layout ? { layout } : {})
        for (const [name, value] of Object.entries(right) as [keyof typeof right, string][])
          if (plain[name] === value) expect(read[name]).toBe(value)
      }
    }
  })
})

describe('a signature', () => {
  it('is the same for papers of one kind and another for others', () => {
    expect(layoutSignature(paper(first))).toBe(layoutSignature(paper(second)))
    expect(layoutSignature(paper(first))).not.toBe(layoutSignature(paper(first, 612)))
    const table = (names: string) => pageOf([names, '01/10/2026 >200 RE-1 >400 20,00'])
    const one = layoutSignature(table('Date >200 Reference >400 Amount'))
    expect(one).toContain('date|reference|amount')
    expect(layoutSignature(table('Day >200 Reference >400 Balance'))).not.toBe(one)
  })
})
