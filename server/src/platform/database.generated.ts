// Generated from the migrations by `npm run generate`; do not edit.
import type { ColumnType } from 'kysely'

/** A column the database fills in when it is left out. */
type Generated<T> =
  T extends ColumnType<infer Select, infer Insert, infer Update>
    ? ColumnType<Select, Insert | undefined, Update>
    : ColumnType<T, T | undefined, T>

/** A column the database alone fills in. */
type Computed<T> = ColumnType<T extends ColumnType<infer Select, unknown, unknown> ? Select : T, never, never>

/** An instant: Date when read. */
type Instant = ColumnType<Date, Date | string, Date | string>
/** An exact number: text when read, so that nothing is rounded. */
type Exact = ColumnType<string, string | number, string | number>
/** JSON: parsed when read, text when written. */
type Json = ColumnType<unknown, string, string>

export interface DocumentsCorrections {
  organization_id: string
  id: string
  document_id: string
  values: Json
  changes: Json
  corrected_by: string | null
  corrected_at: Instant
}

export interface DocumentsDocuments {
  organization_id: string
  id: string
  document_type: 'invoice' | 'statement' | 'credit_note' | 'receipt' | 'other'
  restaurant_id: string | null
  store_id: string | null
  supplier_id: string | null
  file_name: string
  file_type: 'pdf' | 'xlsx' | 'xls' | 'ods' | 'csv' | 'xml' | 'png' | 'jpeg' | 'webp'
  file_size_bytes: number
  file_hash: string
  status: Generated<'uploaded' | 'processing' | 'processed' | 'error'>
  error_code: string | null
  error_message: string | null
  extraction: Json | null
  line_count: number | null
  total_amount: Exact | null
  currency: string | null
  proof: string | null
  period_from: string | null
  period_to: string | null
  job_id: string | null
  uploaded_by: string | null
  upload_date: Generated<Instant>
  processed_at: Instant | null
  layout_id: string | null
  part: number | null
  parts: number | null
}

export interface DocumentsLayouts {
  organization_id: string
  id: string
  supplier_id: string
  signature: string
  layout: Json
  learned_at: Instant
  uses: Generated<number>
  successes: Generated<number>
  corrections: Generated<number>
  used_at: Instant | null
}

export interface DocumentsModelRequests {
  organization_id: string
  job_id: string
  document_id: string | null
  model: string
  words: number
  asked_at: Instant
  outcome: Generated<'asked' | 'improved' | 'filled' | 'nothing' | 'failed'>
  failure: string | null
}

export interface DocumentsModelSettings {
  organization_id: string
  is_on: Generated<boolean>
  most_per_day: Generated<number>
}

export interface DocumentsPagePictures {
  organization_id: string
  document_id: string
  page: number
  width_px: number
  content_type: 'image/png' | 'image/jpeg'
  size_bytes: number
  file_hash: string
}

export interface IdentityApiTokenRestaurants {
  organization_id: string
  token_id: string
  restaurant_id: string
}

export interface IdentityApiTokens {
  organization_id: string
  id: string
  user_id: string
  name: string
  token_hash: Buffer
  hint: string
  scopes: string[]
  is_limited: Generated<boolean>
  created_at: Generated<Instant>
  expires_at: Instant | null
  last_used_at: Instant | null
  last_used_ip: string | null
}

export interface IdentityCredentials {
  user_id: string
  password_hash: string
  changed_at: Generated<Instant>
}

export interface IdentityDevices {
  user_id: string
  device_hash: Buffer
  network: string | null
  first_used_at: Instant
  last_used_at: Instant
}

export interface IdentityInvitationRestaurants {
  organization_id: string
  invitation_id: string
  restaurant_id: string
}

export interface IdentityInvitations {
  organization_id: string
  id: string
  email: string
  username: string | null
  first_name: string
  last_name: Generated<string>
  phone: string | null
  language: Generated<string>
  role: 'admin' | 'manager' | 'chef' | 'employee' | 'shopper' | 'customer'
  invited_by: string | null
  sent_count: Generated<number>
  sent_at: Instant
  expires_at: Instant
  created_at: Instant
}

