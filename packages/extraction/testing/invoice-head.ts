import type { Chance } from './chance.ts'
import type { InvoiceTruth } from './invoice-truth.ts'
import type { InvoiceWord } from './invoice-words.ts'
import type { Font, Paper, RunStyle } from './paper.ts'
import type { FigureStyle } from './printed.ts'

export type Words = Record<InvoiceWord, string>

export type InvoiceLook = {
  facts: 'beside' | 'inline' | 'below' | 'row' | 'title' | 'sentence'
  supplier: 'left' | 'right' | 'center' | 'footer'
  customer: 'headed' | 'plain' | 'with_delivery'
  columns: (
    | 'position'
    | 'code'
    | 'description'
    | 'quantity'
    | 'unit'
    | 'unit_price'
    | 'discount'
    | 'rate'
    | 'amount'
  )[]
  totals: 'stack' | 'left_stack' | 'row' | 'inline'
  tax_table: 'none' | 'before' | 'after'
  quantity: 'plain' | 'with_unit'
  is_slip: boolean
  in_words: boolean
  font: Font
  size: number
  leading: number
  runs: RunStyle
}

export type InvoicePage = {
  paper: Paper
  truth: InvoiceTruth
  look: InvoiceLook
  words: Words
  style: FigureStyle
  day: (iso: string) => string
  chance: Chance
}

export const LEFT = 45

export function inventInvoiceLook(chance: Chance): InvoiceLook {
  const quantity = chance.option<InvoiceLook['quantity']>(['plain'], ['with_unit'])
  const columns: InvoiceLook['columns'] = [
    ...(chance.is(0.35) ? (['position'] as const) : []),
    ...(chance.is(0.5) ? (['code'] as const) : []),
    'description',
    'quantity',
    ...(quantity === 'plain' && chance.is(0.6) ? (['unit'] as const) : []),
    'unit_price',
    ...(chance.is(0.4) ? (['discount'] as const) : []),
    ...(chance.is(0.5) ? (['rate'] as const) : []),
    'amount',
  ]
  if (chance.is_kept && chance.is(0.3)) {
    columns.splice(columns.indexOf('quantity'), 1)
    columns.unshift('quantity')
  }
  return {
    facts: chance.option(['beside', 'inline', 'row', 'beside'], ['below', 'title', 'sentence']),
    supplier: chance.option(['left', 'right', 'center'], ['footer']),
    customer: chance.option(['headed', 'plain'], ['with_delivery']),
    columns,
    totals: chance.option(['stack', 'stack', 'row'], ['inline', 'left_stack']),
    tax_table: chance.option(['none', 'before'], ['after']),
    quantity,
    is_slip: chance.is(0.25),
    in_words: chance.is(0.2),
    font: chance.option<Font>(['Helvetica', 'Times-Roman'], ['Courier']),
    size: chance.option([8.5, 9.5], [7.5]),
    leading: chance.option([1.5, 1.9], [1.25]),
    runs: chance.option<RunStyle>(['whole', 'whole', 'words'], ['pieces', 'glyphs']),
  }
}

