import { beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'
import {
  newOctober,
  type October,
  octoberStatement,
  readStatement,
  reconcileOctober,
  start,
} from './testing/october.ts'

const test = testHouse()

let october: October

beforeAll(async () => {
  october = await newOctober(test)
})

const status = async (id: string) => {
  const { body } = await october.admin.call('GET', `/supplier/reconciliation/${id}/status`)
  return body
}

async function itemsOf(id: string) {
  const { rows } = await test.owner.query(
    `select position, status, invoice_number, invoice_date::text, currency, statement_amount, ledger_amount,
       difference, match_confidence, details
     from statements.reconciliation_items where reconciliation_id = $1 order by position`,
    [id],
  )
  return rows
}

describe('a reconciliation does not start', () => {
  it('while its document is still being read', async () => {
    const uploaded = await uploadFile(october.admin, {
      name: 'a.csv',
      content: 'Date;Amount\n2026-10-01;1\n',
    })
    const early = await start(october.admin, uploaded.body.id)
    expect(early).toMatchObject({ status: 400, body: { error: 'document_busy' } })
    await test.runJobs()
  })

  it('of a document that could not be read or is no statement', async () => {
    const fields = { document_type: 'statement' }
    const broken = await uploadFile(october.admin, { name: 'a.pdf', content: '%PDF-1.7\nbroken', fields })
    const invoice = await uploadFile(october.admin, {
      name: 'invoice.csv',
      content: 'Date;Reference;Amount\n2026-10-01;A-1;1.00\n2026-10-02;A-2;2.00\n',
      fields: { document_type: 'invoice' },
    })
    await test.runJobs()
    const unreadable = await start(october.admin, broken.body.id)
    expect(unreadable).toMatchObject({ status: 400, body: { error: 'document_not_readable' } })
    const other = await start(october.admin, invoice.body.id)
    expect(other).toMatchObject({ status: 400, body: { error: 'not_a_statement' } })
    const nothing = await start(october.admin, october.supplier_id)
    expect(nothing.status).toBe(404)
  })

  it('for restaurants or suppliers of others', async () => {
    const stranger = await newOctober(test)
    const document = await readStatement(test, october.admin)
    for (const more of [
      { supplier_id: stranger.supplier_id },
      { restaurant_ids: [stranger.restaurant_id] },
      { restaurant_ids: [october.restaurant_id, stranger.restaurant_id] },
    ]) {
      const refused = await start(october.admin, document.id, more)
      expect(refused).toMatchObject({ status: 422, body: { error: 'reference_not_found' } })
    }
  })

  it('twice at once', async () => {
    const document = await readStatement(test, october.admin)
    const answers = await Promise.all([1, 2, 3].map(() => start(october.admin, document.id)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
    for (const answer of answers)
      if (answer.status === 409) expect(answer.body.error).toBe('reconciliation_running')

    const busy = await october.admin.call('DELETE', `/supplier/documents/${document.id}`)
    expect(busy).toMatchObject({ status: 400, body: { error: 'document_busy' } })
    await test.runJobs()
    expect((await start(october.admin, document.id)).status).toBe(201)
    await test.runJobs()
  })
})

describe('a reconciliation that cannot go on', () => {
  it('says that the supplier is unknown and what to do, and goes on once told', async () => {
    const supplier = { name: 'Nobody Knows Ltd', email: 'x@nobody.example', tax_id: 'IE9999999X' }
    const document = await readStatement(test, october.admin, 'pdf', { supplier })
    const { body } = await start(october.admin, document.id)
    const early = await october.admin.call('GET', `/supplier/reconciliation/${body.id}/matched`)
    expect(early).toMatchObject({ status: 400, body: { error: 'reconciliation_not_done' } })
    await test.runJobs()
    const failed = await status(body.id)
    expect(failed).toMatchObject({ status: 'error', error_code: 'supplier_unknown' })
    expect(failed.error_message).toMatch(/Nobody Knows Ltd.*choose one/)
    expect(failed.steps.map((step: { status: string }) => step.status)).toEqual([
      'done',
      'done',
      'error',
      ...Array(5).fill('pending'),
    ])
    expect(failed.steps[2].message).toBe(failed.error_message)
    for (const rest of ['matched', 'export']) {
      const answer = await october.admin.call('GET', `/supplier/reconciliation/${body.id}/${rest}`)
      expect(answer).toMatchObject({ status: 400, body: { error: 'reconciliation_not_done' } })
    }
    const again = await start(october.admin, document.id, { supplier_id: october.supplier_id })
    await test.runJobs()
    expect(await status(again.body.id)).toMatchObject({ status: 'completed' })
  })

  it('warns when the statement itself points to another supplier', async () => {
    const other = await october.admin.call('POST', '/vendors', { name: 'Golden Valley Produce' })
    const document = await readStatement(test, october.admin)
    const { body } = await start(october.admin, document.id, { supplier_id: other.body.id })
    await test.runJobs()
    const { steps } = await status(body.id)
    expect(steps[2].message).toBe(
      'Golden Valley Produce, as chosen. Careful: the statement itself points to Harbour Fish Co.',
    )
  })

  it('ends when it is cancelled, and may be started again', async () => {
    const document = await readStatement(test, october.admin)
    const { body } = await start(october.admin, document.id)
    expect((await october.admin.call('POST', `/jobs/${body.job_id}/cancel`)).status).toBeLessThan(300)
    await test.runJobs()
    expect(await status(body.id)).toMatchObject({ status: 'error', error_code: 'job_cancelled' })
    expect((await start(october.admin, document.id)).status).toBe(201)
    await test.runJobs()
  })

  it('finds its file gone or changed', async () => {
    const lines = octoberStatement.lines.slice(0, 2)
    const document = await readStatement(test, october.admin, 'csv', { lines })
    const { rows } = await test.owner.query('select file_hash from documents.documents where id = $1', [
      document.id,
    ])
    await test.house.platform.files.remove(october.admin.organization_id, rows[0].file_hash)
    const { body } = await start(october.admin, document.id)
    await test.runJobs()
    expect(await status(body.id)).toMatchObject({ status: 'error', error_code: 'document_not_readable' })
  })
})

describe('a reconciliation that is killed half-way', () => {
  it('comes to the same end, with nothing doubled', async () => {
    const whole = await reconcileOctober(test, october)
    const { compute } = test.house.platform
    const run = compute.run
    const seen: unknown[] = []
    compute.run = async (task, input, options) => {
      if (!task.href.endsWith('match-task.ts') || seen.length >= 2) return run(task, input, options)
      const { rows } = await test.owner.query(
        `select r.status, s.status as step, (select count(*)::int from statements.reconciliation_items i
           where i.reconciliation_id = r.id) as items
         from statements.reconciliations r join statements.reconciliation_steps s
           on s.reconciliation_id = r.id and s.step_number = 6 where r.status = 'in_progress'`,
      )
      seen.push(rows[0])
      throw new Error('killed')
    }
    try {
      const again = await reconcileOctober(test, october)
      expect(seen).toEqual(Array(2).fill({ status: 'in_progress', step: 'in_progress', items: 0 }))
      expect(again).toMatchObject({ status: 'completed', summary: whole.summary })
      expect(await itemsOf(again.id)).toEqual(await itemsOf(whole.id))
      const { steps } = await status(again.id)
      for (const step of steps) expect(step).toMatchObject({ status: 'done', progress: 100 })
    } finally {
      compute.run = run
    }
  })

  it('does nothing more when its job comes again after the end', async () => {
    const done = await reconcileOctober(test, october)
    const before = await itemsOf(done.id)
    await test.owner.query("update platform.jobs set status = 'running' where id = $1", [done.job_id])
    const { rows } = await test.owner.query('select * from platform.jobs where id = $1', [done.job_id])
    const who = {
      ...{ user_id: october.admin.id, organization_id: october.admin.organization_id, session_id: null },
      ...{ role: 'admin', restaurant_id: null, name: 'Admin', language: 'en', request_id: 'again' },
    }
    await test.owner.query(`select platform.enqueue('reconcile_statement', $1, 'again')`, [
      JSON.stringify({ organization_id: who.organization_id, job_id: rows[0].id, who }),
    ])
    await test.runJobs()
    expect(await itemsOf(done.id)).toEqual(before)
    const { body } = await october.admin.call('GET', `/supplier/reconciliation/${done.id}`)
    expect(body.completed_at).toBe(done.completed_at)
  })
})

describe('a person limited to one restaurant', () => {
  it('sees what was held against that restaurant’s books alone', async () => {
    const other = await october.admin.call('POST', '/settings/restaurants', { name: 'The Bread Bin' })
    const manager = await test.newMember(october.admin, 'manager', { restaurant_id: other.body.id })
    const document = await readStatement(test, october.admin)
    const ids = { mine: [other.body.id], both: [other.body.id, october.restaurant_id] }
    const both = await start(october.admin, document.id, { restaurant_ids: ids.both })
    await test.runJobs()
    const own = await start(october.admin, document.id, { restaurant_ids: ids.mine })
    await test.runJobs()
    expect((await manager.call('GET', `/supplier/reconciliation/${both.body.id}`)).status).toBe(404)
    const seen = await manager.call('GET', '/supplier/reconciliation')
    expect(seen.body.items.map((item: { id: string }) => item.id)).toEqual([own.body.id])
    expect(seen.body.items[0].summary).toMatchObject({ ledger_entries: 0, missing_in_restaurant: 4 })

    const uploaded = await readStatement(test, manager)
    const refused = await start(manager, uploaded.id, { restaurant_ids: ids.both })
    expect(refused).toMatchObject({ status: 403, body: { error: 'restaurant_not_permitted' } })
    const started = await start(manager, uploaded.id)
    expect(started.body.restaurant_ids).toEqual(ids.mine)
    await test.runJobs()
  })
})

describe('deleting a reconciled document', () => {
  it('takes its reconciliations and their reports with it', async () => {
    // Equal reports share their bytes: this one must be unlike the others.
    const lines = octoberStatement.lines.slice(0, 3)
    const document = await readStatement(test, october.admin, 'pdf', { lines })
    const done = (await start(october.admin, document.id)).body
    await test.runJobs()
    const { rows } = await test.owner.query(
      'select report_hash from statements.reconciliations where id = $1',
      [done.id],
    )
    const { files } = test.house.platform
    const { organization_id } = october.admin
    expect(await files.exists(organization_id, rows[0].report_hash)).toBe(true)
    expect((await october.admin.call('DELETE', `/supplier/documents/${done.document_id}`)).status).toBe(200)
    expect((await october.admin.call('GET', `/supplier/reconciliation/${done.id}`)).status).toBe(404)
    expect(await files.exists(organization_id, rows[0].report_hash)).toBe(false)
    expect(await itemsOf(done.id)).toEqual([])
  })
})
