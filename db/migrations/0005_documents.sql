-- What suppliers send, and what was read from it.
create schema documents;
grant usage on schema documents to brigade_app;

create table documents.documents (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  document_type text not null check (document_type in ('invoice', 'statement', 'credit_note', 'receipt', 'other')),
  restaurant_id uuid,
  store_id uuid,
  supplier_id uuid,
  file_name text not null,
  file_type text not null check (file_type in ('pdf', 'xlsx', 'xls', 'ods', 'csv')),
  file_size_bytes bigint not null check (file_size_bytes > 0),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  status text not null default 'uploaded' check (status in ('uploaded', 'processing', 'processed', 'error')),
  error_code text,
  error_message text,
  extraction jsonb,
  -- What lists show of the extraction, so that they need not open it.
  line_count integer,
  total_amount numeric,
  currency text,
  proof text,
  period_from date,
  period_to date,
  job_id uuid,
  uploaded_by uuid,
  upload_date timestamptz not null default now(),
  processed_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id),
  foreign key (organization_id, store_id) references venues.stores (organization_id, id),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id)
);
create index on documents.documents (organization_id, upload_date, id);
create index on documents.documents (organization_id, supplier_id, upload_date desc);
create index on documents.documents (organization_id, restaurant_id, upload_date desc);
create index on documents.documents (organization_id, store_id);
create index on documents.documents (organization_id, file_hash);
call platform.protect('documents.documents');
