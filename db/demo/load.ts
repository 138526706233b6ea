import { uuidv7 } from 'uuidv7'
import { makePasswords } from '#modules/identity/index'
import { startReconciliation } from '#modules/statements/index'
import { addDays, addMonths, localDate, monthRange } from '#packages/calendar'
import type { House } from '../../server/src/house.ts'
import type { TenantTx } from '../../server/src/platform/tenant.ts'
import type { Who } from '../../server/src/platform/who.ts'
import { type DemoInvoice, yearOfInvoices } from './books.ts'
import { insertCatalogue } from './catalogue-rows.ts'
import { type DemoRestaurant, group, people, restaurants } from './group.ts'
import { insertPayments } from './payment-rows.ts'
import { type DemoPayment, payMonthly, statusByPayments, withPayments } from './payments.ts'
import { seeded } from './random.ts'
import {
  insertInvoices,
  insertOrganization,
  insertPeople,
  insertRestaurants,
  insertSuppliers,
} from './rows.ts'
import { type DemoStatement, statementOf } from './statements.ts'
import { type StoredStatement, storeStatements } from './stored-statements.ts'
import { type DemoSupplier, suppliers } from './trade.ts'

const seed = 20_261_121
const months = 12

/** What is loaded of one supplier. */
export interface SupplierYear {
  id: string
  supplier: DemoSupplier
  restaurant: DemoRestaurant
  restaurant_id: string
  invoices: DemoInvoice[]
  payments: DemoPayment[]
  statements: DemoStatement[]
}

/**
 * Loads the fictional group: people in every role, suppliers, a year of invoices and monthly statements as real
 * files. The same every time but for the dates, which end today. All rows appear in one transaction; the worker
 * then reconciles a month of the first restaurant, the newest month is left to the visitor.
 */
export async function loadDemo(house: House): Promise<void> {
  const { platform } = house
  const today = localDate(platform.clock.now(), restaurants[0]!.timezone)
  const organization_id = uuidv7()
  const owner_id = uuidv7()
  const restaurantIds = new Map(restaurants.map(({ key }) => [key, uuidv7()]))
  const years = suppliers.map((supplier, index) => yearOf(supplier, index, today, restaurantIds))
  const stored: StoredStatement[] = await storeStatements(platform.files, organization_id, years)
  const password_hash = await makePasswords().hash(platform.secrets.demoPassword)

  await platform.withTenant({ organization_id, user_id: owner_id }, async (tx: TenantTx) => {
    await insertOrganization(tx, organization_id, group, platform.clock.now())
    await insertRestaurants(tx, organization_id, restaurants, restaurantIds)
    await insertPeople(tx, organization_id, owner_id, people, restaurantIds, password_hash)
    await insertSuppliers(tx, organization_id, years)
    const confirmed = { by: owner_id, at: platform.clock.now() }
    const articles = await insertCatalogue(tx, organization_id, years, confirmed)
    const invoice_ids = await insertInvoices(tx, organization_id, owner_id, years, articles)
    await insertPayments(tx, organization_id, owner_id, years, invoice_ids)
    for (const { row, reconciled } of stored) {
      const document = row(owner_id)
      await tx.insertInto('documents.documents').values(document).execute()
      if (reconciled)
        await startReconciliation(tx, owner(organization_id, owner_id), { document_id: document.id })
    }
  })
}

const owner = (organization_id: string, user_id: string): Who => ({
  organization_id,
  user_id,
  session_id: null,
  role: 'admin',
  restaurant_ids: null,
  name: `${people[0]!.first_name} ${people[0]!.last_name}`,
  language: 'en',
  request_id: 'demo',
})

function yearOf(
  supplier: DemoSupplier,
  index: number,
  today: string,
  restaurantIds: Map<string, string>,
): SupplierYear {
  const restaurant = restaurants.find(({ key }) => key === supplier.restaurant)!
  const random = seeded(seed + index * 7_919)
  const first = `${addMonths(today, -months).slice(0, 7)}-01`
  const invoices = yearOfInvoices(supplier, first, addDays(today, -1), restaurant.currency, random)
  const statements = Array.from({ length: months }, (_, month) =>
    statementOf(supplier, restaurant, invoices, monthRange(addMonths(first, month)), random),
  )
  const unknown = new Set(statements.flatMap(({ never_entered }) => never_entered))
  const known = invoices.filter(({ invoice_number }) => !unknown.has(invoice_number))
  const year = { id: uuidv7(), supplier, restaurant, restaurant_id: restaurantIds.get(restaurant.key)! }
  if (!supplier.is_paid_monthly) return { ...year, statements, invoices: known, payments: [] }
  const payments = payMonthly(known, today, random)
  return {
    ...year,
    payments,
    statements: withPayments(statements, payments, random),
    invoices: statusByPayments(known, payments),
  }
}
