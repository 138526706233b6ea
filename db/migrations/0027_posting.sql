-- From a document that was read to an invoice in the books: corrections of the reading, drafts, and what a supplier's
-- articles are to us.

-- What a person said differently than the machine read; the reading itself stays as it is.
create table documents.corrections (
  organization_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  -- The values that stand instead, by the name of the field; `lines` the whole list when lines were changed.
  "values" jsonb not null,
  -- What was shown before, and what after.
  changes jsonb not null,
  corrected_by uuid,
  corrected_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id) on delete cascade
);
create index on documents.corrections (organization_id, document_id, id);
call platform.protect('documents.corrections');

-- A number as a duplicate would repeat it: without case, spaces, punctuation, leading zeros and O for 0.
create function purchasing.folded_number(invoice_number text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    regexp_replace(translate(upper(invoice_number), 'O', '0'), '[^0-9A-Z]', '', 'g'),
    '(^|[A-Z])0+(?=[0-9])', '\1', 'g');

-- An article of a supplier, and which item of ours it is once a person has said so.
create table purchasing.supplier_items (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  -- The supplier's article number where there is one, else description and unit, both in one spelling.
  article text not null,
  code text,
  description text not null,
  unit text,
  status text not null default 'open' check (status in ('open', 'mapped', 'not_stock')),
  not_stock_kind text check (not_stock_kind in ('service', 'deposit', 'freight', 'discount', 'other')),
  item_id uuid,
  -- How much of our unit one of theirs is.
  pack numeric(16, 6) check (pack > 0),
  confirmed_by uuid,
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  check ((status = 'mapped') = (item_id is not null)),
  check ((status = 'mapped') = (pack is not null)),
  check ((status = 'not_stock') = (not_stock_kind is not null)),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id) on delete cascade,
  foreign key (organization_id, item_id) references stock.items (organization_id, id)
);
create unique index supplier_items_article_key on purchasing.supplier_items (organization_id, supplier_id, article);
create index on purchasing.supplier_items (organization_id, item_id);
create index on purchasing.supplier_items (organization_id, status);
call platform.protect('purchasing.supplier_items');

alter table purchasing.invoices
  add column tax_amount numeric(14, 2),
  add column folded_number text generated always as (purchasing.folded_number(invoice_number)) stored;
create index on purchasing.invoices (organization_id, supplier_id, folded_number);

alter table purchasing.invoice_items
  add column code text,
  add column supplier_item_id uuid,
  add foreign key (organization_id, supplier_item_id) references purchasing.supplier_items (organization_id, id);
create index on purchasing.invoice_items (organization_id, supplier_item_id);

-- An invoice that is not in the books yet: whatever is known of it. Posted, it becomes an invoice of the same id.
create table purchasing.drafts (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  document_id uuid not null,
  supplier_id uuid,
  restaurant_id uuid,
  store_id uuid,
  kind text not null check (kind in ('invoice', 'credit_note')),
  invoice_number text,
  folded_number text generated always as (purchasing.folded_number(invoice_number)) stored,
  invoice_date date,
  due_date date,
  currency text check (currency ~ '^[A-Z]{3}$'),
  tax_amount numeric(14, 2),
  -- Signed as in the books.
  total_amount numeric(14, 2),
  notes text,
  -- How far the arithmetic of the document speaks for the reading.
  proof text,
  edited_by uuid,
  edited_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id) on delete cascade,
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id),
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id),
  foreign key (organization_id, restaurant_id, store_id) references venues.stores (organization_id, restaurant_id, id)
);
create unique index drafts_document_id_key on purchasing.drafts (organization_id, document_id);
create index on purchasing.drafts (organization_id, supplier_id, folded_number);
create index on purchasing.drafts (organization_id, restaurant_id);
create index on purchasing.drafts (organization_id, restaurant_id, store_id);
call platform.protect('purchasing.drafts');

create table purchasing.draft_lines (
  organization_id uuid not null,
  draft_id uuid not null,
  position integer not null check (position between 1 and 10000),
  code text,
  description text not null,
  quantity numeric(16, 6) not null,
  unit text,
  unit_price numeric(16, 6) not null,
  line_total numeric(14, 2) not null,
  supplier_item_id uuid,
  primary key (organization_id, draft_id, position),
  foreign key (organization_id, draft_id) references purchasing.drafts (organization_id, id) on delete cascade,
  foreign key (organization_id, supplier_item_id) references purchasing.supplier_items (organization_id, id)
);
create index on purchasing.draft_lines (organization_id, supplier_item_id);
call platform.protect('purchasing.draft_lines');

-- How an organization wants its drafts watched; without a row, nothing posts by itself and prices are watched from 5 %.
create table purchasing.posting_settings (
  organization_id uuid primary key references identity.organizations (id) on delete cascade,
  posts_by_itself boolean not null default false,
  -- What speaks against posting by itself, in percent.
  most_price_change_percent numeric(6, 2) not null default 5 check (most_price_change_percent >= 0),
  price_warning_percent numeric(6, 2) not null default 5 check (price_warning_percent >= 0)
);
call platform.protect('purchasing.posting_settings');

-- What was paid for one: the printed price, unless the line's total tells of a discount.
create function purchasing.paid_price(quantity numeric, unit_price numeric, line_total numeric) returns numeric
  language sql immutable strict parallel safe
  return case
    when quantity = 0 or abs(line_total - quantity * unit_price) <= 0.02 then unit_price
    else line_total / quantity
  end;
