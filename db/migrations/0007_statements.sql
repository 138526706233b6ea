-- Statements reconciled with the books.
create schema statements;
grant usage on schema statements to brigade_app;

create table statements.reconciliations (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  document_id uuid not null,
  supplier_id uuid,
  status text not null default 'pending' check (status in ('pending', 'in_progress', 'completed', 'error')),
  progress numeric(5, 2) not null default 0 check (progress between 0 and 100),
  error_code text,
  error_message text,
  summary jsonb,
  -- Lines of the statement that are not compared: payments, the opening balance, lines without an amount.
  set_apart jsonb not null default '[]',
  report_hash text,
  job_id uuid not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id) on delete cascade,
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id)
);
-- Two people at once: only one reconciliation of a document runs at a time.
create unique index reconciliations_running_key on statements.reconciliations (organization_id, document_id)
  where status in ('pending', 'in_progress');
create index on statements.reconciliations (organization_id, created_at, id);
create index on statements.reconciliations (organization_id, document_id);
create index on statements.reconciliations (organization_id, supplier_id);
call platform.protect('statements.reconciliations');

-- Which restaurants' books it is held against.
create table statements.reconciliation_restaurants (
  organization_id uuid not null,
  reconciliation_id uuid not null,
  restaurant_id uuid not null,
  primary key (organization_id, reconciliation_id, restaurant_id),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete cascade,
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id) on delete cascade
);
create index on statements.reconciliation_restaurants (organization_id, restaurant_id);
call platform.protect('statements.reconciliation_restaurants');

create table statements.reconciliation_steps (
  organization_id uuid not null,
  reconciliation_id uuid not null,
  step_number integer not null check (step_number between 1 and 8),
  status text not null default 'pending' check (status in ('pending', 'in_progress', 'done', 'error')),
  progress numeric(5, 2) not null default 0 check (progress between 0 and 100),
  message text,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, reconciliation_id, step_number),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete cascade
);
call platform.protect('statements.reconciliation_steps');

create table statements.reconciliation_items (
  organization_id uuid not null,
  id uuid not null,
  reconciliation_id uuid not null,
  position integer not null,
  status text not null check (status in ('matched', 'missing_in_restaurant', 'missing_in_supplier', 'amount_mismatch')),
  invoice_number text,
  invoice_date date,
  currency text not null,
  statement_amount numeric(14, 2),
  ledger_amount numeric(14, 2),
  difference numeric(14, 2) not null,
  match_confidence numeric(5, 4) not null check (match_confidence between 0 and 1),
  details jsonb not null default '{}',
  primary key (organization_id, id),
  unique (organization_id, reconciliation_id, position),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete cascade
);
create index on statements.reconciliation_items (organization_id, reconciliation_id, status, position);
call platform.protect('statements.reconciliation_items');