/** Sender and receiver; answers where the facts may begin. */
export function drawParties({ paper, truth, look, words, chance }: InvoicePage): number {
  const { supplier, customer } = truth
  const room = paper.width - LEFT * 2
  const contact = `Tel. ${supplier.phone}  ${supplier.email}`
  const tax = `${supplier.tax_label}: ${supplier.tax_id}`
  if (look.supplier === 'footer') {
    paper.write(supplier.name.split(' ')[0]!.toUpperCase(), LEFT, 36, { size: 22, is_bold: true })
    paper.write(`${supplier.name} - ${supplier.street} - ${supplier.city}`, LEFT, 96, { size: 6.5 })
    paper.write(`${supplier.name} · ${supplier.street} · ${supplier.city}`, LEFT, paper.height - 50, {
      size: 7,
    })
    paper.write(`${contact}  ${tax}`, LEFT, paper.height - 40, { size: 7 })
  } else {
    const pen = { align: look.supplier, width: room }
    paper.write(supplier.name, LEFT, 34, { size: 15, is_bold: true, ...pen })
    for (const [index, text] of [`${supplier.street}, ${supplier.city}`, contact, tax].entries())
      paper.write(text, LEFT, 54 + index * 11, { size: 8, ...pen })
  }
  const block = [customer.name, customer.street, customer.city]
  if (chance.is(0.3)) block.push(`${customer.tax_label}: ${customer.tax_id}`)
  let y = 108
  if (look.customer !== 'plain') {
    paper.write(words.bill_to, LEFT, y, { size: 8, is_bold: true })
    if (look.customer === 'with_delivery')
      paper.write(words.ship_to, LEFT + 140, y, { size: 8, is_bold: true })
    y += 12
  }
  for (const [index, text] of block.entries()) {
    paper.write(text, LEFT, y + index * 12, { size: 9.5 })
    if (look.customer === 'with_delivery' && index < 3)
      paper.write(text, LEFT + 140, y + index * 12, { size: 9.5 })
  }
  return y + block.length * 12 + 14
}

/** Title, number and days among other numbers and days. */
export function drawFacts({ paper, truth, look, words, day, chance }: InvoicePage, top: number): number {
  const is_credit = truth.kind === 'credit_note'
  const title = is_credit ? words.credit_note : words.invoice
  const label = is_credit ? words.credit_number : words.number
  const order = String(chance.whole(100_000, 999_999))
  const main: [string, string][] = [
    [label, truth.number],
    [words.date, day(truth.date)],
  ]
  const others: [string, string][] = [
    [words.due, day(truth.due)],
    ...(chance.is(0.6) ? ([[words.customer_number, chance.digits(6)]] as [string, string][]) : []),
    ...(chance.is(0.5) ? ([[words.order, order]] as [string, string][]) : []),
    ...(chance.is(0.3) ? ([[words.delivery_note, chance.digits(7)]] as [string, string][]) : []),
    ...(chance.is(0.3) ? ([[words.delivery_date, day(truth.date)]] as [string, string][]) : []),
  ]
  const facts = chance.is(0.5) ? [...main, ...others] : [...others.slice(1), ...main, ...others.slice(0, 1)]
  const x = chance.is(0.6) ? 330 : LEFT
  const size = 9
  const colon = chance.is(0.6) ? ':' : ''
  const named = look.facts === 'title' ? `${title} ${truth.number}` : title
  paper.write(chance.is(0.3) ? named.toUpperCase() : named, LEFT, top, {
    size: chance.of([13, 18]),
    is_bold: true,
  })
  let y = x === LEFT ? top + 28 : Math.max(108, top - facts.length * 13 - 10)
  if (look.facts === 'sentence') {
    paper.write(`${label} ${truth.number} ${words.of_day} ${day(truth.date)}`, LEFT, top + 28, { size })
    paper.write(`${words.due}: ${day(truth.due)}`, LEFT, top + 42, { size })
    return top + 64
  }
  if (look.facts === 'row' || look.facts === 'below') {
    const width = (paper.width - LEFT * 2) / facts.length
    for (const [index, [name, value]] of facts.entries()) {
      paper.write(name, LEFT + index * width, top + 28, { size: 7.5, is_bold: true })
      paper.write(value, LEFT + index * width, top + (look.facts === 'row' ? 40 : 46), { size })
    }
    return top + 70
  }
  const listed = look.facts === 'title' ? facts.filter(([name]) => name !== label) : facts
  for (const [name, value] of listed) {
    if (look.facts === 'inline') paper.write(`${name}: ${value}`, x, y, { size })
    else {
      paper.write(`${name}${colon}`, x, y, { size })
      paper.write(value, x + 115, y, { size })
    }
    y += 13
  }
  return Math.max(y, top + 26) + 14
}
