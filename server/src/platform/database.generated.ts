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

export interface DocumentsDocuments {
  organization_id: string
  id: string
  document_type: 'invoice' | 'statement' | 'credit_note' | 'receipt' | 'other'
  restaurant_id: string | null
  store_id: string | null
  supplier_id: string | null
  file_name: string
  file_type: 'pdf' | 'xlsx' | 'xls' | 'ods' | 'csv'
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
}

export interface IdentityCredentials {
  user_id: string
  password_hash: string
  changed_at: Generated<Instant>
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
}

export interface IdentityRefreshTokens {
  token_hash: Buffer
  session_id: string
  issued_at: Generated<Instant>
  used_at: Instant | null
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
  end_reason: 'signed_out' | 'token_reused' | 'deactivated' | 'password_changed' | 'expired' | null
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

export interface PurchasingInvoiceItems {
  organization_id: string
  invoice_id: string
  position: number
  description: string
  quantity: Exact
  unit: string | null
  unit_price: Exact
  line_total: Exact
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

export interface DB {
  'documents.documents': DocumentsDocuments
  'identity.credentials': IdentityCredentials
  'identity.membership_restaurants': IdentityMembershipRestaurants
  'identity.memberships': IdentityMemberships
  'identity.organizations': IdentityOrganizations
  'identity.refresh_tokens': IdentityRefreshTokens
  'identity.sessions': IdentitySessions
  'identity.users': IdentityUsers
  'platform.audit_log': PlatformAuditLog
  'platform.jobs': PlatformJobs
  'platform.migrations': PlatformMigrations
  'platform.queue_workers': PlatformQueueWorkers
  'purchasing.invoice_items': PurchasingInvoiceItems
  'purchasing.invoices': PurchasingInvoices
  'statements.reconciliation_items': StatementsReconciliationItems
  'statements.reconciliation_restaurants': StatementsReconciliationRestaurants
  'statements.reconciliation_steps': StatementsReconciliationSteps
  'statements.reconciliations': StatementsReconciliations
  'suppliers.suppliers': SuppliersSuppliers
  'venues.restaurants': VenuesRestaurants
  'venues.stores': VenuesStores
}
