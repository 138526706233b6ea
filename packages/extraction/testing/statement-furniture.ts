import type { Chance } from './chance.ts'
import type { Paper } from './paper.ts'
import { type FigureStyle, figureText } from './printed.ts'
import { signedText } from './statement-cells.ts'
import { MARGIN } from './statement-columns.ts'
import type { StatementLook } from './statement-look.ts'
import type { StatementTruth } from './statement-truth.ts'
import type { StatementWords } from './statement-words.ts'

type Words = Record<keyof StatementWords, string>

/** Letterhead, title, addresses and facts; answers where the table may begin. */
export function drawHead(
  paper: Paper,
  { supplier, customer, account, from, to, locale }: StatementTruth,
  look: StatementLook,
  words: Words,
  chance: Chance,
): number {
  const room = paper.width - MARGIN * 2
  const align = look.letterhead === 'two_columns' ? 'left' : look.letterhead
  const pen = { align, width: room } as const
  paper.write(supplier.name, MARGIN, 34, { size: 15, is_bold: true, ...pen })
  paper.write(`${supplier.street}, ${supplier.city}`, MARGIN, 54, { size: 8, ...pen })
  paper.write(`Tel ${supplier.phone}   ${supplier.email}`, MARGIN, 65, { size: 8, ...pen })
  paper.write(`${supplier.tax_label} ${supplier.tax_id}`, MARGIN, 76, { size: 8, ...pen })
  const title = chance.is(0.3) ? words.title.toUpperCase() : words.title
  const is_right = look.letterhead !== 'right'
  paper.write(title, MARGIN, 98, {
    size: chance.of([12, 16, 20]),
    is_bold: true,
    align: is_right ? 'right' : 'left',
    width: room,
  })
  const envelope = [customer.name, customer.street, customer.city]
  paper.write(words.customer, MARGIN, 122, { size: 8 })
  for (const [index, text] of envelope.entries()) paper.write(text, MARGIN, 133 + index * 12, { size: 9.5 })
  const short = (iso: string) => look.date(iso, locale)
  // A period needs its year even where the rows go without.
  const dated = /\d{4}|\d\D+\d\D+\d/.test(short(to))
    ? short
    : (iso: string) => iso.split('-').reverse().join('.')
  const facts: [string, string][] = [
    [words.period, `${dated(from)} ${words.to} ${dated(to)}`],
    [words.account, account],
  ]
  const x = look.letterhead === 'two_columns' || chance.is(0.5) ? paper.width - MARGIN - 230 : paper.width / 2
  for (const [index, [label, value]] of facts.entries()) {
    const y = 128 + index * 13
    paper.write(`${label}:`, x, y, { size: 8.5 })
    paper.write(value, x + Math.max(90, paper.widthOf(`${label}: `, 8.5) + 8), y, { size: 8.5 })
  }
  if (look.stamp === 'stamp') paper.writeTurned('RECEIVED', 380, 250, 20, 20)
  if (look.stamp === 'watermark') paper.writeTurned('COPY', 180, 560, 90, 45)
  return 190
}

/** What is owed by age, as a row under its heads or one below the other. */
export function drawAgeing(
  paper: Paper,
  y: number,
  closing: number,
  style: FigureStyle,
  look: StatementLook,
  words: Words,
): number {
  const heads = [
    words.current,
    `1-30 ${words.days}`,
    `31-60 ${words.days}`,
    `61-90 ${words.days}`,
    `${words.over} 90 ${words.days}`,
  ]
  const share = Math.floor(Math.max(0, closing) / 5)
  const values = [Math.max(0, closing) - share * 4, share, share, share, share]
  const { size } = look
  if (look.ageing === 'rows') {
    for (const [index, head] of heads.entries()) {
      paper.write(head, MARGIN, y, { size })
      paper.write(figureText(values[index]!, style), MARGIN, y, { size, align: 'right', width: 190 })
      y += size * 1.5
    }
    return y
  }
  const width = (paper.width - MARGIN * 2) / heads.length
  for (const [index, head] of heads.entries()) {
    paper.write(head, MARGIN + index * width, y, { size, align: 'right', width: width - 8 })
    paper.write(figureText(values[index]!, style), MARGIN + index * width, y + size * 1.6, {
      size,
      align: 'right',
      width: width - 8,
    })
  }
  return y + size * 3.5
}

