import type { SealedPlace } from '#platform/vault'
import type { Who } from '#platform/who'

/** Where a mailbox's password lies sealed. */
export const passwordPlace = (
  { organization_id }: Pick<Who, 'organization_id'>,
  row_id: string,
): SealedPlace => ({ organization_id, table: 'inbox.mailboxes', column: 'sealed_password', row_id })
