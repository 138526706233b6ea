import { sql } from 'kysely'
import type { Database } from './db.ts'

/**
 * Takes a person out of the audit log of an organization; answers how many entries that touched. `known_as` are
 * their name and address: entries about other things that hold one of them lose it, too.
 */
export type RedactPerson = (
  organization_id: string,
  person_id: string,
  known_as: readonly string[],
) => Promise<number>

/**
 * The log is insert-only for the app. The worker's role may set names and personal data to null, in one statement
 * that also lists each entry it touches: what the person did keeps its number only, what was done to their account
 * loses its values.
 */
export function makeRedactPerson(queue: Database): RedactPerson {
  return async (organization_id, person_id, known_as) => {
    const words = known_as.map((word) => word.toLowerCase()).filter((word) => word.length > 2)
    const { rows } = await sql<{ n: number }>`
      with mentioned as (
        select organization_id, id, subject_type in ('user', 'person', 'membership') and subject_id = ${person_id}
          or exists (select 1 from unnest(${words}::text[]) w where strpos(
            lower(concat_ws(' ', subject_name, before::text, after::text)), w) > 0) as is_subject
        from platform.audit_log where organization_id = ${organization_id}
      ), redacted as (
        update platform.audit_log e set
          actor_name = case when e.actor_id = ${person_id} then null else e.actor_name end,
          subject_name = case when m.is_subject then null else e.subject_name end,
          before = case when m.is_subject then null else e.before end,
          after = case when m.is_subject then null else e.after end
        from mentioned m
        where e.organization_id = m.organization_id and e.id = m.id and (m.is_subject or e.actor_id = ${person_id})
        returning e.organization_id, e.id
      ), listed as (
        insert into platform.audit_redactions (organization_id, entry_id, person_id)
        select organization_id, id, ${person_id} from redacted on conflict do nothing
      )
      select count(*)::int as n from redacted`.execute(queue.kysely)
    return rows[0]?.n ?? 0
  }
}
