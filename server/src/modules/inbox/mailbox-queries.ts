import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Mailbox, MailboxError } from './settings-contract.ts'

type Tenant = Pick<Who, 'organization_id'>

const columns = [
  'id',
  'host',
  'port',
  'security',
  'user_name',
  'folder',
  'kept_folder',
  'is_active',
  'looked_at',
  'failing_since',
  'error',
] as const

export type MailboxRow = NonNullable<Awaited<ReturnType<typeof findMailbox>>>

/** The mailbox without its password. */
export function findMailbox(tx: TenantTx, who: Tenant) {
  return tx
    .selectFrom('inbox.mailboxes')
    .select(columns)
    .$narrowType<Pick<Mailbox, 'security' | 'error'>>()
    .where('organization_id', '=', who.organization_id)
    .executeTakeFirst()
}

/** What a look into the mailbox needs beside its settings; undefined when it is another one by now, or switched off. */
export function findMailboxState(tx: TenantTx, who: Tenant, id: string) {
  return tx
    .selectFrom('inbox.mailboxes')
    .select(['sealed_password', 'uid_validity', 'last_uid'])
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface MailboxFields {
  host: string
  port: number
  security: Mailbox['security']
  user_name: string
  folder: string
  kept_folder: string | null
  is_active: boolean
  updated_at: Date
}

/** Puts a mailbox in place of the one before, which is forgotten with how far it was read. */
export async function replaceMailbox(
  tx: TenantTx,
  who: Who,
  mailbox: MailboxFields & { id: string; sealed_password: Buffer },
): Promise<void> {
  await deleteMailbox(tx, who)
  await tx
    .insertInto('inbox.mailboxes')
    .values({ ...mailbox, organization_id: who.organization_id, created_by: who.user_id })
    .execute()
}

export async function updateMailbox(
  tx: TenantTx,
  who: Tenant,
  id: string,
  fields: Partial<MailboxFields> & { sealed_password?: Buffer; error?: null; failing_since?: null },
): Promise<void> {
  await tx
    .updateTable('inbox.mailboxes')
    .set(fields)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteMailbox(tx: TenantTx, who: Tenant): Promise<void> {
  await tx.deleteFrom('inbox.mailboxes').where('organization_id', '=', who.organization_id).execute()
}

/** How far a mailbox was read; of one that was replaced meanwhile nothing is kept. */
export async function saveProgress(
  tx: TenantTx,
  who: Tenant,
  id: string,
  { uid_validity, last_uid }: { uid_validity: number; last_uid: number },
): Promise<void> {
  await tx
    .updateTable('inbox.mailboxes')
    .set({ uid_validity, last_uid })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** How a look ended; failing counts from the first of several. */
export async function saveLook(
  tx: TenantTx,
  who: Tenant,
  id: string,
  { looked_at, error }: { looked_at: Date; error: MailboxError | null },
): Promise<void> {
  await tx
    .updateTable('inbox.mailboxes')
    .set((row) => ({
      looked_at,
      error,
      failing_since: error === null ? null : row.fn.coalesce('failing_since', row.val(looked_at)),
    }))
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
