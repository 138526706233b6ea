-- What was paid to suppliers, for which invoices, and how much of it is on account.

create table purchasing.payments (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  supplier_id uuid not null,
  -- Null: paid for several restaurants at once.
  restaurant_id uuid,
  paid_on date not null,
  amount numeric(14, 2) not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- What is for invoices; the rest is on account.
  allocated_amount numeric(14, 2) not null default 0 check (allocated_amount between 0 and amount),
  method text not null default 'bank_transfer'
    check (method in ('bank_transfer', 'direct_debit', 'card', 'cash', 'cheque', 'other')),
  reference text,
  notes text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Taken out of the books again; the row and what it was for stay.
  voided_at timestamptz,
  voided_by uuid,
  void_reason text,
  primary key (organization_id, id),
  check (voided_at is not null or (voided_by is null and void_reason is null)),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id),
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id)
);
create index on purchasing.payments (organization_id, paid_on, id);
create index on purchasing.payments (organization_id, supplier_id, paid_on desc);
create index on purchasing.payments (organization_id, restaurant_id, paid_on desc);
call platform.protect('purchasing.payments');

create table purchasing.payment_allocations (
  organization_id uuid not null,
  payment_id uuid not null,
  invoice_id uuid not null,
  -- Signed as the invoice: a credit note that is taken off a payment is negative.
  amount numeric(14, 2) not null check (amount <> 0),
  primary key (organization_id, payment_id, invoice_id),
  foreign key (organization_id, payment_id) references purchasing.payments (organization_id, id) on delete cascade,
  foreign key (organization_id, invoice_id) references purchasing.invoices (organization_id, id)
);
create index on purchasing.payment_allocations (organization_id, invoice_id);
call platform.protect('purchasing.payment_allocations');

-- Kept by the transaction that allocates, under the row's lock: the checks refuse to pay an invoice twice, however
-- many try at once, and keep payments and status from contradicting each other.
alter table purchasing.invoices
  add column paid_amount numeric(14, 2) not null default 0,
  add constraint invoices_paid_amount_check
    check (paid_amount between least(total_amount, 0) and greatest(total_amount, 0)),
  add constraint invoices_paid_in_full_check
    check (paid_amount = 0 or (status <> 'cancelled' and (paid_amount <> total_amount or status = 'paid')));

-- A payment for several restaurants is in the books of each.
create or replace function statements.mark_stale(suppliers uuid[], restaurants uuid[], days date[]) returns void
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
        select from unnest(suppliers, restaurants, days) as c (supplier_id, restaurant_id, day)
        join statements.reconciliation_restaurants x
          on x.organization_id = r.organization_id and x.reconciliation_id = r.id
            and (c.restaurant_id is null or x.restaurant_id = c.restaurant_id)
        where c.supplier_id = r.supplier_id
          and (r.stale_from is null or c.day between r.stale_from and r.stale_to))
    returning r.organization_id, r.id
  loop
    perform pg_notify('brigade_live', jsonb_build_object(
      'organization_id', marked.organization_id, 'channel', 'reconciliations', 'type', 'reconciliation_stale',
      'restaurant_ids', (select jsonb_agg(x.restaurant_id) from statements.reconciliation_restaurants x
        where x.organization_id = marked.organization_id and x.reconciliation_id = marked.id),
      'data', jsonb_build_object('id', marked.id))::text);
  end loop;
end $$;

-- A note or a due date moves nothing, nor does the status that follows from a payment: the payment tells by itself.
create or replace function statements.invoices_changed() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(c.supplier_id), array_agg(c.restaurant_id), array_agg(c.invoice_date))
    from (
      select unnest(array[o.supplier_id, n.supplier_id]) as supplier_id,
        unnest(array[o.restaurant_id, n.restaurant_id]) as restaurant_id,
        unnest(array[o.invoice_date, n.invoice_date]) as invoice_date
      from removed o join added n on n.organization_id = o.organization_id and n.id = o.id
      where (o.supplier_id, o.restaurant_id, o.kind, o.invoice_number, o.invoice_date, o.currency, o.total_amount)
          is distinct from (n.supplier_id, n.restaurant_id, n.kind, n.invoice_number, n.invoice_date, n.currency,
            n.total_amount)
        or o.status <> n.status and o.paid_amount = n.paid_amount
    ) c having count(*) > 0;
  return null;
end $$;

create function statements.payments_added() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(paid_on))
    from added having count(*) > 0;
  return null;
end $$;
create function statements.payments_removed() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(paid_on))
    from removed having count(*) > 0;
  return null;
end $$;
create function statements.payments_changed() returns trigger language plpgsql as $$
begin
  perform statements.mark_stale(array_agg(n.supplier_id), array_agg(n.restaurant_id), array_agg(n.paid_on))
    from removed o join added n on n.organization_id = o.organization_id and n.id = o.id
    where (o.reference, o.voided_at is null) is distinct from (n.reference, n.voided_at is null)
    having count(*) > 0;
  return null;
end $$;
create trigger payments_added after insert on purchasing.payments
  referencing new table as added for each statement execute function statements.payments_added();
create trigger payments_removed after delete on purchasing.payments
  referencing old table as removed for each statement execute function statements.payments_removed();
create trigger payments_changed after update on purchasing.payments
  referencing old table as removed new table as added
  for each statement execute function statements.payments_changed();
