-- A reconciliation becomes work that can be finished: decisions, open credits, dispute packs, runs over changed books.
alter table statements.reconciliations
  -- Counts every change of the items: what was computed from one revision is not saved over another.
  add column revision integer not null default 0,
  -- The books changed since they were read.
  add column is_stale boolean not null default false,
  -- Days of invoices that make it stale when they change; null: every day.
  add column stale_from date,
  add column stale_to date,
  add column run_number integer not null default 1,
  add column rerun_job_id uuid,
  add column rerun_at timestamptz;

alter table statements.reconciliation_items
  add column decision text not null default 'open' check (decision in ('open', 'accepted', 'disputed')),
  add column decided_by uuid,
  add column decided_at timestamptz,
  add column dispute_reason text check (dispute_reason in ('wrong_price', 'wrong_quantity', 'not_delivered',
    'not_ordered', 'returned', 'damaged', 'duplicate', 'missing_credit_note', 'short_credit', 'already_paid', 'other')),
  add column dispute_note text,
  add column is_by_hand boolean not null default false,
  -- A later run found other members or amounts than those that were decided on.
  add column is_changed boolean not null default false,
  -- What a search looks through, in small letters: numbers, descriptions, amounts.
  add column search_text text not null default '',
  add check ((decision = 'open') = (decided_at is null)),
  add check ((decision = 'disputed') = (dispute_reason is not null));
-- The line of the statement, or beyond all lines the day in the books: items come and go without renumbering.
alter table statements.reconciliation_items
  drop constraint reconciliation_items_organization_id_reconciliation_id_posi_key;
alter table statements.reconciliation_items no force row level security;
update statements.reconciliation_items set position = coalesce(
  (details #>> '{statement_lines,0,line}')::integer,
  1000000000 + (coalesce(invoice_date, date '1900-01-01') - date '1900-01-01')),
  search_text = lower(concat_ws(' ', invoice_number, statement_amount, ledger_amount,
    jsonb_path_query_array(details, '$.statement_lines[*].reference'),
    jsonb_path_query_array(details, '$.statement_lines[*].description'),
    jsonb_path_query_array(details, '$.ledger_entries[*].invoice_number')));
alter table statements.reconciliation_items force row level security;
create index on statements.reconciliation_items (organization_id, reconciliation_id, position, id);
create index on statements.reconciliation_items (organization_id, reconciliation_id, status, decision);

-- Pairs that a person took apart: no later run puts them together again.
create table statements.rejected_pairs (
  organization_id uuid not null,
  reconciliation_id uuid not null,
  line integer not null,
  invoice_id uuid not null,
  rejected_by uuid,
  rejected_at timestamptz not null default now(),
  primary key (organization_id, reconciliation_id, line, invoice_id),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete cascade
);
call platform.protect('statements.rejected_pairs');

-- What a run over changed books moved: the items before and after, as far as they belong together.
create table statements.reconciliation_changes (
  organization_id uuid not null,
  id uuid not null,
  reconciliation_id uuid not null,
  run_number integer not null,
  position integer not null,
  before jsonb not null,
  after jsonb not null,
  primary key (organization_id, id),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete cascade
);
create index on statements.reconciliation_changes (organization_id, reconciliation_id, run_number, position, id);
call platform.protect('statements.reconciliation_changes');

-- What a supplier owes us since a dispute. It outlives the statement it arose from.
create table statements.credits (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  supplier_id uuid not null,
  reconciliation_id uuid,
  item_id uuid,
  restaurant_ids uuid[] not null,
  invoice_number text,
  invoice_date date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount numeric(14, 2) not null check (amount > 0),
  received_amount numeric(14, 2) not null default 0 check (received_amount between 0 and amount),
  state text not null default 'open' check (state in ('open', 'partly', 'received', 'written_off')),
  reason text not null,
  note text,
  opened_by uuid,
  opened_at timestamptz not null default now(),
  closed_by uuid,
  closed_at timestamptz,
  primary key (organization_id, id),
  check ((state in ('open', 'partly')) = (closed_at is null)),
  check (state <> 'received' or received_amount = amount),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete set null (reconciliation_id),
  foreign key (organization_id, item_id)
    references statements.reconciliation_items (organization_id, id) on delete set null (item_id)
);
create unique index credits_item_key on statements.credits (organization_id, item_id);
create index on statements.credits (organization_id, reconciliation_id);
create index on statements.credits (organization_id, opened_at, id);
create index on statements.credits (organization_id, supplier_id, state);
call platform.protect('statements.credits');

-- Credit notes held against what is owed: of the books, or a line of a statement that the books lack.
create table statements.credit_receipts (
  organization_id uuid not null,
  id uuid not null,
  credit_id uuid not null,
  state text not null check (state in ('received', 'refused')),
  invoice_id uuid,
  reconciliation_id uuid,
  line integer,
  number text,
  on_date date,
  amount numeric(14, 2) not null check (amount >= 0),
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (organization_id, id),
  check ((invoice_id is null) = (line is not null) and (reconciliation_id is not null) = (line is not null)),
  foreign key (organization_id, credit_id) references statements.credits (organization_id, id) on delete cascade
);
create index on statements.credit_receipts (organization_id, credit_id);
create index on statements.credit_receipts (organization_id, invoice_id);
create index on statements.credit_receipts (organization_id, reconciliation_id, line);
call platform.protect('statements.credit_receipts');

-- Letters to the supplier about what is disputed.
create table statements.dispute_packs (
  organization_id uuid not null,
  id uuid not null,
  reconciliation_id uuid not null,
  language text not null check (language in ('en', 'pt-BR', 'es')),
  items integer not null,
  totals jsonb not null,
  pdf_hash text not null,
  xlsx_hash text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, reconciliation_id)
    references statements.reconciliations (organization_id, id) on delete cascade
);
create index on statements.dispute_packs (organization_id, reconciliation_id, created_at, id);
create index on statements.dispute_packs (organization_id, pdf_hash);
create index on statements.dispute_packs (organization_id, xlsx_hash);
call platform.protect('statements.dispute_packs');

