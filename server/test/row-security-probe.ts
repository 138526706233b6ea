import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface Fixture {
  mine: string
  theirs: string
  tables: string[]
}

type Row = Record<string, unknown>

/** One row of each tenant table for each of two organizations, in the order foreign keys ask for. */
export async function plantTwoTenants(owner: pg.Pool): Promise<Fixture> {
  const mine = randomUUID()
  const theirs = randomUUID()
  const tables: string[] = []
  for (const organization_id of [mine, theirs]) {
    const id = {
      user: randomUUID(),
      restaurant: randomUUID(),
      store: randomUUID(),
      supplier: randomUUID(),
      document: randomUUID(),
      inbox_mail: randomUUID(),
      invoice: randomUUID(),
      payment: randomUUID(),
      item: randomUUID(),
      supplier_item: randomUUID(),
      draft: randomUUID(),
      reconciliation: randomUUID(),
      credit: randomUUID(),
      api_token: randomUUID(),
      event: randomUUID(),
      webhook: randomUUID(),
      delivery: randomUUID(),
      invitation: randomUUID(),
    }
    await insert(owner, 'identity.organizations', {
      id: organization_id,
      name: 'O',
      country: 'IE',
      currency: 'EUR',
      locale: 'en-IE',
    })
    await insert(owner, 'identity.users', {
      id: id.user,
      home_organization_id: organization_id,
      email: `${id.user}@x.example`,
      first_name: 'U',
    })
    const rows: [string, Row][] = [
      ['identity.memberships', { user_id: id.user, role: 'admin' }],
      ['platform.idempotency_keys', { user_id: id.user, key: 'k', request_id: 'r', created_at: new Date() }],
      ['platform.jobs', { id: randomUUID(), task: 't' }],
      [
        'platform.mails',
        {
          id: randomUUID(),
          recipient: 'u@x.example',
          kind: 'k',
          subject: 's',
          body_text: 't',
          body_html: 'h',
          has_link: false,
        },
      ],
      ['platform.data_keys', { version: 1, master_version: 1, wrapped_key: Buffer.from('k') }],
      ['platform.audit_log', { id: id.event, action: 'a', subject_type: 's' }],
      ['platform.audit_redactions', { entry_id: id.event, person_id: randomUUID() }],
      ['privacy.exports', { id: randomUUID(), scope: 'organization', job_id: randomUUID() }],
      ['privacy.erasures', { id: randomUUID(), person_id: randomUUID(), proof: '{}' }],
      [
        'webhooks.endpoints',
        { id: id.webhook, url: 'https://x.example', events: ['x.made'], sealed_secret: 's' },
      ],
      ['webhooks.deliveries', { id: id.delivery, endpoint_id: id.webhook, event_id: id.event }],
      [
        'webhooks.attempts',
        { delivery_id: id.delivery, number: 1, at: new Date(), latency_ms: 1, status: 200 },
      ],
      [
        'platform.audit_seals',
        {
          ...{ seal_number: 1, entry_id: randomUUID(), sealed_at: '2026-01-01' },
          ...{ previous_hash: Buffer.alloc(32), hash: Buffer.alloc(32, 1) },
        },
      ],
      [
        'venues.restaurants',
        {
          id: id.restaurant,
          slug: `r-${id.restaurant.slice(0, 8)}`,
          name: 'R',
          timezone: 'UTC',
          currency: 'EUR',
          locale: 'en',
        },
      ],
      ['identity.membership_restaurants', { user_id: id.user, restaurant_id: id.restaurant }],
      [
        'identity.invitations',
        {
          id: id.invitation,
          email: `${id.invitation}@x.example`,
          first_name: 'I',
          role: 'chef',
          sent_at: '2026-01-01',
          expires_at: '2026-01-08',
          created_at: '2026-01-01',
        },
      ],
      ['identity.invitation_restaurants', { invitation_id: id.invitation, restaurant_id: id.restaurant }],
      [
        'identity.api_tokens',
        {
          id: id.api_token,
          user_id: id.user,
          name: 'T',
          token_hash: id.api_token,
          hint: 'brg_',
          scopes: ['suppliers.read'],
        },
      ],
      ['identity.api_token_restaurants', { token_id: id.api_token, restaurant_id: id.restaurant }],
      ['venues.stores', { id: id.store, restaurant_id: id.restaurant, name: 'S' }],
      ['suppliers.suppliers', { id: id.supplier, name: 'P' }],
      [
        'documents.documents',
        {
          id: id.document,
          document_type: 'statement',
          file_name: 'f.csv',
          file_type: 'csv',
          file_size_bytes: 1,
          file_hash: 'a'.repeat(64),
        },
      ],
      [
        'documents.page_pictures',
        {
          ...{ document_id: id.document, page: 1, width_px: 800, content_type: 'image/png' },
          ...{ size_bytes: 1, file_hash: 'b'.repeat(64) },
        },
      ],
      [
        'documents.corrections',
        {
          ...{ id: randomUUID(), document_id: id.document, values: '{}', changes: '[]' },
          corrected_at: '2026-01-01',
        },
      ],
      [
        'documents.layouts',
        { id: randomUUID(), supplier_id: id.supplier, signature: 's', layout: '{}', learned_at: new Date() },
      ],
      ['documents.model_settings', {}],
      [
        'documents.model_requests',
        {
          ...{ job_id: randomUUID(), document_id: id.document, model: 'm', words: 1 },
          asked_at: new Date(),
        },
      ],
      ['stock.items', { id: id.item, name: 'I', unit: 'kg' }],
      [
        'purchasing.supplier_items',
        { id: id.supplier_item, supplier_id: id.supplier, article: 'c:1', description: 'd' },
      ],
      ['purchasing.posting_settings', {}],
      ['purchasing.drafts', { id: id.draft, document_id: id.document, kind: 'invoice' }],
      [
        'purchasing.draft_lines',
        {
          ...{ draft_id: id.draft, position: 1, description: 'd', quantity: 1, unit_price: 1 },
          ...{ line_total: 1, supplier_item_id: id.supplier_item },
        },
      ],
      [
        'inbox.address_keys',
        { id: randomUUID(), key_hash: Buffer.from(organization_id), hint: 'h', created_at: new Date() },
      ],
      [
        'inbox.mailboxes',
        {
          ...{ id: randomUUID(), host: 'h', port: 993, security: 'tls', user_name: 'u', folder: 'INBOX' },
          ...{ sealed_password: Buffer.from('p'), updated_at: new Date() },
        },
      ],
      [
        'inbox.mails',
        {
          ...{ id: id.inbox_mail, source: 'address', raw_form: 'message', raw_type: 't' },
          ...{ raw_hash: 'b'.repeat(64), raw_size_bytes: 1, received_at: new Date() },
        },
      ],
      [
        'inbox.attachments',
        {
          ...{ mail_id: id.inbox_mail, position: 1, file_name: 'f', content_type: 't', size_bytes: 1 },
          ...{ outcome: 'document', document_id: id.document },
        },
      ],
      [
        'inbox.senders',
        {
          ...{ id: randomUUID(), kind: 'domain', sender: 'x.example', supplier_id: id.supplier },
          created_at: new Date(),
        },
      ],
      [
        'purchasing.invoices',
        {
          id: id.invoice,
          supplier_id: id.supplier,
          restaurant_id: id.restaurant,
          invoice_number: '1',
          invoice_date: '2026-01-01',
          currency: 'EUR',
          total_amount: 1,
        },
      ],
      [
        'purchasing.invoice_items',
        { invoice_id: id.invoice, position: 1, description: 'd', quantity: 1, unit_price: 1, line_total: 1 },
      ],
      [
        'purchasing.payments',
        { id: id.payment, supplier_id: id.supplier, paid_on: '2026-01-02', amount: 1, currency: 'EUR' },
      ],
      ['purchasing.payment_allocations', { payment_id: id.payment, invoice_id: id.invoice, amount: 1 }],
      [
        'statements.reconciliations',
        { id: id.reconciliation, document_id: id.document, job_id: randomUUID() },
      ],
      [
        'statements.reconciliation_restaurants',
        { reconciliation_id: id.reconciliation, restaurant_id: id.restaurant },
      ],
      ['statements.reconciliation_steps', { reconciliation_id: id.reconciliation, step_number: 1 }],
      [
        'statements.reconciliation_items',
        {
          id: randomUUID(),
          reconciliation_id: id.reconciliation,
          position: 1,
          status: 'matched',
          currency: 'EUR',
          difference: 0,
          match_confidence: 1,
        },
      ],
      [
        'statements.rejected_pairs',
        { reconciliation_id: id.reconciliation, line: 1, invoice_id: id.invoice },
      ],
      [
        'statements.reconciliation_changes',
        {
          id: randomUUID(),
          reconciliation_id: id.reconciliation,
          run_number: 2,
          position: 1,
          before: '[]',
          after: '[]',
        },
      ],
      [
        'statements.credits',
        {
          id: id.credit,
          supplier_id: id.supplier,
          restaurant_ids: [id.restaurant],
          currency: 'EUR',
          amount: 1,
          reason: 'other',
        },
      ],
      [
        'statements.credit_receipts',
        { id: randomUUID(), credit_id: id.credit, state: 'received', invoice_id: id.invoice, amount: 1 },
      ],
      [
        'statements.dispute_packs',
        {
          id: randomUUID(),
          reconciliation_id: id.reconciliation,
          language: 'en',
          items: 1,
          totals: '[]',
          pdf_hash: 'a'.repeat(64),
          xlsx_hash: 'b'.repeat(64),
        },
      ],
    ]
    for (const [table, row] of rows) await insert(owner, table, { organization_id, ...row })
    if (organization_id === mine) tables.push(...rows.map(([table]) => table))
  }
  return { mine, theirs, tables }
}

