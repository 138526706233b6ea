import { uuidv7 } from 'uuidv7'
import { findSupplier } from '#modules/suppliers/index'
import { findRestaurant, listRestaurantIds } from '#modules/venues/index'
import { toText } from '#packages/money'
import { audit } from '#platform/audit'
import { AppError, fieldError } from '#platform/errors'
import type { BodyOf } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { worksAt } from '#platform/who'
import { checkCurrency } from '../amounts.ts'
import { findBillingCurrency } from '../billing-currency.ts'
import type { routes } from '../contract.ts'
import { allocate } from './allocate.ts'
import { holdInvoices } from './allocation-queries.ts'
import { insertPayment } from './payment-queries.ts'
import { getPayment, subjectOfPayment, tellPayment } from './payments.ts'

type NewPayment = BodyOf<typeof routes.recordPayment>

/**
 * Enters what was paid, for invoices or on account. Errors: reference_not_found, restaurant_not_permitted,
 * constraint_violated, payment_too_much (also for the second of two who pay the same invoice at once).
 */
export async function recordPayment(tx: TenantTx, who: Who, body: NewPayment, id = uuidv7()) {
  const supplier = await findSupplier(tx, who, body.supplier_id)
  if (!supplier) throw fieldError('reference_not_found', 'supplier_id', 'There is no such supplier.')
  const place = await placePayment(tx, who, body)
  const currency = checkCurrency(body.currency ?? place.currency)
  await insertPayment(tx, who, id, {
    ...{ supplier_id: body.supplier_id, restaurant_id: place.restaurant_id, paid_on: body.paid_on, currency },
    amount: positive(toText(body.amount, currency)),
    method: body.method ?? 'bank_transfer',
    reference: body.reference?.trim() || null,
    notes: body.notes || null,
  })
  await allocate(tx, who, await getPayment(tx, who, id), body)
  const payment = await getPayment(tx, who, id)
  await audit(tx, who, 'payment.recorded', subjectOfPayment(payment), { after: payment })
  await tellPayment(tx, who, payment, 'payment_recorded')
  return payment
}

/** Less than the smallest coin rounds to nothing. */
function positive(amount: string): string {
  if (Number(amount) > 0) return amount
  throw fieldError('constraint_violated', 'amount', 'The amount is less than the smallest coin.')
}

/** The restaurant a payment is for, null for several, and the currency that follows from it or from the invoices. */
async function placePayment(tx: TenantTx, who: Who, body: NewPayment) {
  const ids = (body.allocations ?? []).map((one) => one.invoice_id)
  const named = body.restaurant_id ?? null
  const paid =
    ids.length > 0
      ? await holdInvoices(tx, who, { supplier_id: body.supplier_id, restaurant_id: null, ids })
      : []
  const mine = named || paid.length > 0 ? [] : await listRestaurantIds(tx, who)
  const candidates = named ? [named] : paid.length > 0 ? paid.map((one) => one.restaurant_id) : mine
  const restaurant_id = new Set(candidates).size === 1 ? candidates[0]! : null
  if (restaurant_id ? !worksAt(who, restaurant_id) : who.restaurant_ids !== null)
    throw restaurant_id
      ? new AppError('restaurant_not_permitted')
      : fieldError('constraint_violated', 'restaurant_id', 'Say which restaurant: you work in more than one.')
  const restaurant = restaurant_id ? await findRestaurant(tx, who, restaurant_id) : undefined
  if (restaurant_id && !restaurant)
    throw fieldError('reference_not_found', 'restaurant_id', 'There is no such restaurant.')
  const restaurant_ids = restaurant_id ? [restaurant_id] : candidates
  const billed = await findBillingCurrency(tx, who, { supplier_id: body.supplier_id, restaurant_ids })
  const currency = paid[0]?.currency ?? billed ?? restaurant?.currency ?? body.currency
  if (!currency) throw fieldError('constraint_violated', 'currency', 'Say in which currency it was paid.')
  return { restaurant_id, currency }
}