-- Whatever way an invoice changes, the reconciliations of its supplier and restaurant are told. One whose books are
-- being read at this moment is waited for: the change is in what it read, or it is marked. In the order of ids, so
-- that two do not wait for each other.
create function statements.mark_stale(suppliers uuid[], restaurants uuid[], days date[]) returns void
language plpgsql as $$
declare
  marked record;
begin
  perform 1 from statements.reconciliations r
    where r.organization_id = (select platform.organization_id()) and r.supplier_id = any (suppliers)
      and r.status <> 'error'
    order by r.id for no key update;
  for marked in
    update statements.reconciliations r set is_stale = true
    where r.organization_id = (select platform.organization_id()) and r.supplier_id = any (suppliers)
      and r.status <> 'error'
      and exists (
        select from unnest(suppliers, restaurants, days) as c (supplier_id, restaurant_id, invoice_date)
        join statements.reconciliation_restaurants x
          on x.organization_id = r.organization_id and x.reconciliation_id = r.id and x.restaurant_id = c.restaurant_id
        where c.supplier_id = r.supplier_id
          and (r.stale_from is null or c.invoice_date between r.stale_from and r.stale_to))
    returning r.organization_id, r.id
  loop
    perform pg_notify('brigade_live', jsonb_build_object(
      'organization_id', marked.organization_id, 'channel', 'reconciliations', 'type', 'reconciliation_stale',
      'restaurant_ids', (select jsonb_agg(x.restaurant_id) from statements.reconciliation_restaurants x
        where x.organization_id = marked.organization_id and x.reconciliation_id = marked.id),
      'data', jsonb_build_object('id', marked.id))::text);
  end loop;
end $$;

create function statements.invoices_added() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(invoice_date))
    from added having count(*) > 0;
  return null;
end $$;
create function statements.invoices_removed() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(invoice_date))
    from removed having count(*) > 0;
  return null;
end $$;
-- A note or a due date moves nothing.
create function statements.invoices_changed() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(c.supplier_id), array_agg(c.restaurant_id), array_agg(c.invoice_date))
    from (
      select unnest(array[o.supplier_id, n.supplier_id]) as supplier_id,
        unnest(array[o.restaurant_id, n.restaurant_id]) as restaurant_id,
        unnest(array[o.invoice_date, n.invoice_date]) as invoice_date
      from removed o join added n on n.organization_id = o.organization_id and n.id = o.id
      where (o.supplier_id, o.restaurant_id, o.kind, o.invoice_number, o.invoice_date, o.currency, o.total_amount,
          o.status)
        is distinct from (n.supplier_id, n.restaurant_id, n.kind, n.invoice_number, n.invoice_date, n.currency,
          n.total_amount, n.status)
    ) c having count(*) > 0;
  return null;
end $$;
create trigger invoices_added after insert on purchasing.invoices
  referencing new table as added for each statement execute function statements.invoices_added();
create trigger invoices_removed after delete on purchasing.invoices
  referencing old table as removed for each statement execute function statements.invoices_removed();
create trigger invoices_changed after update on purchasing.invoices
  referencing old table as removed new table as added
  for each statement execute function statements.invoices_changed();
