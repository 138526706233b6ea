/**
 * Every column that names a person, and what erasing them does to it. A test holds this list against the database.
 * - `account`: goes with the account or the membership itself.
 * - `row`: the row is about the person and is removed.
 * - `forget`: the row is the business's and stays; who it was is set to null.
 * - `pseudonym`: the id stays and leads nowhere once the account is gone; names beside it are taken out.
 */
export const personColumns: Record<string, 'account' | 'row' | 'forget' | 'pseudonym'> = {
  'identity.memberships.user_id': 'account',
  'identity.membership_restaurants.user_id': 'account',
  'identity.credentials.user_id': 'account',
  'identity.sessions.user_id': 'account',
  'identity.api_tokens.user_id': 'account',
  'identity.devices.user_id': 'account',
  'identity.one_time_links.user_id': 'account',
  'identity.totp_factors.user_id': 'account',
  'identity.recovery_codes.user_id': 'account',
  'identity.second_factor_challenges.user_id': 'account',
  'identity.passkeys.user_id': 'account',
  'identity.passkey_challenges.user_id': 'account',
  'identity.social_identities.user_id': 'account',
  'identity.social_attempts.user_id': 'account',
  'identity.invitations.invited_by': 'forget',
  'platform.idempotency_keys.user_id': 'account',
  'platform.mails.user_id': 'row',
  'webhooks.endpoints.created_by': 'forget',
  'platform.audit_log.actor_id': 'pseudonym',
  'platform.audit_redactions.person_id': 'pseudonym',
  'platform.jobs.created_by': 'forget',
  'documents.documents.uploaded_by': 'forget',
  'documents.corrections.corrected_by': 'forget',
  'inbox.address_keys.created_by': 'forget',
  'inbox.mailboxes.created_by': 'forget',
  'inbox.senders.created_by': 'forget',
  'purchasing.invoices.created_by': 'forget',
  'purchasing.payments.created_by': 'forget',
  'purchasing.payments.voided_by': 'forget',
  'purchasing.drafts.edited_by': 'forget',
  'purchasing.supplier_items.confirmed_by': 'forget',
  'statements.reconciliations.created_by': 'forget',
  'statements.reconciliation_items.decided_by': 'forget',
  'statements.rejected_pairs.rejected_by': 'forget',
  'statements.credits.opened_by': 'forget',
  'statements.credits.closed_by': 'forget',
  'statements.credit_receipts.decided_by': 'forget',
  'statements.dispute_packs.created_by': 'forget',
  'privacy.exports.created_by': 'forget',
  'privacy.exports.person_id': 'row',
  'privacy.erasures.person_id': 'pseudonym',
  'privacy.erasures.erased_by': 'pseudonym',
}

/** Columns with an e-mail address of somebody who may have no account: their rows go with the person. */
export const addressColumns = [
  'platform.mails.recipient',
  'identity.invitations.email',
  'inbox.mails.sender_address',
  'inbox.mails.reply_address',
  'inbox.senders.sender',
]

/** Why something that names nobody any more is still there. Told in every proof of erasure. */
export const reasonsToKeep = {
  forget:
    'Records of the business (invoices, documents, reconciliations, jobs): tax and commercial law keeps them. Who made them was taken out.',
  pseudonym:
    'The audit log and earlier proofs: they show that nobody altered the books. They carry a number that leads to no person; names and changed personal data were taken out.',
} as const

/** A column as SQL names it. */
export function splitColumn(name: string): { schema: string; table: string; column: string } {
  const [schema = '', table = '', column = ''] = name.split('.')
  return { schema, table, column }
}
