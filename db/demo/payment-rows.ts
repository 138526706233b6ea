import { uuidv7 } from 'uuidv7'
import type { TenantTx } from '../../server/src/platform/tenant.ts'
import type { SupplierYear } from './load.ts'
import { inChunks, type insertInvoices } from './rows.ts'

type InvoiceOf = Awaited<ReturnType<typeof insertInvoices>>

/** What was paid, each payment for the whole of its invoices. */
export async function insertPayments(
  tx: TenantTx,
  organization_id: string,
  created_by: string,
  years: readonly SupplierYear[],
  invoiceOf: InvoiceOf,
): Promise<void> {
  const payments = years.flatMap((year) =>
    year.payments.map(({ invoice_numbers, ...payment }) => ({
      allocated: invoice_numbers.map((number) => invoiceOf(year.id, number)),
      row: {
        ...payment,
        ...{ organization_id, created_by, id: uuidv7(), supplier_id: year.id },
        ...{ restaurant_id: year.restaurant_id, currency: year.restaurant.currency },
        allocated_amount: payment.amount,
      },
    })),
  )
  await inChunks(
    payments.map(({ row }) => row),
    (part) => tx.insertInto('purchasing.payments').values(part).execute(),
  )
  const allocations = payments.flatMap(({ allocated, row }) =>
    allocated.map(({ id, total_amount }) => ({
      ...{ organization_id, payment_id: row.id, invoice_id: id },
      amount: total_amount,
    })),
  )
  await inChunks(allocations, (part) =>
    tx.insertInto('purchasing.payment_allocations').values(part).execute(),
  )
}
