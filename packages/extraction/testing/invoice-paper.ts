import { Chance } from './chance.ts'
import { drawFacts, drawParties, type InvoiceLook, inventInvoiceLook, type Words } from './invoice-head.ts'
import { drawItems } from './invoice-items.ts'
import { drawTotals } from './invoice-totals.ts'
import { type InvoiceTruth, inventInvoice } from './invoice-truth.ts'
import { invoiceWords } from './invoice-words.ts'
import { Paper } from './paper.ts'
import { DATE_STYLES, type DocumentLocale, figureStyle } from './printed.ts'
import { drawReceipt } from './receipt-paper.ts'

export type InventedInvoice = { truth: InvoiceTruth; look: InvoiceLook; paper: Paper }

/** An invoice, credit note or receipt of a seed on paper, and what it truly says. */
export function invoicePaper(
  seed: number,
  locale: DocumentLocale,
  { is_kept = false, is_receipt = false }: { is_kept?: boolean; is_receipt?: boolean } = {},
): InventedInvoice {
  const chance = new Chance(seed + 77, is_kept)
  const truth = inventInvoice(seed, locale, is_kept)
  const look = inventInvoiceLook(chance)
  const style = figureStyle(chance, locale, truth.currency)
  const words = Object.fromEntries(
    Object.entries(invoiceWords(locale)).map(([key, { seen, kept }]) => [key, chance.option(seen, kept)]),
  ) as Words
  const day = chance.option(DATE_STYLES.seen, DATE_STYLES.kept.slice(0, 4))
  if (is_receipt) {
    const paper = new Paper('Courier', 226, 600)
    const receipt: InvoiceTruth = { ...truth, kind: 'receipt', items: truth.items.slice(0, 8) }
    return { truth: drawReceipt(paper, receipt, words, style, day, chance), look, paper }
  }
  const paper = new Paper(look.font)
  const page = { paper, truth, look, words, style, day: (iso: string) => day(iso, locale), chance }
  let y = drawParties(page)
  y = drawFacts(page, y)
  y = drawItems(page, y)
  drawTotals(page, y)
  return { truth, look, paper }
}
