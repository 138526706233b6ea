import { uuidv7 } from 'uuidv7'
import type { TenantTx } from '../../server/src/platform/tenant.ts'
import type { ArticleIds } from './catalogue-rows.ts'
import type { DemoPerson, DemoRestaurant, group } from './group.ts'
import type { SupplierYear } from './load.ts'

/** Rows a statement may carry: 65,535 parameters at most in PostgreSQL's protocol, ten or so a row. */
const chunk = 2_000

export async function inChunks<Row>(rows: Row[], insert: (part: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += chunk) await insert(rows.slice(start, start + chunk))
}

export async function insertOrganization(
  tx: TenantTx,
  id: string,
  organization: typeof group,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('identity.organizations')
    .values({ ...organization, id, is_demo: true, setup_completed_at: now })
    .execute()
}

export async function insertRestaurants(
  tx: TenantTx,
  organization_id: string,
  list: readonly DemoRestaurant[],
  ids: Map<string, string>,
): Promise<void> {
  const hours = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [day, [{ from: '07:00', to: '18:00' }]]),
  )
  for (const { key, stores, paper_locale: _paper, address: _address, ...restaurant } of list) {
    await tx
      .insertInto('venues.restaurants')
      .values({ ...restaurant, organization_id, id: ids.get(key)!, opening_hours: JSON.stringify(hours) })
      .execute()
    await tx
      .insertInto('venues.stores')
      .values(stores.map((name) => ({ organization_id, id: uuidv7(), restaurant_id: ids.get(key)!, name })))
      .execute()
  }
}

export async function insertPeople(
  tx: TenantTx,
  organization_id: string,
  owner_id: string,
  list: readonly DemoPerson[],
  restaurants: Map<string, string>,
  password_hash: string,
): Promise<void> {
  for (const [index, { email, first_name, last_name, role, restaurant, language }] of list.entries()) {
    const id = index === 0 ? owner_id : uuidv7()
    await tx
      .insertInto('identity.users')
      .values({
        id,
        home_organization_id: organization_id,
        email,
        email_verified_at: new Date(),
        first_name,
        last_name,
        language,
      })
      .execute()
    await tx.insertInto('identity.memberships').values({ organization_id, user_id: id, role }).execute()
    if (restaurant)
      await tx
        .insertInto('identity.membership_restaurants')
        .values({ organization_id, user_id: id, restaurant_id: restaurants.get(restaurant)! })
        .execute()
    await tx.insertInto('identity.credentials').values({ user_id: id, password_hash }).execute()
  }
}

export async function insertSuppliers(
  tx: TenantTx,
  organization_id: string,
  years: SupplierYear[],
): Promise<void> {
  const rows = years.map(({ id, supplier }) => ({
    organization_id,
    id,
    name: supplier.name,
    tax_id: supplier.tax_id,
    address: supplier.address.replace('\n', ', '),
    contact_email: supplier.email,
    contact_phone: supplier.phone,
    payment_terms_days: supplier.payment_terms_days,
  }))
  await tx.insertInto('suppliers.suppliers').values(rows).execute()
}

/** Answers the row of each invoice, by its supplier and number. */
export async function insertInvoices(
  tx: TenantTx,
  organization_id: string,
  created_by: string,
  years: SupplierYear[],
  articles: ArticleIds,
): Promise<(supplier_id: string, invoice_number: string) => { id: string; total_amount: string }> {
  const invoices = years.flatMap((year) =>
    year.invoices.map(({ items, ...invoice }) => ({
      items,
      row: {
        ...invoice,
        organization_id,
        id: uuidv7(),
        supplier_id: year.id,
        restaurant_id: year.restaurant_id,
        currency: year.restaurant.currency,
        created_by,
        paid_amount: year.payments.length > 0 && invoice.status === 'paid' ? invoice.total_amount : '0',
      },
    })),
  )
  await inChunks(
    invoices.map(({ row }) => row),
    (part) => tx.insertInto('purchasing.invoices').values(part).execute(),
  )
  const items = invoices.flatMap(({ items, row }) =>
    items.map((item, index) => ({
      ...item,
      organization_id,
      invoice_id: row.id,
      position: index + 1,
      supplier_item_id: articles(row.supplier_id, item.description),
    })),
  )
  await inChunks(items, (part) => tx.insertInto('purchasing.invoice_items').values(part).execute())
  const byNumber = new Map(invoices.map(({ row }) => [`${row.supplier_id} ${row.invoice_number}`, row]))
  return (supplier_id, invoice_number) => byNumber.get(`${supplier_id} ${invoice_number}`)!
}