export interface IdentityMembershipRestaurants {
  organization_id: string
  user_id: string
  restaurant_id: string
}

export interface IdentityMemberships {
  organization_id: string
  user_id: string
  role: 'admin' | 'manager' | 'chef' | 'employee' | 'shopper' | 'customer'
  is_active: Generated<boolean>
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface IdentityOneTimeLinks {
  token_hash: Buffer
  purpose: string
  user_id: string | null
  organization_id: string | null
  data: Generated<Json>
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

export interface IdentityOrganizations {
  id: string
  name: string
  trade_name: string | null
  cnpj: string | null
  address: string | null
  phone: string | null
  email: string | null
  country: string
  currency: string
  locale: string
  is_demo: Generated<boolean>
  setup_completed_at: Instant | null
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
  second_factor_policy: Generated<'optional' | 'admins' | 'everyone'>
}

export interface IdentityPasskeyChallenges {
  challenge_hash: Buffer
  purpose: 'add' | 'sign_in' | 'second_factor'
  user_id: string | null
  expires_at: Instant
}

export interface IdentityPasskeys {
  id: string
  user_id: string
  name: string
  credential_id: Buffer
  public_key: Buffer
  counter: Generated<number>
  transports: Generated<string[]>
  is_synced: Generated<boolean>
  created_at: Generated<Instant>
  last_used_at: Instant | null
}

export interface IdentityRecoveryCodes {
  user_id: string
  code_hash: Buffer
  created_at: Generated<Instant>
  used_at: Instant | null
}

export interface IdentityRefreshTokens {
  token_hash: Buffer
  session_id: string
  issued_at: Generated<Instant>
  used_at: Instant | null
}

export interface IdentitySecondFactorChallenges {
  token_hash: Buffer
  user_id: string
  organization_id: string | null
  method: string
  password_changed_at: Instant | null
  user_agent: string | null
  failures: Generated<number>
  created_at: Generated<Instant>
  expires_at: Instant
}

export interface IdentitySessions {
  id: string
  user_id: string
  organization_id: string
  user_agent: string | null
  ip: string | null
  created_at: Generated<Instant>
  last_used_at: Generated<Instant>
  expires_at: Instant
  ended_at: Instant | null
  end_reason: 'signed_out' | 'token_reused' | 'deactivated' | 'password_changed' | 'expired' | 'revoked' | 'ended_by_admin' | 'replaced' | null
  device_hash: Buffer | null
}

export interface IdentitySignInWaits {
  kind: 'name' | 'device' | 'address' | 'organization' | 'second_factor'
  key_hash: Buffer
  failures: number
  failed_at: Instant
  wait_until: Instant
  forgotten_at: Instant
}

export interface IdentitySocialAttempts {
  browser_hash: Buffer
  provider: string
  user_id: string | null
  session_id: string | null
  return_to: string
  expires_at: Instant
  answered_at: Instant | null
  issuer: string | null
  subject: string | null
  email: string | null
  is_email_vouched: Generated<boolean>
  first_name: string | null
  last_name: string | null
}

export interface IdentitySocialIdentities {
  id: string
  user_id: string
  issuer: string
  subject: string
  email_at_linking: string | null
  linked_at: Instant
  last_used_at: Instant | null
}

export interface IdentityTotpFactors {
  user_id: string
  organization_id: string
  sealed_secret: Buffer
  created_at: Generated<Instant>
  confirmed_at: Instant | null
  last_step: Generated<number>
}

export interface IdentityUsers {
  id: string
  home_organization_id: string
  email: string
  username: string | null
  first_name: string
  last_name: Generated<string>
  phone: string | null
  language: Generated<string>
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
  email_verified_at: Instant | null
}

export interface InboxAddressKeys {
  organization_id: string
  id: string
  key_hash: Buffer
  hint: string
  created_by: string | null
  created_at: Instant
  ends_at: Instant | null
  last_used_at: Instant | null
}

export interface InboxAttachments {
  organization_id: string
  mail_id: string
  position: number
  file_name: string
  content_type: string
  size_bytes: number
  outcome: 'document' | 'linked' | 'ignored' | 'refused'
  reason: string | null
  document_id: string | null
}

export interface InboxMailboxes {
  organization_id: string
  id: string
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user_name: string
  sealed_password: Buffer
  folder: string
  kept_folder: string | null
  is_active: Generated<boolean>
  uid_validity: number | null
  last_uid: Generated<number>
  looked_at: Instant | null
  failing_since: Instant | null
  error: string | null
  created_by: string | null
  updated_at: Instant
}

export interface InboxMails {
  organization_id: string
  id: string
  source: 'address' | 'mailbox'
  raw_form: 'message' | 'postmark' | 'form'
  raw_type: string
  raw_hash: string
  raw_size_bytes: number
  is_raw_kept: Generated<boolean>
  status: Generated<'received' | 'done' | 'nothing_found' | 'failed'>
  error_code: string | null
  error_message: string | null
  warnings: Generated<string[]>
  message_id: string | null
  content_hash: string | null
  sender_address: string | null
  sender_name: string | null
  subject: string | null
  reply_address: string | null
  sent_at: Instant | null
  received_at: Instant
  finished_at: Instant | null
  authentication: Generated<'passed' | 'failed' | 'unknown'>
  supplier_id: string | null
  supplier_by: 'contact' | 'remembered' | 'person' | null
  suggested_supplier_id: string | null
  restaurant_id: string | null
  job_id: string | null
}

export interface InboxSenders {
  organization_id: string
  id: string
  kind: 'address' | 'domain'
  sender: string
  supplier_id: string
  created_by: string | null
  created_at: Instant
}

export interface PlatformAuditLog {
  organization_id: string
  id: string
  at: Generated<Instant>
  actor_id: string | null
  actor_name: string | null
  action: string
  subject_type: string
  subject_id: string | null
  subject_name: string | null
  before: Json | null
  after: Json | null
  request_id: string | null
  actor_salt: Generated<string | null>
  subject_salt: Generated<string | null>
}

export interface PlatformAuditRedactions {
  organization_id: string
  entry_id: string
  person_id: string
  redacted_at: Generated<Instant>
}

export interface PlatformAuditSeals {
  organization_id: string
  seal_number: number
  entry_id: string
  sealed_at: Instant
  actor_hash: Buffer | null
  subject_hash: Buffer | null
  previous_hash: Buffer
  hash: Buffer
}

export interface PlatformDataKeys {
  organization_id: string
  version: number
  master_version: number
  wrapped_key: Buffer
  created_at: Generated<Instant>
  retired_at: Instant | null
}

export interface PlatformIdempotencyKeys {
  organization_id: string
  user_id: string
  key: string
  sealed_answer: Buffer | null
  request_id: string
  held_until: Instant | null
  is_done: Generated<boolean>
  created_at: Instant
}

export interface PlatformJobs {
  organization_id: string
  id: string
  task: string
  payload: Generated<Json>
  status: Generated<'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'>
  progress: Generated<Exact>
  step: string | null
  result: Json | null
  error_code: string | null
  error_message: string | null
  attempts: Generated<number>
  cancel_requested: Generated<boolean>
  created_by: string | null
  created_at: Generated<Instant>
  started_at: Instant | null
  finished_at: Instant | null
}

export interface PlatformMails {
  organization_id: string
  id: string
  user_id: string | null
  recipient: string
  kind: string
  subject: string
  body_text: string
  body_html: string
  has_link: boolean
  status: Generated<'queued' | 'sent' | 'kept' | 'failed'>
  attempts: Generated<number>
  error: string | null
  created_at: Generated<Instant>
  sent_at: Instant | null
}

export interface PlatformMigrations {
  name: string
  sha256: string
  applied_at: Generated<Instant>
}

export interface PlatformQueueWorkers {
  worker_id: string
  process_number: number
  started_at: Generated<Instant>
}

export interface PrivacyErasures {
  organization_id: string
  id: string
  person_id: string
  erased_by: string | null
  erased_at: Generated<Instant>
  proof: Json
}

export interface PrivacyExports {
  organization_id: string
  id: string
  scope: 'organization' | 'person'
  person_id: string | null
  status: Generated<'queued' | 'ready' | 'failed' | 'expired'>
  job_id: string
  file_hash: string | null
  size_bytes: number | null
  row_count: number | null
  file_count: number | null
  created_by: string | null
  created_at: Generated<Instant>
  expires_at: Instant | null
}

export interface PurchasingDraftLines {
  organization_id: string
  draft_id: string
  position: number
  code: string | null
  description: string
  quantity: Exact
  unit: string | null
  unit_price: Exact
  line_total: Exact
  supplier_item_id: string | null
}

export interface PurchasingDrafts {
  organization_id: string
  id: string
  document_id: string
  supplier_id: string | null
  restaurant_id: string | null
  store_id: string | null
  kind: 'invoice' | 'credit_note'
  invoice_number: string | null
  folded_number: Computed<string | null>
  invoice_date: string | null
  due_date: string | null
  currency: string | null
  tax_amount: Exact | null
  total_amount: Exact | null
  notes: string | null
  proof: string | null
  edited_by: string | null
  edited_at: Instant | null
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface PurchasingInvoiceItems {
  organization_id: string
  invoice_id: string
  position: number
  description: string
  quantity: Exact
  unit: string | null
  unit_price: Exact
  line_total: Exact
  code: string | null
  supplier_item_id: string | null
}

export interface PurchasingInvoices {
  organization_id: string
  id: string
  supplier_id: string
  restaurant_id: string
  store_id: string | null
  document_id: string | null
  kind: Generated<'invoice' | 'credit_note'>
  invoice_number: string
  invoice_date: string
  due_date: string | null
  currency: string
  total_amount: Exact
  status: Generated<'active' | 'paid' | 'cancelled'>
  notes: string | null
  created_by: string | null
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
  tax_amount: Exact | null
  folded_number: Computed<string | null>
  paid_amount: Generated<Exact>
}

export interface PurchasingPaymentAllocations {
  organization_id: string
  payment_id: string
  invoice_id: string
  amount: Exact
}

export interface PurchasingPayments {
  organization_id: string
  id: string
  supplier_id: string
  restaurant_id: string | null
  paid_on: string
  amount: Exact
  currency: string
  allocated_amount: Generated<Exact>
  method: Generated<'bank_transfer' | 'direct_debit' | 'card' | 'cash' | 'cheque' | 'other'>
  reference: string | null
  notes: string | null
  created_by: string | null
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
  voided_at: Instant | null
  voided_by: string | null
  void_reason: string | null
}

export interface PurchasingPostingSettings {
  organization_id: string
  posts_by_itself: Generated<boolean>
  most_price_change_percent: Generated<Exact>
  price_warning_percent: Generated<Exact>
}

export interface PurchasingSupplierItems {
  organization_id: string
  id: string
  supplier_id: string
  article: string
  code: string | null
  description: string
  unit: string | null
  status: Generated<'open' | 'mapped' | 'not_stock'>
  not_stock_kind: 'service' | 'deposit' | 'freight' | 'discount' | 'other' | null
  item_id: string | null
  pack: Exact | null
  confirmed_by: string | null
  confirmed_at: Instant | null
  created_at: Generated<Instant>
}

export interface StatementsCreditReceipts {
  organization_id: string
  id: string
  credit_id: string
  state: 'received' | 'refused'
  invoice_id: string | null
  reconciliation_id: string | null
  line: number | null
  number: string | null
  on_date: string | null
  amount: Exact
  decided_by: string | null
  decided_at: Generated<Instant>
}

export interface StatementsCredits {
  organization_id: string
  id: string
  supplier_id: string
  reconciliation_id: string | null
  item_id: string | null
  restaurant_ids: string[]
  invoice_number: string | null
  invoice_date: string | null
  currency: string
  amount: Exact
  received_amount: Generated<Exact>
  state: Generated<'open' | 'partly' | 'received' | 'written_off'>
  reason: string
  note: string | null
  opened_by: string | null
  opened_at: Generated<Instant>
  closed_by: string | null
  closed_at: Instant | null
}

export interface StatementsDisputePacks {
  organization_id: string
  id: string
  reconciliation_id: string
  language: 'en' | 'pt-BR' | 'es'
  items: number
  totals: Json
  pdf_hash: string
  xlsx_hash: string
  created_by: string | null
  created_at: Generated<Instant>
}

export interface StatementsReconciliationChanges {
  organization_id: string
  id: string
  reconciliation_id: string
  run_number: number
  position: number
  before: Json
  after: Json
}

export interface StatementsReconciliationItems {
  organization_id: string
  id: string
  reconciliation_id: string
  position: number
  status: 'matched' | 'missing_in_restaurant' | 'missing_in_supplier' | 'amount_mismatch'
  invoice_number: string | null
  invoice_date: string | null
  currency: string
  statement_amount: Exact | null
  ledger_amount: Exact | null
  difference: Exact
  match_confidence: Exact
  details: Generated<Json>
  decision: Generated<'open' | 'accepted' | 'disputed'>
  decided_by: string | null
  decided_at: Instant | null
  dispute_reason: 'wrong_price' | 'wrong_quantity' | 'not_delivered' | 'not_ordered' | 'returned' | 'damaged' | 'duplicate' | 'missing_credit_note' | 'short_credit' | 'already_paid' | 'other' | null
  dispute_note: string | null
  is_by_hand: Generated<boolean>
  is_changed: Generated<boolean>
  search_text: Generated<string>
}

export interface StatementsReconciliationRestaurants {
  organization_id: string
  reconciliation_id: string
  restaurant_id: string
}

export interface StatementsReconciliationSteps {
  organization_id: string
  reconciliation_id: string
  step_number: number
  status: Generated<'pending' | 'in_progress' | 'done' | 'error'>
  progress: Generated<Exact>
  message: string | null
  started_at: Instant | null
  finished_at: Instant | null
}

export interface StatementsReconciliations {
  organization_id: string
  id: string
  document_id: string
  supplier_id: string | null
  status: Generated<'pending' | 'in_progress' | 'completed' | 'error'>
  progress: Generated<Exact>
  error_code: string | null
  error_message: string | null
  summary: Json | null
  set_apart: Generated<Json>
  report_hash: string | null
  job_id: string
  created_by: string | null
  created_at: Generated<Instant>
  started_at: Instant | null
  completed_at: Instant | null
  revision: Generated<number>
  is_stale: Generated<boolean>
  stale_from: string | null
  stale_to: string | null
  run_number: Generated<number>
  rerun_job_id: string | null
  rerun_at: Instant | null
}

export interface StatementsRejectedPairs {
  organization_id: string
  reconciliation_id: string
  line: number
  invoice_id: string
  rejected_by: string | null
  rejected_at: Generated<Instant>
}

export interface StockItems {
  organization_id: string
  id: string
  name: string
  sku: string | null
  category: string | null
  unit: string
  is_active: Generated<boolean>
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface SuppliersSuppliers {
  organization_id: string
  id: string
  name: string
  kind: Generated<'supplier' | 'supermarket'>
  contact_email: string | null
  contact_phone: string | null
  address: string | null
  tax_id: string | null
  payment_terms_days: number | null
  is_active: Generated<boolean>
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface VenuesRestaurants {
  organization_id: string
  id: string
  slug: string
  name: string
  location: string | null
  cuisine_type: string | null
  description: string | null
  timezone: string
  currency: string
  locale: string
  business_day_start: Generated<string>
  opening_hours: Generated<Json>
  avatar_config: Generated<Json>
  metadata: Generated<Json>
  is_active: Generated<boolean>
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface VenuesStores {
  organization_id: string
  id: string
  restaurant_id: string
  name: string
  is_active: Generated<boolean>
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface WebhooksAttempts {
  organization_id: string
  delivery_id: string
  number: number
  at: Instant
  latency_ms: number
  status: number | null
  error: string | null
  answer: string | null
}

export interface WebhooksDeliveries {
  organization_id: string
  id: string
  endpoint_id: string
  event_id: string
  status: Generated<'pending' | 'delivered' | 'failed' | 'cancelled'>
  tries: Generated<number>
  next_attempt_at: Instant | null
  created_at: Generated<Instant>
  finished_at: Instant | null
}

export interface WebhooksEndpoints {
  organization_id: string
  id: string
  url: string
  description: string | null
  events: string[]
  is_active: Generated<boolean>
  sealed_secret: Buffer
  sealed_old_secret: Buffer | null
  old_secret_until: Instant | null
  last_attempt_at: Instant | null
  failing_since: Instant | null
  stopped_at: Instant | null
  stopped_because: 'gone' | 'failing' | null
  created_by: string | null
  created_at: Generated<Instant>
  updated_at: Generated<Instant>
}

export interface DB {
  'documents.corrections': DocumentsCorrections
  'documents.documents': DocumentsDocuments
  'documents.layouts': DocumentsLayouts
  'documents.model_requests': DocumentsModelRequests
  'documents.model_settings': DocumentsModelSettings
  'documents.page_pictures': DocumentsPagePictures
  'identity.api_token_restaurants': IdentityApiTokenRestaurants
  'identity.api_tokens': IdentityApiTokens
  'identity.credentials': IdentityCredentials
  'identity.devices': IdentityDevices
  'identity.invitation_restaurants': IdentityInvitationRestaurants
  'identity.invitations': IdentityInvitations
  'identity.membership_restaurants': IdentityMembershipRestaurants
  'identity.memberships': IdentityMemberships
  'identity.one_time_links': IdentityOneTimeLinks
  'identity.organizations': IdentityOrganizations
  'identity.passkey_challenges': IdentityPasskeyChallenges
  'identity.passkeys': IdentityPasskeys
  'identity.recovery_codes': IdentityRecoveryCodes
  'identity.refresh_tokens': IdentityRefreshTokens
  'identity.second_factor_challenges': IdentitySecondFactorChallenges
  'identity.sessions': IdentitySessions
  'identity.sign_in_waits': IdentitySignInWaits
  'identity.social_attempts': IdentitySocialAttempts
  'identity.social_identities': IdentitySocialIdentities
  'identity.totp_factors': IdentityTotpFactors
  'identity.users': IdentityUsers
  'inbox.address_keys': InboxAddressKeys
  'inbox.attachments': InboxAttachments
  'inbox.mailboxes': InboxMailboxes
  'inbox.mails': InboxMails
  'inbox.senders': InboxSenders
  'platform.audit_log': PlatformAuditLog
  'platform.audit_redactions': PlatformAuditRedactions
  'platform.audit_seals': PlatformAuditSeals
  'platform.data_keys': PlatformDataKeys
  'platform.idempotency_keys': PlatformIdempotencyKeys
  'platform.jobs': PlatformJobs
  'platform.mails': PlatformMails
  'platform.migrations': PlatformMigrations
  'platform.queue_workers': PlatformQueueWorkers
  'privacy.erasures': PrivacyErasures
  'privacy.exports': PrivacyExports
  'purchasing.draft_lines': PurchasingDraftLines
  'purchasing.drafts': PurchasingDrafts
  'purchasing.invoice_items': PurchasingInvoiceItems
  'purchasing.invoices': PurchasingInvoices
  'purchasing.payment_allocations': PurchasingPaymentAllocations
  'purchasing.payments': PurchasingPayments
  'purchasing.posting_settings': PurchasingPostingSettings
  'purchasing.supplier_items': PurchasingSupplierItems
  'statements.credit_receipts': StatementsCreditReceipts
  'statements.credits': StatementsCredits
  'statements.dispute_packs': StatementsDisputePacks
  'statements.reconciliation_changes': StatementsReconciliationChanges
  'statements.reconciliation_items': StatementsReconciliationItems
  'statements.reconciliation_restaurants': StatementsReconciliationRestaurants
  'statements.reconciliation_steps': StatementsReconciliationSteps
  'statements.reconciliations': StatementsReconciliations
  'statements.rejected_pairs': StatementsRejectedPairs
  'stock.items': StockItems
  'suppliers.suppliers': SuppliersSuppliers
  'venues.restaurants': VenuesRestaurants
  'venues.stores': VenuesStores
  'webhooks.attempts': WebhooksAttempts
  'webhooks.deliveries': WebhooksDeliveries
  'webhooks.endpoints': WebhooksEndpoints
}
