-- The books' side: invoices received and their items.
create schema purchasing;
grant usage on schema purchasing to brigade_app;

create table purchasing.invoices (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  supplier_id uuid not null,
  restaurant_id uuid not null,
  store_id uuid,
  document_id uuid,
  kind text not null default 'invoice' check (kind in ('invoice', 'credit_note')),
  invoice_number text not null,
  invoice_date date not null,
  due_date date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Signed: what we owe. A credit note is negative.
  total_amount numeric(14, 2) not null check ((kind = 'invoice') = (total_amount >= 0) or total_amount = 0),
  status text not null default 'active' check (status in ('active', 'paid', 'cancelled')),
  notes text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id),
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id),
  foreign key (organization_id, restaurant_id, store_id) references venues.stores (organization_id, restaurant_id, id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id)
);
create unique index invoices_invoice_number_key on purchasing.invoices (organization_id, supplier_id, upper(invoice_number))
  where status <> 'cancelled';
create index on purchasing.invoices (organization_id, invoice_date, id);
create index on purchasing.invoices (organization_id, supplier_id, invoice_date desc);
create index on purchasing.invoices (organization_id, restaurant_id, invoice_date desc);
create index on purchasing.invoices (organization_id, document_id);
create index on purchasing.invoices (organization_id, restaurant_id, store_id);
call platform.protect('purchasing.invoices');

create table purchasing.invoice_items (
  organization_id uuid not null,
  invoice_id uuid not null,
  position integer not null check (position between 1 and 10000),
  description text not null,
  quantity numeric(16, 6) not null,
  unit text,
  unit_price numeric(16, 6) not null,
  line_total numeric(14, 2) not null,
  primary key (organization_id, invoice_id, position),
  foreign key (organization_id, invoice_id) references purchasing.invoices (organization_id, id) on delete cascade
);
call platform.protect('purchasing.invoice_items');
