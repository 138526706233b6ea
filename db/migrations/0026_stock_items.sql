-- What the organization stocks, buys or cooks with: the catalogue. Quantities come with the ledger.
create schema stock;
grant usage on schema stock to brigade_app;

create table stock.items (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  name text not null,
  sku text,
  category text,
  -- What it is counted in: prices and quantities of ours are per this.
  unit text not null,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index items_sku_key on stock.items (organization_id, upper(sku));
-- An archived item gives its name free.
create unique index items_name_key on stock.items (organization_id, lower(name)) where is_active;
create index on stock.items (organization_id, lower(name), id);
call platform.protect('stock.items');
