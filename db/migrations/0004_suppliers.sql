-- Whoever sells to us.
create schema suppliers;
grant usage on schema suppliers to brigade_app;

create table suppliers.suppliers (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  name text not null,
  kind text not null default 'supplier' check (kind in ('supplier', 'supermarket')),
  contact_email text,
  contact_phone text,
  address text,
  tax_id text,
  payment_terms_days integer check (payment_terms_days between 0 and 365),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index suppliers_name_key on suppliers.suppliers (organization_id, kind, lower(name));
create index on suppliers.suppliers (organization_id, lower(name), id);
create index on suppliers.suppliers (organization_id, tax_id);
call platform.protect('suppliers.suppliers');
