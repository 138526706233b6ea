import { randomUUID } from 'node:crypto'
import type { Route } from '#platform/route'
import { exampleOf } from '#platform/schema-example'
import type { Person, TestHouse } from './house.ts'

/** A tenant with one of everything, each named with its canary word. */
export interface Tenant {
  admin: Person
  organization_id: string
  /** By the name of a reference: `supplier_id` → the supplier's id. */
  ids: Record<string, string>
  slug: string
}

const csv = (word: string) =>
  `Date,Reference,Description,Amount\n2026-10-02,${word}-1,Flour,100.00\n2026-10-09,${word}-2,Sugar,50.00\n`

/** A layout of which nothing was learned. */
const emptyLayout = { version: 1, signature: 's', date_order: null, decimal_mark: null, anchors: {} }

const invoiceCsv = (word: string) =>
  `${word} Supplies\nInvoice,${word}-900\nDate,2026-10-02\nCode,Description,Quantity,Unit,Unit price,Amount\n` +
  `F1,${word} flour,2,bag,21.40,42.80\n,Total,,,,42.80\n`

async function must(
  answer: Promise<{ status: number; body: { id: string } }>,
  status = 201,
): Promise<string> {
  const { status: got, body } = await answer
  if (got !== status) throw new Error(`planting a tenant failed: ${got} ${JSON.stringify(body)}`)
  return body.id
}

