import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Endpoint } from './contract.ts'

type Dates =
  | 'stopped_at'
  | 'failing_since'
  | 'last_attempt_at'
  | 'old_secret_until'
  | 'created_at'
  | 'updated_at'
export type EndpointRow = Omit<Endpoint, Dates> & {
  [K in Dates]: null extends Endpoint[K] ? Date | null : Date
}

const columns = [
  'id',
  'url',
  'description',
  'events',
  'is_active',
  'stopped_because',
  'stopped_at',
  'failing_since',
  'last_attempt_at',
  'old_secret_until',
  'created_at',
  'updated_at',
] as const

/** The secrets never come along. */
export function selectEndpoints(tx: TenantTx, who: Pick<Who, 'organization_id'>) {
  return tx
    .selectFrom('webhooks.endpoints')
    .where('organization_id', '=', who.organization_id)
    .select(columns)
}

export function findEndpoint(
  tx: TenantTx,
  who: Pick<Who, 'organization_id'>,
  id: string,
): Promise<EndpointRow | undefined> {
  return selectEndpoints(tx, who).where('id', '=', id).executeTakeFirst()
}

export async function countEndpoints(tx: TenantTx, who: Who): Promise<number> {
  const { n } = await tx
    .selectFrom('webhooks.endpoints')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('organization_id', '=', who.organization_id)
    .executeTakeFirstOrThrow()
  return n
}

export interface EndpointFields {
  url: string
  description: string | null
  events: string[]
}

export function insertEndpoint(
  tx: TenantTx,
  who: Who,
  given: EndpointFields & { id: string; sealed_secret: Buffer },
): Promise<EndpointRow> {
  return tx
    .insertInto('webhooks.endpoints')
    .values({ ...given, organization_id: who.organization_id, created_by: who.user_id })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export interface EndpointChanges extends Partial<EndpointFields> {
  is_active?: boolean
  stopped_at?: Date | null
  stopped_because?: 'gone' | 'failing' | null
  failing_since?: Date | null
  last_attempt_at?: Date
}

export function updateEndpointRow(
  tx: TenantTx,
  who: Pick<Who, 'organization_id'>,
  id: string,
  changes: EndpointChanges & { updated_at?: Date },
): Promise<EndpointRow> {
  return tx
    .updateTable('webhooks.endpoints')
    .set(changes)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function deleteEndpointRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('webhooks.endpoints')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export interface SealedSecrets {
  sealed_secret: Buffer
  sealed_old_secret: Buffer | null
  old_secret_until: Date | null
}

/** Errors: whoever asks for a row that is not there. */
export function getSealedSecrets(
  tx: TenantTx,
  who: Pick<Who, 'organization_id'>,
  id: string,
): Promise<SealedSecrets> {
  return tx
    .selectFrom('webhooks.endpoints')
    .select(['sealed_secret', 'sealed_old_secret', 'old_secret_until'])
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function setSealedSecrets(
  tx: TenantTx,
  who: Pick<Who, 'organization_id'>,
  id: string,
  secrets: SealedSecrets & { updated_at: Date },
): Promise<void> {
  await tx
    .updateTable('webhooks.endpoints')
    .set(secrets)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
