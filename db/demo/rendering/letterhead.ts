import type { Locale, Party } from './business-paper.ts'
import { PAGE, type SheetOfPaper } from './sheet-of-paper.ts'
import { wordsOf } from './words.ts'

/** Draws the sender, the title and the customer's address; answers where the body may begin. */
export function drawLetterhead(
  paper: SheetOfPaper,
  from: Party,
  to: Party,
  title: string,
  facts: [string, string][],
  locale: Locale,
): number {
  const words = wordsOf(locale)
  const { margin, width } = PAGE
  paper.fill(margin, 40, 4, 34, '#2f5d50')
  paper.write(from.name, margin + 12, 40, { size: 15, is_bold: true })
  const contact = [
    from.address?.replaceAll('\n', ', '),
    from.phone && `${words.phone} ${from.phone}`,
    from.email,
  ]
  paper.write(contact.filter(Boolean).join('  ·  '), margin + 12, 60, { size: 8, color: '#555555' })
  if (from.tax_id)
    paper.write(`${words.tax_id}: ${from.tax_id}`, margin + 12, 71, { size: 8, color: '#555555' })

  paper.write(`${words.customer}:`, margin, 104, { size: 8, color: '#777777' })
  const envelope = [
    to.name,
    ...(to.address?.split('\n') ?? []),
    ...(to.tax_id ? [`${words.tax_id} ${to.tax_id}`] : []),
  ]
  for (const [index, line] of envelope.entries()) {
    paper.write(line, margin, 115 + index * 12, { size: 9.5, is_bold: index === 0 })
  }

  const right = { align: 'right', width: 220 } as const
  const x = width - margin - 220
  paper.write(title, x, 102, { size: 17, is_bold: true, ...right })
  facts.forEach(([label, value], index) => {
    const y = 128 + index * 13
    paper.write(label, x, y, { size: 8.5, color: '#777777' })
    paper.write(value, x, y, { size: 9, ...right })
  })
  return Math.max(115 + envelope.length * 12, 128 + facts.length * 13) + 22
}

/** The short head of the following pages. */
export function drawShortHead(paper: SheetOfPaper, from: Party, title: string): number {
  paper.write(from.name, PAGE.margin, 40, { size: 10, is_bold: true })
  paper.write(title, PAGE.width - PAGE.margin - 220, 40, { size: 9, align: 'right', width: 220 })
  return 66
}

export function drawFooter(paper: SheetOfPaper, from: Party, page: number, locale: Locale): void {
  const y = PAGE.height - 40
  paper.rule(PAGE.margin, y - 6, PAGE.width - PAGE.margin, y - 6)
  paper.write(from.name, PAGE.margin, y, { size: 7, color: '#777777' })
  const text = `${wordsOf(locale).page} ${page}`
  paper.write(text, PAGE.width - PAGE.margin - 100, y, {
    size: 7,
    color: '#777777',
    align: 'right',
    width: 100,
  })
}