export async function plantTenant(test: TestHouse, canary: string): Promise<Tenant> {
  const admin = await test.newOrganization()
  const slug = `${canary.toLowerCase()}-place`
  const restaurant_id = await must(
    admin.call('POST', '/settings/restaurants', { name: `${canary} Place`, slug }),
  )
  const store_id = await must(
    admin.call('POST', '/settings/stores', { restaurant_id, name: `${canary} cellar` }),
  )
  const supplier_id = await must(admin.call('POST', '/vendors', { name: `${canary} Supplies` }))
  const user_id = await must(
    admin.call('POST', '/users', {
      email: `${canary.toLowerCase()}@test.example`,
      password: 'Spatula-Oven-42-Flour',
      first_name: canary,
      role: 'employee',
    }),
  )
  const invitation_id = await must(
    admin.call('POST', '/users', {
      email: `${canary.toLowerCase()}-invited@test.example`,
      first_name: canary,
      role: 'chef',
    }),
  )
  const session_id = (await admin.call('GET', '/auth/sessions')).body.items[0].id
  const invoice_id = await must(
    admin.call('POST', '/supplier/invoices', {
      supplier_id,
      restaurant_id,
      invoice_number: `${canary}-1`,
      invoice_date: '2026-10-02',
      items: [{ description: canary, quantity: 1, unit_price: 100 }],
    }),
  )
  const payment_id = await must(
    admin.call('POST', '/supplier/payments', {
      ...{ supplier_id, restaurant_id, paid_on: '2026-10-03', amount: 60, reference: `${canary}-pay` },
      allocations: [{ invoice_id, amount: 60 }],
    }),
  )
  const document_id = await must(
    upload(admin, { document_type: 'statement', restaurant_id, supplier_id }, `${canary}.csv`, csv(canary)),
  )
  const drafted_document_id = await must(
    upload(
      admin,
      { document_type: 'invoice', restaurant_id, supplier_id },
      `${canary}-invoice.csv`,
      invoiceCsv(canary),
    ),
  )
  await test.runJobs()
  const item_id = await must(admin.call('POST', '/inventory/items', { name: `${canary} flour`, unit: 'kg' }))
  const drafts = await admin.call('GET', `/supplier/drafts?document_id=${drafted_document_id}`)
  const draft = await admin.call('GET', `/supplier/drafts/${drafts.body.items[0].id}`)
  const corrected = await admin.call('PUT', `/supplier/documents/${drafted_document_id}/extraction`, {
    due_date: '2026-11-02',
  })
  const reconciliation = await admin.call('POST', '/supplier/reconciliation', {
    document_id,
    restaurant_ids: [restaurant_id],
  })
  await test.runJobs()
  const settling = await settle(test, admin, reconciliation.body.id, { supplier_id, restaurant_id })
  const api_token_id = await must(
    admin.call('POST', '/api-tokens', { name: `${canary} export`, scopes: ['suppliers.read'] }),
  )
  const webhook_id = await must(
    admin.call('POST', '/webhooks', {
      url: `http://127.0.0.1:65000/${canary}`,
      description: canary,
      events: ['invoice.paid'],
    }),
  )
  const delivery_id = await must(admin.call('POST', `/webhooks/${webhook_id}/test`), 202)
  const inbox_sender_id = randomUUID()
  const inbox_mail_id = randomUUID()
  await test.owner.query(
    `insert into inbox.senders (organization_id, id, kind, sender, supplier_id, created_at)
     values ($1, $2, 'address', $3, $4, now())`,
    [admin.organization_id, inbox_sender_id, `${canary.toLowerCase()}@mill.example`, supplier_id],
  )
  await test.owner.query(
    `insert into inbox.mails (organization_id, id, source, raw_form, raw_type, raw_hash, raw_size_bytes, subject,
       sender_address, status, received_at)
     values ($1, $2, 'address', 'message', 'message/rfc822', repeat('c', 64), 1, $3, $3, 'done', now())`,
    [admin.organization_id, inbox_mail_id, canary],
  )
  const layout_id = randomUUID()
  await test.owner.query(
    `insert into documents.layouts (organization_id, id, supplier_id, signature, layout, learned_at)
     values ($1, $2, $3, $4, $5, now())`,
    [admin.organization_id, layout_id, supplier_id, canary, JSON.stringify(emptyLayout)],
  )
  const mails = await admin.call('GET', '/mails')
  const social = await test.owner.query(
    `insert into identity.social_identities (id, user_id, issuer, subject, linked_at)
     values (gen_random_uuid(), $1, 'https://issuer.example', $2, now()) returning id`,
    [user_id, canary],
  )
  const passkey = await test.owner.query(
    `insert into identity.passkeys (id, user_id, credential_id, public_key, name, is_synced, counter, created_at)
     values (gen_random_uuid(), $1, $2, 'k', $3, false, 0, now()) returning id`,
    [user_id, Buffer.from(canary), canary],
  )
  const export_id = await must(admin.call('POST', '/privacy/exports', { scope: 'organization' }), 202)
  const ids: Record<string, string> = {
    ...settling,
    payment_id,
    passkey_id: passkey.rows[0].id,
    export_id,
    person_id: user_id,
    inbox_sender_id,
    inbox_mail_id,
    social_link_id: social.rows[0].id,
    api_token_id,
    webhook_id,
    delivery_id,
    restaurant_id,
    store_id,
    supplier_id,
    user_id,
    invitation_id,
    session_id,
    invoice_id,
    document_id,
    layout_id,
    item_id,
    draft_id: draft.body.id,
    mapping_id: draft.body.lines[0].supplier_item_id,
    correction_id: corrected.body.corrections[0].id,
    actor_id: user_id,
    subject_id: supplier_id,
    reconciliation_id: reconciliation.body.id,
    job_id: reconciliation.body.job_id,
    mail_id: mails.body.items[0].id,
    organization_id: admin.organization_id,
  }
  return { admin, organization_id: admin.organization_id, ids, slug }
}

/** A disputed item, what is owed for it, a credit note that came in part, and a letter about it. */
async function settle(
  test: TestHouse,
  admin: Person,
  reconciliation_id: string,
  place: { supplier_id: string; restaurant_id: string },
) {
  const path = `/supplier/reconciliation/${reconciliation_id}`
  const missing = await admin.call('GET', `${path}/items?status=missing_in_restaurant`)
  const reconciliation_item_id = missing.body.items[0].id
  const item_ids = [reconciliation_item_id]
  await admin.call('POST', `${path}/items/dispute`, { item_ids, reason: 'not_delivered' })
  const credits = await admin.call('GET', '/supplier/credits')
  const credit_id = credits.body.items[0].id
  const invoice_id = await must(
    admin.call('POST', '/supplier/invoices', {
      ...place,
      ...{ kind: 'credit_note', invoice_number: 'CN-1', invoice_date: '2026-11-02', total_amount: -5 },
    }),
  )
  const received = await admin.call('POST', `/supplier/credits/${credit_id}/receipts`, { invoice_id })
  const dispute_pack_id = await must(admin.call('POST', `${path}/dispute-pack`, {}))
  await test.runJobs()
  return { reconciliation_item_id, credit_id, receipt_id: received.body.receipts[0].id, dispute_pack_id }
}

