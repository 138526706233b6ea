import { findSupplier } from '#modules/suppliers/index'
import { notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { sumOpenCredits } from '../credits/credit-queries.ts'
import { countDecisions, listStatementsOf, type StatementRow, sumBooks } from './account-queries.ts'
import { currencyOf, explainAccount, lastStatements } from './explain.ts'

const shownStatements = 24

/** What we owe a supplier by their statements and by our books, and why the two differ. Errors: not_found. */
export async function getSupplierAccount(tx: TenantTx, who: Who, id: string) {
  const supplier = await findSupplier(tx, who, id)
  if (!supplier) throw notFound('supplier')
  const statements = await listStatementsOf(tx, who, id)
  const counted = lastStatements(statements)
  const places = counted.map((row) => ({
    reconciliation_id: row.id,
    currency: currencyOf(row.summary)!,
    restaurant_ids: row.restaurant_ids,
    period_to: row.summary.period_to,
  }))
  const books = await sumBooks(tx, who, id, places)
  const currencies = [...new Set([...places, ...books].map((one) => one.currency))].sort()
  const shown = statements.slice(0, shownStatements)
  const decisions = await countDecisions(
    tx,
    who,
    shown.map((row) => row.id),
  )
  return {
    supplier_id: id,
    supplier_name: supplier.name,
    currencies: currencies.map((currency) => explainAccount(currency, counted, books)),
    open_credits: await sumOpenCredits(tx, who, { supplier_id: id }),
    statements: shown.map((row) => ({
      ...statementOf(row),
      ...(decisions.get(row.id) ?? { items: 0, open_items: 0, disputed_items: 0 }),
      is_counted: counted.includes(row),
    })),
  }
}

function statementOf({ id, document_id, document_name, restaurant_ids, is_stale, summary }: StatementRow) {
  const { period_from, period_to, opening_balance, closing_balance } = summary
  const currency = currencyOf(summary) ?? summary.currencies[0]?.currency ?? ''
  return {
    ...{ reconciliation_id: id, document_id, document_name, restaurant_ids, is_stale },
    ...{ currency, period_from, period_to, opening_balance, closing_balance },
  }
}
