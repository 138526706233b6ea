import type { StatementData } from './business-paper.ts'
import { layoutOf, type StatementLayout } from './layout.ts'
import { statementPdf } from './statement-pdf.ts'
import { statementCsv, statementXlsx } from './statement-sheet.ts'

export { closingBalance } from './balance.ts'
export {
  LOCALES,
  type Locale,
  type StatementData,
  type StatementLine,
} from './business-paper.ts'
export { invoiceTotals, renderInvoice } from './invoice-pdf.ts'
export { LAYOUTS, type StatementLayout } from './layout.ts'

export type RenderOptions = { format: 'pdf' | 'xlsx' | 'csv'; layout?: string | Partial<StatementLayout> }

/**
 * Renders a supplier's statement as its sender would send it; the same input gives the same bytes.
 * @example await renderStatement(data, { format: 'pdf', layout: 'ledger' })
 */
export async function renderStatement(
  data: StatementData,
  { format, layout }: RenderOptions,
): Promise<Uint8Array> {
  const look = layoutOf(layout)
  if (format === 'pdf') return statementPdf(data, look)
  return format === 'xlsx' ? statementXlsx(data, look) : statementCsv(data, look)
}