/** Sends a file as a browser form would. */
export function upload(
  person: Person,
  fields: Record<string, string>,
  file_name: string,
  content: string | Uint8Array,
) {
  const boundary = 'brigade-test-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file_name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return person.call('POST', '/supplier/documents', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  })
}

const kindOfPath: [RegExp, string][] = [
  [/^\/(organizations|settings\/accounts)\//, 'organization_id'],
  [/^\/(users|settings\/users)\/\{id\}\/invitation$/, 'invitation_id'],
  [/^\/(users|settings\/users)\//, 'user_id'],
  [/^\/auth\/sessions\//, 'session_id'],
  [/^\/auth\/passkeys\//, 'passkey_id'],
  [/^\/privacy\/exports\//, 'export_id'],
  [/^\/auth\/social\/links\//, 'social_link_id'],
  [/^\/settings\/restaurants\//, 'restaurant_id'],
  [/^\/settings\/stores\//, 'store_id'],
  [/^\/(vendors|settings\/suppliers)\//, 'supplier_id'],
  [/^\/supplier\/documents\//, 'document_id'],
  [/^\/supplier\/layouts\//, 'layout_id'],
  [/^\/supplier\/invoices\//, 'invoice_id'],
  [/^\/supplier\/payments\//, 'payment_id'],
  [/^\/supplier\/drafts\//, 'draft_id'],
  [/^\/supplier\/mappings\//, 'mapping_id'],
  [/^\/(inventory\/items|supplier\/inventory|products)\//, 'item_id'],
  [/^\/supplier\/reconciliation\//, 'reconciliation_id'],
  [/^\/supplier\/credits\//, 'credit_id'],
  [/^\/api-tokens\//, 'api_token_id'],
  [/^\/webhooks\//, 'webhook_id'],
  [/^\/jobs\//, 'job_id'],
  [/^\/mails\//, 'mail_id'],
  [/^\/inbox\/mails\//, 'inbox_mail_id'],
  [/^\/inbox\/senders\//, 'inbox_sender_id'],
]

/** The path with a tenant's ids in its braces; a path of no known kind is an error, so that new ones are thought of. */
export function idsOf(path: string, tenant: Tenant): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'slug') return tenant.slug
    if (name === 'page') return '1'
    // No tenant's: the house's settings name them.
    if (name === 'provider') return 'google'
    // Nobody's: a key that was never made.
    if (name === 'key') return 'k'.repeat(43)
    const kind = name in tenant.ids ? name : kindOfPath.find(([pattern]) => pattern.test(path))?.[1]
    if (!kind) throw new Error(`isolation-tenants.ts does not know what {${name}} of ${path} is`)
    return tenant.ids[kind]!
  })
}

interface BodySchema {
  properties?: Record<string, object>
  required?: string[]
}

/** A body the schema accepts: its required fields, one harmless change where none is, and a reference if asked. */
export function exampleBody(route: Route, tenant: Tenant, reference?: string): unknown {
  if (!route.body) return undefined
  const schema = route.body as unknown as BodySchema
  const names = new Set(schema.required ?? [])
  if (names.size === 0) names.add(Object.keys(schema.properties ?? {})[0] ?? '')
  if (reference) names.add(reference)
  return Object.fromEntries(
    [...names].filter(Boolean).map((name) => {
      const single = tenant.ids[name]
      const several = name.endsWith('s') ? tenant.ids[name.slice(0, -1)] : undefined
      return [name, single ?? (several ? [several] : exampleOf(schema.properties?.[name] ?? {}))]
    }),
  )
}
