import { sql } from 'kysely'
import type { Database } from './db.ts'

/** How many jobs wait, run and have failed for good, over all tenants. */
export async function countQueue(
  database: Database,
): Promise<{ waiting: number; running: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; running: number; failed: number }>`
    select count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
           count(*) filter (where locked_at is not null)::int as running,
           count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed
    from graphile_worker.jobs`.execute(database.kysely)
  return rows[0]!
}