/** What a later page begins with; answers where its table may begin. */
export function drawPageHead(paper: Paper, truth: StatementTruth, look: StatementLook, words: Words): number {
  paper.write(truth.supplier.name, MARGIN, 30, { size: 9 })
  if (look.page_head === 'name') return 50
  const { locale, account, to } = truth
  paper.write(words.title, MARGIN, 43, { size: 9, is_bold: true })
  paper.write(`${words.account} ${account}`, MARGIN + 180, 43, { size: 8 })
  paper.write(`${words.date} ${look.date(to, locale)}`, MARGIN + 300, 43, { size: 8 })
  return 64
}

/** Terms below the table: days, rates and sums that are nobody's rows. */
export function drawFootnotes(paper: Paper, top: number, truth: StatementTruth, look: StatementLook): number {
  const { locale, to } = truth
  const day = look.date(to, locale)
  const is_point = locale.startsWith('en')
  const sum = is_point ? '1,250.00' : '1.250,00'
  const notes =
    look.footnotes === 'figures'
      ? [`* ${day} / ${sum}`, `1) ${day} - ${is_point ? '1.50' : '1,50'} % p.a., min. ${sum}`]
      : [`* 14 d net, 1.5 % p.a. - IBAN GB29 NWBK 6016 1331 9268 19`]
  for (const [index, text] of notes.entries()) paper.write(text, MARGIN, top + 6 + index * 9, { size: 6.5 })
  return top + 6 + notes.length * 9
}

/** Page numbers, register entries and a share capital: figures that are nobody's rows. */
export function drawFooter(
  paper: Paper,
  { supplier }: StatementTruth,
  look: StatementLook,
  words: Words,
): void {
  const y = paper.height - 34
  if (look.footer_sums)
    paper.write(
      `${supplier.name} - Capital 100.000,00 EUR - Reg. 123456 - IBAN GB29 NWBK 6016 1331 9268 19`,
      MARGIN,
      y - 11,
      { size: 6.5 },
    )
  if (look.page_numbers)
    paper.write(`${words.page} ${paper.pages}`, MARGIN, y, {
      size: 7,
      align: 'right',
      width: paper.width - MARGIN * 2,
    })
}

/** The slip a payer cuts off, some with the list of open invoices again. */
export function drawSlip(
  paper: Paper,
  { account, customer, locale, sections }: StatementTruth,
  closing: number,
  style: FigureStyle,
  look: StatementLook,
  words: Words,
): void {
  const y = paper.height - 96
  paper.write('- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -', MARGIN, y - 9, {
    size: 6,
  })
  paper.write(words.slip, MARGIN, y, { size: 8, is_bold: true })
  paper.write(`${words.account}: ${account}`, MARGIN, y + 11, { size: 8 })
  paper.write(customer.name, MARGIN, y + 22, { size: 8 })
  const due = signedText(
    closing,
    look.amounts === 'hs' || look.amounts === 'cr_dr' ? look.amounts : 'minus',
    style,
  )
  paper.write(words.closing, MARGIN + 150, y + 11, { size: 8 })
  paper.write(due, MARGIN + 160 + paper.widthOf(words.closing, 8), y + 11, { size: 8 })
  if (look.slip !== 'with_list') return
  for (const [index, line] of (sections[0]?.lines ?? [])
    .filter(({ kind }) => kind === 'invoice')
    .slice(-3)
    .entries()) {
    const at = y + index * 10
    paper.write(look.date(line.date, locale), MARGIN + 330, at, { size: 7 })
    paper.write(line.reference ?? '', MARGIN + 395, at, { size: 7 })
    paper.write(figureText(line.minor, style), MARGIN + 445, at, { size: 7, align: 'right', width: 70 })
  }
}
