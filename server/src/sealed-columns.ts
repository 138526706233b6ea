/** A column of values that the vault has sealed. */
export interface SealedColumn {
  table: string
  column: string
  /** The columns that tell its rows from others of the organization. */
  key: readonly string[]
  /** What `row_id` was when it was sealed, as SQL. */
  row_id: string
  /** Who may change it. */
  by: 'tenant' | 'door'
}

/** Every one of them; a test finds those that are missing. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'platform.idempotency_keys',
    column: 'sealed_answer',
    key: ['user_id', 'key'],
    row_id: `user_id || ' ' || key`,
    by: 'tenant',
  },
  {
    table: 'identity.totp_factors',
    column: 'sealed_secret',
    key: ['user_id'],
    row_id: 'user_id::text',
    by: 'door',
  },
  ...(['sealed_secret', 'sealed_old_secret'] as const).map((column) => ({
    table: 'webhooks.endpoints',
    column,
    key: ['id'],
    row_id: 'id::text',
    by: 'tenant' as const,
  })),
  { table: 'inbox.mailboxes', column: 'sealed_password', key: ['id'], row_id: 'id::text', by: 'tenant' },
]