async function insert(owner: pg.Pool, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row)
  const places = columns.map((_, index) => `$${index + 1}`)
  await owner.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  )
}

/** What a transaction of `mine` can do to rows of `theirs` in one table; nothing, when the fence stands. */
export async function probe(app: pg.Pool, { mine, theirs }: Fixture, table: string): Promise<string[]> {
  const attempts: [string, string][] = [
    ['reads', `select 1 from ${table} where organization_id = '${theirs}'`],
    ['reads all', `select 1 from ${table} where organization_id <> '${mine}'`],
    ['changes', `update ${table} set organization_id = organization_id where organization_id = '${theirs}'`],
    ['takes over', `update ${table} set organization_id = '${mine}' where organization_id = '${theirs}'`],
    ['gives away', `update ${table} set organization_id = '${theirs}' where organization_id = '${mine}'`],
    ['deletes', `delete from ${table} where organization_id = '${theirs}'`],
  ]
  const done: string[] = []
  for (const [name, sql] of attempts) if (await succeeds(app, mine, sql)) done.push(name)
  return done
}

async function succeeds(app: pg.Pool, organization_id: string, sql: string): Promise<boolean> {
  const client = await app.connect()
  try {
    await client.query(`begin; select set_config('app.organization_id', '${organization_id}', true)`)
    const { rowCount } = await client.query(sql)
    return (rowCount ?? 0) > 0
  } catch (error) {
    // 42501: row security or a missing grant. A foreign key or unique constraint means the fence let it through.
    return (error as { code?: string }).code !== '42501'
  } finally {
    await client.query('rollback')
    client.release()
  }
}
