-- Generated from the migrations by `npm run generate`; do not edit.

-- Schemas
create schema documents; -- usage: brigade_app
create schema identity; -- usage: brigade_app, brigade_door, brigade_worker
create schema inbox; -- usage: brigade_app, brigade_door
create schema platform; -- usage: brigade_app, brigade_door, brigade_worker
create schema privacy; -- usage: brigade_app
create schema purchasing; -- usage: brigade_app
create schema statements; -- usage: brigade_app
create schema stock; -- usage: brigade_app
create schema suppliers; -- usage: brigade_app
create schema venues; -- usage: brigade_app, brigade_door
create schema webhooks; -- usage: brigade_app

-- Functions and procedures
CREATE OR REPLACE FUNCTION platform.business_day(instant timestamp with time zone, zone text, day_start text)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select ((instant at time zone zone) - day_start::interval)::date $function$;
-- execute: public

CREATE OR REPLACE FUNCTION platform.enqueue(task text, payload jsonb, job_key text, max_attempts integer DEFAULT 5)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(task, payload::json, job_key := job_key, max_attempts := max_attempts);
end $function$;
-- execute: brigade_app, brigade_worker

CREATE OR REPLACE FUNCTION platform.forget_salts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.actor_name is not null and new.actor_name is null then
    new.actor_salt := null;
  end if;
  if num_nonnulls(old.subject_name, old.before, old.after) > 0
    and num_nonnulls(new.subject_name, new.before, new.after) = 0 then
    new.subject_salt := null;
  end if;
  return new;
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION platform.organization_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.organization_id', true), '')::uuid $function$;
-- execute: public

CREATE OR REPLACE PROCEDURE platform.protect(IN target regclass, IN privileges text DEFAULT 'select, insert, update, delete'::text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to brigade_app using (organization_id = (select platform.organization_id()))'
    ' with check (organization_id = (select platform.organization_id()))', target);
  execute format('grant %s on %s to brigade_app', privileges, target);
end $procedure$;
-- execute: public

CREATE OR REPLACE FUNCTION platform.send_on_errand(task text, payload jsonb, job_key text, max_attempts integer, line text, at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(
    task, payload::json, queue_name := line, job_key := job_key, max_attempts := max_attempts, run_at := at,
    priority := -10);
end $function$;
-- execute: brigade_app, brigade_door

CREATE OR REPLACE FUNCTION platform.user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.user_id', true), '')::uuid $function$;
-- execute: public

CREATE OR REPLACE FUNCTION purchasing.folded_number(invoice_number text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(regexp_replace(translate(upper(invoice_number), 'O'::text, '0'::text), '[^0-9A-Z]'::text, ''::text, 'g'::text), '(^|[A-Z])0+(?=[0-9])'::text, '\1'::text, 'g'::text);
-- execute: public

CREATE OR REPLACE FUNCTION purchasing.paid_price(quantity numeric, unit_price numeric, line_total numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN ((quantity = (0)::numeric) OR (abs((line_total - (quantity * unit_price))) <= 0.02)) THEN unit_price ELSE (line_total / quantity) END;
-- execute: public

CREATE OR REPLACE FUNCTION statements.invoices_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(invoice_date))
    from added having count(*) > 0;
  return null;
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION statements.invoices_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION statements.invoices_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(invoice_date))
    from removed having count(*) > 0;
  return null;
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION statements.mark_stale(suppliers uuid[], restaurants uuid[], days date[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION statements.payments_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(paid_on))
    from added having count(*) > 0;
  return null;
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION statements.payments_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform statements.mark_stale(array_agg(n.supplier_id), array_agg(n.restaurant_id), array_agg(n.paid_on))
    from removed o join added n on n.organization_id = o.organization_id and n.id = o.id
    where (o.reference, o.voided_at is null) is distinct from (n.reference, n.voided_at is null)
    having count(*) > 0;
  return null;
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION statements.payments_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform statements.mark_stale(array_agg(supplier_id), array_agg(restaurant_id), array_agg(paid_on))
    from removed having count(*) > 0;
  return null;
end $function$;
-- execute: public

CREATE OR REPLACE FUNCTION webhooks.spread()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  made record;
begin
  if new.action = 'webhook.tested' then
    return null;
  end if;
  for made in
    insert into webhooks.deliveries (organization_id, id, endpoint_id, event_id, next_attempt_at)
      select e.organization_id, gen_random_uuid(), e.id, new.id, new.at
      from webhooks.endpoints e
      where e.organization_id = new.organization_id and e.is_active
        and (new.action = any (e.events) or '*' = any (e.events))
      returning id, endpoint_id
  loop
    perform platform.send_on_errand(
      'deliver_webhook',
      jsonb_build_object(
        'organization_id', new.organization_id, 'endpoint_id', made.endpoint_id, 'delivery_id', made.id),
      'deliver_webhook:' || made.id,
      26,
      'webhook:' || made.endpoint_id);
  end loop;
  return null;
end $function$;
-- execute: public

-- documents.corrections
create table documents.corrections (
  organization_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  values jsonb not null,
  changes jsonb not null,
  corrected_by uuid,
  corrected_at timestamp with time zone not null,
  constraint corrections_pkey PRIMARY KEY (organization_id, id),
  constraint corrections_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX corrections_organization_id_document_id_id_idx ON documents.corrections USING btree (organization_id, document_id, id);
alter table documents.corrections enable row level security, force row level security;
create policy tenant on documents.corrections for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on documents.corrections to brigade_app;

-- documents.documents
create table documents.documents (
  organization_id uuid not null,
  id uuid not null,
  document_type text not null,
  restaurant_id uuid,
  store_id uuid,
  supplier_id uuid,
  file_name text not null,
  file_type text not null,
  file_size_bytes bigint not null,
  file_hash text not null,
  status text default 'uploaded'::text not null,
  error_code text,
  error_message text,
  extraction jsonb,
  line_count integer,
  total_amount numeric,
  currency text,
  proof text,
  period_from date,
  period_to date,
  job_id uuid,
  uploaded_by uuid,
  upload_date timestamp with time zone default now() not null,
  processed_at timestamp with time zone,
  layout_id uuid,
  part integer,
  parts integer,
  constraint documents_pkey PRIMARY KEY (organization_id, id),
  constraint documents_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint documents_organization_id_layout_id_fkey FOREIGN KEY (organization_id, layout_id) REFERENCES documents.layouts(organization_id, id) ON DELETE SET NULL (layout_id),
  constraint documents_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id),
  constraint documents_organization_id_store_id_fkey FOREIGN KEY (organization_id, store_id) REFERENCES venues.stores(organization_id, id),
  constraint documents_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id),
  constraint documents_check CHECK (((part IS NULL) = (parts IS NULL))),
  constraint documents_check1 CHECK ((((part >= 1) AND (part <= parts)) AND (parts > 1))),
  constraint documents_document_type_check CHECK ((document_type = ANY (ARRAY['invoice'::text, 'statement'::text, 'credit_note'::text, 'receipt'::text, 'other'::text]))),
  constraint documents_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint documents_file_size_bytes_check CHECK ((file_size_bytes > 0)),
  constraint documents_file_type_check CHECK ((file_type = ANY (ARRAY['pdf'::text, 'xlsx'::text, 'xls'::text, 'ods'::text, 'csv'::text, 'xml'::text, 'png'::text, 'jpeg'::text, 'webp'::text]))),
  constraint documents_status_check CHECK ((status = ANY (ARRAY['uploaded'::text, 'processing'::text, 'processed'::text, 'error'::text])))
);
CREATE INDEX documents_organization_id_file_hash_idx ON documents.documents USING btree (organization_id, file_hash);
CREATE INDEX documents_organization_id_layout_id_idx ON documents.documents USING btree (organization_id, layout_id);
CREATE INDEX documents_organization_id_restaurant_id_upload_date_idx ON documents.documents USING btree (organization_id, restaurant_id, upload_date DESC);
CREATE INDEX documents_organization_id_store_id_idx ON documents.documents USING btree (organization_id, store_id);
CREATE INDEX documents_organization_id_supplier_id_upload_date_idx ON documents.documents USING btree (organization_id, supplier_id, upload_date DESC);
CREATE INDEX documents_organization_id_upload_date_id_idx ON documents.documents USING btree (organization_id, upload_date, id);
alter table documents.documents enable row level security, force row level security;
create policy tenant on documents.documents for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on documents.documents to brigade_app;

-- documents.layouts
create table documents.layouts (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  signature text not null,
  layout jsonb not null,
  learned_at timestamp with time zone not null,
  uses integer default 0 not null,
  successes integer default 0 not null,
  corrections integer default 0 not null,
  used_at timestamp with time zone,
  constraint layouts_pkey PRIMARY KEY (organization_id, id),
  constraint layouts_organization_id_supplier_id_signature_key UNIQUE (organization_id, supplier_id, signature),
  constraint layouts_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX layouts_organization_id_signature_idx ON documents.layouts USING btree (organization_id, signature);
alter table documents.layouts enable row level security, force row level security;
create policy tenant on documents.layouts for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on documents.layouts to brigade_app;

-- documents.model_requests
create table documents.model_requests (
  organization_id uuid not null,
  job_id uuid not null,
  document_id uuid,
  model text not null,
  words integer not null,
  asked_at timestamp with time zone not null,
  outcome text default 'asked'::text not null,
  failure text,
  constraint model_requests_pkey PRIMARY KEY (organization_id, job_id),
  constraint model_requests_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id) ON DELETE SET NULL (document_id),
  constraint model_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint model_requests_check CHECK (((failure IS NULL) OR (outcome = 'failed'::text))),
  constraint model_requests_outcome_check CHECK ((outcome = ANY (ARRAY['asked'::text, 'improved'::text, 'filled'::text, 'nothing'::text, 'failed'::text])))
);
CREATE INDEX model_requests_organization_id_asked_at_idx ON documents.model_requests USING btree (organization_id, asked_at);
CREATE INDEX model_requests_organization_id_document_id_idx ON documents.model_requests USING btree (organization_id, document_id);
alter table documents.model_requests enable row level security, force row level security;
create policy tenant on documents.model_requests for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on documents.model_requests to brigade_app;

-- documents.model_settings
create table documents.model_settings (
  organization_id uuid not null,
  is_on boolean default false not null,
  most_per_day integer default 50 not null,
  constraint model_settings_pkey PRIMARY KEY (organization_id),
  constraint model_settings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint model_settings_most_per_day_check CHECK (((most_per_day >= 1) AND (most_per_day <= 10000)))
);
alter table documents.model_settings enable row level security, force row level security;
create policy tenant on documents.model_settings for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on documents.model_settings to brigade_app;

-- documents.page_pictures
create table documents.page_pictures (
  organization_id uuid not null,
  document_id uuid not null,
  page integer not null,
  width_px integer not null,
  content_type text not null,
  size_bytes bigint not null,
  file_hash text not null,
  constraint page_pictures_pkey PRIMARY KEY (organization_id, document_id, page, width_px),
  constraint page_pictures_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id) ON DELETE CASCADE,
  constraint page_pictures_content_type_check CHECK ((content_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text]))),
  constraint page_pictures_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint page_pictures_page_check CHECK ((page > 0)),
  constraint page_pictures_size_bytes_check CHECK ((size_bytes > 0)),
  constraint page_pictures_width_px_check CHECK (((width_px >= 200) AND (width_px <= 2000)))
);
CREATE INDEX page_pictures_organization_id_file_hash_idx ON documents.page_pictures USING btree (organization_id, file_hash);
alter table documents.page_pictures enable row level security, force row level security;
create policy tenant on documents.page_pictures for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on documents.page_pictures to brigade_app;

-- identity.api_token_restaurants
create table identity.api_token_restaurants (
  organization_id uuid not null,
  token_id uuid not null,
  restaurant_id uuid not null,
  constraint api_token_restaurants_pkey PRIMARY KEY (organization_id, token_id, restaurant_id),
  constraint api_token_restaurants_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id) ON DELETE CASCADE,
  constraint api_token_restaurants_organization_id_token_id_fkey FOREIGN KEY (organization_id, token_id) REFERENCES identity.api_tokens(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX api_token_restaurants_organization_id_restaurant_id_idx ON identity.api_token_restaurants USING btree (organization_id, restaurant_id);
alter table identity.api_token_restaurants enable row level security, force row level security;
create policy door on identity.api_token_restaurants for select to brigade_door
  using (true);
create policy tenant on identity.api_token_restaurants for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, delete on identity.api_token_restaurants to brigade_app;
grant select on identity.api_token_restaurants to brigade_door;

-- identity.api_tokens
create table identity.api_tokens (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  token_hash bytea not null,
  hint text not null,
  scopes text[] not null,
  is_limited boolean default false not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_used_ip text,
  constraint api_tokens_pkey PRIMARY KEY (organization_id, id),
  constraint api_tokens_token_hash_key UNIQUE (token_hash),
  constraint api_tokens_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES identity.memberships(organization_id, user_id) ON DELETE CASCADE,
  constraint api_tokens_scopes_check CHECK ((cardinality(scopes) > 0))
);
CREATE INDEX api_tokens_organization_id_created_at_id_idx ON identity.api_tokens USING btree (organization_id, created_at, id);
CREATE INDEX api_tokens_organization_id_user_id_idx ON identity.api_tokens USING btree (organization_id, user_id);
alter table identity.api_tokens enable row level security, force row level security;
create policy door on identity.api_tokens for all to brigade_door
  using (true)
  with check (true);
create policy tenant on identity.api_tokens for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select (organization_id, id, user_id, name, hint, scopes, is_limited, created_at, expires_at, last_used_at, last_used_ip), insert, delete on identity.api_tokens to brigade_app;
grant select, update (last_used_at, last_used_ip) on identity.api_tokens to brigade_door;

-- identity.credentials
create table identity.credentials (
  user_id uuid not null,
  password_hash text not null,
  changed_at timestamp with time zone default now() not null,
  constraint credentials_pkey PRIMARY KEY (user_id),
  constraint credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
alter table identity.credentials enable row level security, force row level security;
create policy door on identity.credentials for all to brigade_door
  using (true)
  with check (true);
create policy home_insert on identity.credentials for insert to brigade_app
  with check ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = credentials.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy home_read on identity.credentials for select to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = credentials.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy home_update on identity.credentials for update to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = credentials.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy own_read on identity.credentials for select to brigade_app
  using ((user_id = ( SELECT platform.user_id() AS user_id)));
grant select (user_id), insert, update (password_hash, changed_at) on identity.credentials to brigade_app;
grant select, insert, update on identity.credentials to brigade_door;

-- identity.devices
create table identity.devices (
  user_id uuid not null,
  device_hash bytea not null,
  network text,
  first_used_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  constraint devices_pkey PRIMARY KEY (user_id, device_hash),
  constraint devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
alter table identity.devices enable row level security, force row level security;
create policy door on identity.devices for all to brigade_door
  using (true)
  with check (true);
create policy of_members on identity.devices for all to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.memberships m
  WHERE ((m.user_id = devices.user_id) AND (m.organization_id = ( SELECT platform.organization_id() AS organization_id))))));
grant select (user_id, device_hash), delete on identity.devices to brigade_app;
grant select, insert, update, delete on identity.devices to brigade_door;

-- identity.invitation_restaurants
create table identity.invitation_restaurants (
  organization_id uuid not null,
  invitation_id uuid not null,
  restaurant_id uuid not null,
  constraint invitation_restaurants_pkey PRIMARY KEY (organization_id, invitation_id, restaurant_id),
  constraint invitation_restaurants_organization_id_invitation_id_fkey FOREIGN KEY (organization_id, invitation_id) REFERENCES identity.invitations(organization_id, id) ON DELETE CASCADE,
  constraint invitation_restaurants_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id)
);
CREATE INDEX invitation_restaurants_organization_id_restaurant_id_idx ON identity.invitation_restaurants USING btree (organization_id, restaurant_id);
alter table identity.invitation_restaurants enable row level security, force row level security;
create policy tenant on identity.invitation_restaurants for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on identity.invitation_restaurants to brigade_app;

-- identity.invitations
create table identity.invitations (
  organization_id uuid not null,
  id uuid not null,
  email text not null,
  username text,
  first_name text not null,
  last_name text default ''::text not null,
  phone text,
  language text default 'en'::text not null,
  role text not null,
  invited_by uuid,
  sent_count integer default 1 not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint invitations_pkey PRIMARY KEY (organization_id, id),
  constraint invitations_organization_id_email_key UNIQUE (organization_id, email),
  constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint invitations_email_check CHECK ((email = lower(email))),
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'chef'::text, 'employee'::text, 'shopper'::text, 'customer'::text])))
);
CREATE INDEX invitations_organization_id_sent_at_idx ON identity.invitations USING btree (organization_id, sent_at);
alter table identity.invitations enable row level security, force row level security;
create policy door on identity.invitations for select to brigade_door
  using (true);
create policy tenant on identity.invitations for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on identity.invitations to brigade_app;
grant select on identity.invitations to brigade_door;

-- identity.membership_restaurants
create table identity.membership_restaurants (
  organization_id uuid not null,
  user_id uuid not null,
  restaurant_id uuid not null,
  constraint membership_restaurants_pkey PRIMARY KEY (organization_id, user_id, restaurant_id),
  constraint membership_restaurants_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id),
  constraint membership_restaurants_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES identity.memberships(organization_id, user_id) ON DELETE CASCADE
);
CREATE INDEX membership_restaurants_organization_id_restaurant_id_idx ON identity.membership_restaurants USING btree (organization_id, restaurant_id);
alter table identity.membership_restaurants enable row level security, force row level security;
create policy door on identity.membership_restaurants for select to brigade_door
  using (true);
create policy tenant on identity.membership_restaurants for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on identity.membership_restaurants to brigade_app;
grant select on identity.membership_restaurants to brigade_door;

-- identity.memberships
create table identity.memberships (
  organization_id uuid not null,
  user_id uuid not null,
  role text not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint memberships_pkey PRIMARY KEY (organization_id, user_id),
  constraint memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE,
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'chef'::text, 'employee'::text, 'shopper'::text, 'customer'::text])))
);
CREATE INDEX memberships_user_id_idx ON identity.memberships USING btree (user_id);
alter table identity.memberships enable row level security, force row level security;
create policy door on identity.memberships for select to brigade_door
  using (true);
create policy tenant on identity.memberships for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on identity.memberships to brigade_app;
grant select on identity.memberships to brigade_door;

-- identity.one_time_links
create table identity.one_time_links (
  token_hash bytea not null,
  purpose text not null,
  user_id uuid,
  organization_id uuid,
  data jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_links_pkey PRIMARY KEY (token_hash),
  constraint one_time_links_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint one_time_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE,
  constraint one_time_links_check CHECK (((user_id IS NOT NULL) OR (organization_id IS NOT NULL))),
  constraint one_time_links_purpose_check CHECK ((purpose ~ '^[a-z]+(_[a-z]+)*$'::text))
);
CREATE INDEX one_time_links_organization_id_purpose_created_at_idx ON identity.one_time_links USING btree (organization_id, purpose, created_at);
CREATE INDEX one_time_links_user_id_purpose_created_at_idx ON identity.one_time_links USING btree (user_id, purpose, created_at);
alter table identity.one_time_links enable row level security, force row level security;
create policy door on identity.one_time_links for all to brigade_door
  using (true)
  with check (true);
create policy of_members on identity.one_time_links for all to brigade_app
  using (((organization_id = ( SELECT platform.organization_id() AS organization_id)) OR (EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = one_time_links.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id)))))));
grant select (purpose, user_id, organization_id, created_at, expires_at, used_at), insert, update (used_at), delete on identity.one_time_links to brigade_app;
grant select, insert, update, delete on identity.one_time_links to brigade_door;

-- identity.organizations
create table identity.organizations (
  id uuid not null,
  name text not null,
  trade_name text,
  cnpj text,
  address text,
  phone text,
  email text,
  country text not null,
  currency text not null,
  locale text not null,
  is_demo boolean default false not null,
  setup_completed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  second_factor_policy text default 'optional'::text not null,
  constraint organizations_pkey PRIMARY KEY (id),
  constraint organizations_cnpj_key UNIQUE (cnpj),
  constraint organizations_cnpj_check CHECK ((cnpj ~ '^[0-9A-Z]{12}[0-9]{2}$'::text)),
  constraint organizations_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint organizations_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint organizations_second_factor_policy_check CHECK ((second_factor_policy = ANY (ARRAY['optional'::text, 'admins'::text, 'everyone'::text])))
);
alter table identity.organizations enable row level security, force row level security;
create policy door on identity.organizations for select to brigade_door
  using (true);
create policy tenant on identity.organizations for all to brigade_app
  using ((id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((id = ( SELECT platform.organization_id() AS organization_id)));
create policy worker on identity.organizations for select to brigade_worker
  using (true);
grant select, insert, update, delete on identity.organizations to brigade_app;
grant select on identity.organizations to brigade_door;
grant select (id) on identity.organizations to brigade_worker;

-- identity.passkey_challenges
create table identity.passkey_challenges (
  challenge_hash bytea not null,
  purpose text not null,
  user_id uuid,
  expires_at timestamp with time zone not null,
  constraint passkey_challenges_pkey PRIMARY KEY (challenge_hash),
  constraint passkey_challenges_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE,
  constraint passkey_challenges_purpose_check CHECK ((purpose = ANY (ARRAY['add'::text, 'sign_in'::text, 'second_factor'::text])))
);
CREATE INDEX passkey_challenges_expires_at_idx ON identity.passkey_challenges USING btree (expires_at);
CREATE INDEX passkey_challenges_user_id_idx ON identity.passkey_challenges USING btree (user_id);
alter table identity.passkey_challenges enable row level security, force row level security;
create policy door on identity.passkey_challenges for all to brigade_door
  using (true)
  with check (true);
grant select, insert, update, delete on identity.passkey_challenges to brigade_door;

-- identity.passkeys
create table identity.passkeys (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint default 0 not null,
  transports text[] default '{}'::text[] not null,
  is_synced boolean default false not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX passkeys_user_id_idx ON identity.passkeys USING btree (user_id);
alter table identity.passkeys enable row level security, force row level security;
create policy door on identity.passkeys for all to brigade_door
  using (true)
  with check (true);
create policy home_delete on identity.passkeys for delete to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = passkeys.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy members on identity.passkeys for select to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.memberships m
  WHERE ((m.user_id = passkeys.user_id) AND (m.organization_id = ( SELECT platform.organization_id() AS organization_id))))));
grant select (id, user_id, name, is_synced, created_at, last_used_at), delete on identity.passkeys to brigade_app;
grant select, insert, update, delete on identity.passkeys to brigade_door;

-- identity.recovery_codes
create table identity.recovery_codes (
  user_id uuid not null,
  code_hash bytea not null,
  created_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
alter table identity.recovery_codes enable row level security, force row level security;
create policy door on identity.recovery_codes for all to brigade_door
  using (true)
  with check (true);
create policy home_delete on identity.recovery_codes for delete to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = recovery_codes.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy members on identity.recovery_codes for select to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.memberships m
  WHERE ((m.user_id = recovery_codes.user_id) AND (m.organization_id = ( SELECT platform.organization_id() AS organization_id))))));
grant select (user_id, used_at), delete on identity.recovery_codes to brigade_app;
grant select, insert, update, delete on identity.recovery_codes to brigade_door;

-- identity.refresh_tokens
create table identity.refresh_tokens (
  token_hash bytea not null,
  session_id uuid not null,
  issued_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  constraint refresh_tokens_pkey PRIMARY KEY (token_hash),
  constraint refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.sessions(id) ON DELETE CASCADE
);
CREATE INDEX refresh_tokens_session_id_idx ON identity.refresh_tokens USING btree (session_id);
alter table identity.refresh_tokens enable row level security, force row level security;
create policy door on identity.refresh_tokens for all to brigade_door
  using (true)
  with check (true);
grant select, insert, update, delete on identity.refresh_tokens to brigade_door;

-- identity.second_factor_challenges
create table identity.second_factor_challenges (
  token_hash bytea not null,
  user_id uuid not null,
  organization_id uuid,
  method text not null,
  password_changed_at timestamp with time zone,
  user_agent text,
  failures integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint second_factor_challenges_pkey PRIMARY KEY (token_hash),
  constraint second_factor_challenges_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint second_factor_challenges_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX second_factor_challenges_expires_at_idx ON identity.second_factor_challenges USING btree (expires_at);
CREATE INDEX second_factor_challenges_organization_id_idx ON identity.second_factor_challenges USING btree (organization_id);
CREATE INDEX second_factor_challenges_user_id_idx ON identity.second_factor_challenges USING btree (user_id);
alter table identity.second_factor_challenges enable row level security, force row level security;
create policy door on identity.second_factor_challenges for all to brigade_door
  using (true)
  with check (true);
grant select, insert, update, delete on identity.second_factor_challenges to brigade_door;

-- identity.sessions
create table identity.sessions (
  id uuid not null,
  user_id uuid not null,
  organization_id uuid not null,
  user_agent text,
  ip text,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  device_hash bytea,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE,
  constraint sessions_end_reason_check CHECK ((end_reason = ANY (ARRAY['signed_out'::text, 'token_reused'::text, 'deactivated'::text, 'password_changed'::text, 'expired'::text, 'revoked'::text, 'ended_by_admin'::text, 'replaced'::text])))
);
CREATE INDEX sessions_organization_id_idx ON identity.sessions USING btree (organization_id);
CREATE INDEX sessions_user_id_created_at_idx ON identity.sessions USING btree (user_id, created_at DESC);
CREATE INDEX sessions_user_id_device_hash_last_used_at_idx ON identity.sessions USING btree (user_id, device_hash, last_used_at) WHERE (ended_at IS NULL);
CREATE INDEX sessions_user_id_expires_at_idx ON identity.sessions USING btree (user_id, expires_at);
alter table identity.sessions enable row level security, force row level security;
create policy door on identity.sessions for all to brigade_door
  using (true)
  with check (true);
create policy of_members on identity.sessions for all to brigade_app
  using (((organization_id = ( SELECT platform.organization_id() AS organization_id)) OR (EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = sessions.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id)))))));
grant select, update (ended_at, end_reason) on identity.sessions to brigade_app;
grant select, insert, update, delete on identity.sessions to brigade_door;

-- identity.sign_in_waits
create table identity.sign_in_waits (
  kind text not null,
  key_hash bytea not null,
  failures integer not null,
  failed_at timestamp with time zone not null,
  wait_until timestamp with time zone not null,
  forgotten_at timestamp with time zone not null,
  constraint sign_in_waits_pkey PRIMARY KEY (kind, key_hash),
  constraint sign_in_waits_kind_check CHECK ((kind = ANY (ARRAY['name'::text, 'device'::text, 'address'::text, 'organization'::text, 'second_factor'::text])))
);
CREATE INDEX sign_in_waits_forgotten_at_idx ON identity.sign_in_waits USING btree (forgotten_at);
alter table identity.sign_in_waits enable row level security, force row level security;
create policy door on identity.sign_in_waits for all to brigade_door
  using (true)
  with check (true);
grant select, insert, update, delete on identity.sign_in_waits to brigade_door;

-- identity.social_attempts
create table identity.social_attempts (
  browser_hash bytea not null,
  provider text not null,
  user_id uuid,
  session_id uuid,
  return_to text not null,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  issuer text,
  subject text,
  email text,
  is_email_vouched boolean default false not null,
  first_name text,
  last_name text,
  constraint social_attempts_pkey PRIMARY KEY (browser_hash),
  constraint social_attempts_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.sessions(id) ON DELETE CASCADE,
  constraint social_attempts_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE,
  constraint social_attempts_check CHECK (((user_id IS NULL) = (session_id IS NULL))),
  constraint social_attempts_check1 CHECK (((issuer IS NULL) = (subject IS NULL)))
);
CREATE INDEX social_attempts_expires_at_idx ON identity.social_attempts USING btree (expires_at);
CREATE INDEX social_attempts_user_id_idx ON identity.social_attempts USING btree (user_id);
alter table identity.social_attempts enable row level security, force row level security;
create policy door on identity.social_attempts for all to brigade_door
  using (true)
  with check (true);
grant select, insert, update, delete on identity.social_attempts to brigade_door;

-- identity.social_identities
create table identity.social_identities (
  id uuid not null,
  user_id uuid not null,
  issuer text not null,
  subject text not null,
  email_at_linking text,
  linked_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint social_identities_pkey PRIMARY KEY (id),
  constraint social_identities_issuer_subject_key UNIQUE (issuer, subject),
  constraint social_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX social_identities_user_id_idx ON identity.social_identities USING btree (user_id);
alter table identity.social_identities enable row level security, force row level security;
create policy door on identity.social_identities for all to brigade_door
  using (true)
  with check (true);
create policy home_read on identity.social_identities for select to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = social_identities.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy own on identity.social_identities for all to brigade_app
  using ((user_id = ( SELECT platform.user_id() AS user_id)))
  with check ((user_id = ( SELECT platform.user_id() AS user_id)));
grant select (id, user_id, issuer, linked_at, last_used_at), insert, delete on identity.social_identities to brigade_app;
grant select, update (last_used_at), delete on identity.social_identities to brigade_door;

-- identity.totp_factors
create table identity.totp_factors (
  user_id uuid not null,
  organization_id uuid not null,
  sealed_secret bytea not null,
  created_at timestamp with time zone default now() not null,
  confirmed_at timestamp with time zone,
  last_step bigint default 0 not null,
  constraint totp_factors_pkey PRIMARY KEY (user_id),
  constraint totp_factors_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint totp_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX totp_factors_organization_id_idx ON identity.totp_factors USING btree (organization_id);
alter table identity.totp_factors enable row level security, force row level security;
create policy door on identity.totp_factors for all to brigade_door
  using (true)
  with check (true);
create policy home_delete on identity.totp_factors for delete to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.users u
  WHERE ((u.id = totp_factors.user_id) AND (u.home_organization_id = ( SELECT platform.organization_id() AS organization_id))))));
create policy members on identity.totp_factors for select to brigade_app
  using ((EXISTS ( SELECT 1
   FROM identity.memberships m
  WHERE ((m.user_id = totp_factors.user_id) AND (m.organization_id = ( SELECT platform.organization_id() AS organization_id))))));
grant select (user_id, confirmed_at), delete on identity.totp_factors to brigade_app;
grant select, insert, update, delete on identity.totp_factors to brigade_door;

-- identity.users
create table identity.users (
  id uuid not null,
  home_organization_id uuid not null,
  email text not null,
  username text,
  first_name text not null,
  last_name text default ''::text not null,
  phone text,
  language text default 'en'::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  email_verified_at timestamp with time zone,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_key UNIQUE (email),
  constraint users_username_key UNIQUE (username),
  constraint users_home_organization_id_fkey FOREIGN KEY (home_organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint users_email_check CHECK ((email = lower(email)))
);
CREATE INDEX users_home_organization_id_idx ON identity.users USING btree (home_organization_id);
alter table identity.users enable row level security, force row level security;
create policy colleagues on identity.users for select to brigade_app
  using (((id = ( SELECT platform.user_id() AS user_id)) OR (home_organization_id = ( SELECT platform.organization_id() AS organization_id)) OR (EXISTS ( SELECT 1
   FROM identity.memberships m
  WHERE ((m.user_id = users.id) AND (m.organization_id = ( SELECT platform.organization_id() AS organization_id)))))));
create policy door on identity.users for select to brigade_door
  using (true);
create policy home_delete on identity.users for delete to brigade_app
  using ((home_organization_id = ( SELECT platform.organization_id() AS organization_id)));
create policy home_insert on identity.users for insert to brigade_app
  with check ((home_organization_id = ( SELECT platform.organization_id() AS organization_id)));
create policy home_update on identity.users for update to brigade_app
  using ((home_organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((home_organization_id = ( SELECT platform.organization_id() AS organization_id)));
create policy move_home on identity.users for update to brigade_door
  using (true)
  with check ((EXISTS ( SELECT 1
   FROM identity.memberships m
  WHERE ((m.user_id = users.id) AND (m.organization_id = users.home_organization_id)))));
grant select, insert, update, delete on identity.users to brigade_app;
grant select, update (home_organization_id, email_verified_at) on identity.users to brigade_door;

-- inbox.address_keys
create table inbox.address_keys (
  organization_id uuid not null,
  id uuid not null,
  key_hash bytea not null,
  hint text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint address_keys_pkey PRIMARY KEY (organization_id, id),
  constraint address_keys_key_hash_key UNIQUE (key_hash),
  constraint address_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE
);
alter table inbox.address_keys enable row level security, force row level security;
create policy door on inbox.address_keys for select to brigade_door
  using (true);
create policy tenant on inbox.address_keys for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select (organization_id, id, hint, created_by, created_at, ends_at, last_used_at), insert, update (created_by, ends_at, last_used_at), delete on inbox.address_keys to brigade_app;
grant select on inbox.address_keys to brigade_door;

-- inbox.attachments
create table inbox.attachments (
  organization_id uuid not null,
  mail_id uuid not null,
  position integer not null,
  file_name text not null,
  content_type text not null,
  size_bytes bigint not null,
  outcome text not null,
  reason text,
  document_id uuid,
  constraint attachments_pkey PRIMARY KEY (organization_id, mail_id, "position"),
  constraint attachments_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id) ON DELETE SET NULL (document_id),
  constraint attachments_organization_id_mail_id_fkey FOREIGN KEY (organization_id, mail_id) REFERENCES inbox.mails(organization_id, id) ON DELETE CASCADE,
  constraint attachments_check CHECK (((outcome = ANY (ARRAY['ignored'::text, 'refused'::text])) = (reason IS NOT NULL))),
  constraint attachments_outcome_check CHECK ((outcome = ANY (ARRAY['document'::text, 'linked'::text, 'ignored'::text, 'refused'::text]))),
  constraint attachments_position_check CHECK (("position" > 0))
);
CREATE INDEX attachments_organization_id_document_id_idx ON inbox.attachments USING btree (organization_id, document_id);
alter table inbox.attachments enable row level security, force row level security;
create policy tenant on inbox.attachments for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on inbox.attachments to brigade_app;

-- inbox.mailboxes
create table inbox.mailboxes (
  organization_id uuid not null,
  id uuid not null,
  host text not null,
  port integer not null,
  security text not null,
  user_name text not null,
  sealed_password bytea not null,
  folder text not null,
  kept_folder text,
  is_active boolean default true not null,
  uid_validity bigint,
  last_uid bigint default 0 not null,
  looked_at timestamp with time zone,
  failing_since timestamp with time zone,
  error text,
  created_by uuid,
  updated_at timestamp with time zone not null,
  constraint mailboxes_pkey PRIMARY KEY (organization_id, id),
  constraint mailboxes_organization_id_key UNIQUE (organization_id),
  constraint mailboxes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint mailboxes_check CHECK (((failing_since IS NULL) = (error IS NULL))),
  constraint mailboxes_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint mailboxes_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);
alter table inbox.mailboxes enable row level security, force row level security;
create policy tenant on inbox.mailboxes for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on inbox.mailboxes to brigade_app;

-- inbox.mails
create table inbox.mails (
  organization_id uuid not null,
  id uuid not null,
  source text not null,
  raw_form text not null,
  raw_type text not null,
  raw_hash text not null,
  raw_size_bytes bigint not null,
  is_raw_kept boolean default true not null,
  status text default 'received'::text not null,
  error_code text,
  error_message text,
  warnings text[] default '{}'::text[] not null,
  message_id text,
  content_hash text,
  sender_address text,
  sender_name text,
  subject text,
  reply_address text,
  sent_at timestamp with time zone,
  received_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  authentication text default 'unknown'::text not null,
  supplier_id uuid,
  supplier_by text,
  suggested_supplier_id uuid,
  restaurant_id uuid,
  job_id uuid,
  constraint mails_pkey PRIMARY KEY (organization_id, id),
  constraint mails_organization_id_raw_hash_key UNIQUE (organization_id, raw_hash),
  constraint mails_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint mails_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id) ON DELETE SET NULL (restaurant_id),
  constraint mails_organization_id_suggested_supplier_id_fkey FOREIGN KEY (organization_id, suggested_supplier_id) REFERENCES suppliers.suppliers(organization_id, id) ON DELETE SET NULL (suggested_supplier_id),
  constraint mails_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id) ON DELETE SET NULL (supplier_id),
  constraint mails_authentication_check CHECK ((authentication = ANY (ARRAY['passed'::text, 'failed'::text, 'unknown'::text]))),
  constraint mails_raw_form_check CHECK ((raw_form = ANY (ARRAY['message'::text, 'postmark'::text, 'form'::text]))),
  constraint mails_raw_hash_check CHECK ((raw_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint mails_source_check CHECK ((source = ANY (ARRAY['address'::text, 'mailbox'::text]))),
  constraint mails_status_check CHECK ((status = ANY (ARRAY['received'::text, 'done'::text, 'nothing_found'::text, 'failed'::text]))),
  constraint mails_supplier_by_check CHECK ((supplier_by = ANY (ARRAY['contact'::text, 'remembered'::text, 'person'::text])))
);
CREATE INDEX mails_organization_id_received_at_id_idx ON inbox.mails USING btree (organization_id, received_at, id);
CREATE INDEX mails_organization_id_restaurant_id_idx ON inbox.mails USING btree (organization_id, restaurant_id);
CREATE INDEX mails_organization_id_sender_address_idx ON inbox.mails USING btree (organization_id, sender_address);
CREATE INDEX mails_organization_id_suggested_supplier_id_idx ON inbox.mails USING btree (organization_id, suggested_supplier_id);
CREATE INDEX mails_organization_id_supplier_id_idx ON inbox.mails USING btree (organization_id, supplier_id);
CREATE UNIQUE INDEX mails_content_key ON inbox.mails USING btree (organization_id, content_hash, message_id) NULLS NOT DISTINCT WHERE (content_hash IS NOT NULL);
alter table inbox.mails enable row level security, force row level security;
create policy tenant on inbox.mails for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on inbox.mails to brigade_app;

-- inbox.senders
create table inbox.senders (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  sender text not null,
  supplier_id uuid not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint senders_pkey PRIMARY KEY (organization_id, id),
  constraint senders_organization_id_kind_sender_key UNIQUE (organization_id, kind, sender),
  constraint senders_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint senders_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id) ON DELETE CASCADE,
  constraint senders_kind_check CHECK ((kind = ANY (ARRAY['address'::text, 'domain'::text])))
);
CREATE INDEX senders_organization_id_supplier_id_idx ON inbox.senders USING btree (organization_id, supplier_id);
alter table inbox.senders enable row level security, force row level security;
create policy tenant on inbox.senders for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on inbox.senders to brigade_app;

-- platform.audit_log
create table platform.audit_log (
  organization_id uuid not null,
  id uuid not null,
  at timestamp with time zone default now() not null,
  actor_id uuid,
  actor_name text,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  subject_name text,
  before jsonb,
  after jsonb,
  request_id text,
  actor_salt uuid default gen_random_uuid(),
  subject_salt uuid default gen_random_uuid(),
  constraint audit_log_pkey PRIMARY KEY (organization_id, id),
  constraint audit_log_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE
);
CREATE INDEX audit_log_organization_id_actor_id_at_id_idx ON platform.audit_log USING btree (organization_id, actor_id, at, id);
CREATE INDEX audit_log_organization_id_at_id_idx ON platform.audit_log USING btree (organization_id, at, id);
CREATE INDEX audit_log_organization_id_subject_type_subject_id_at_idx ON platform.audit_log USING btree (organization_id, subject_type, subject_id, at DESC);
CREATE TRIGGER forget_salts BEFORE UPDATE ON platform.audit_log FOR EACH ROW EXECUTE FUNCTION platform.forget_salts();
CREATE TRIGGER spread AFTER INSERT ON platform.audit_log FOR EACH ROW EXECUTE FUNCTION webhooks.spread();
alter table platform.audit_log enable row level security, force row level security;
create policy tenant on platform.audit_log for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
create policy worker_reads on platform.audit_log for select to brigade_worker
  using (true);
create policy worker_redacts on platform.audit_log for update to brigade_worker
  using (true)
  with check (true);
grant select, insert on platform.audit_log to brigade_app;
grant select, update (actor_name, subject_name, before, after) on platform.audit_log to brigade_worker;

-- platform.audit_redactions
create table platform.audit_redactions (
  organization_id uuid not null,
  entry_id uuid not null,
  person_id uuid not null,
  redacted_at timestamp with time zone default now() not null,
  constraint audit_redactions_pkey PRIMARY KEY (organization_id, entry_id, person_id),
  constraint audit_redactions_organization_id_entry_id_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES platform.audit_log(organization_id, id) ON DELETE CASCADE
);
alter table platform.audit_redactions enable row level security, force row level security;
create policy tenant on platform.audit_redactions for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
create policy worker on platform.audit_redactions for insert to brigade_worker
  with check (true);
grant select on platform.audit_redactions to brigade_app;
grant insert on platform.audit_redactions to brigade_worker;

-- platform.audit_seals
create table platform.audit_seals (
  organization_id uuid not null,
  seal_number bigint not null,
  entry_id uuid not null,
  sealed_at timestamp with time zone not null,
  actor_hash bytea,
  subject_hash bytea,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_seals_pkey PRIMARY KEY (organization_id, seal_number),
  constraint audit_seals_organization_id_entry_id_key UNIQUE (organization_id, entry_id),
  constraint audit_seals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint audit_seals_actor_hash_check CHECK ((octet_length(actor_hash) = 32)),
  constraint audit_seals_hash_check CHECK ((octet_length(hash) = 32)),
  constraint audit_seals_previous_hash_check CHECK ((octet_length(previous_hash) = 32)),
  constraint audit_seals_seal_number_check CHECK ((seal_number > 0)),
  constraint audit_seals_subject_hash_check CHECK ((octet_length(subject_hash) = 32))
);
alter table platform.audit_seals enable row level security, force row level security;
create policy tenant on platform.audit_seals for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert on platform.audit_seals to brigade_app;

-- platform.data_keys
create table platform.data_keys (
  organization_id uuid not null,
  version integer not null,
  master_version integer not null,
  wrapped_key bytea not null,
  created_at timestamp with time zone default now() not null,
  retired_at timestamp with time zone,
  constraint data_keys_pkey PRIMARY KEY (organization_id, version),
  constraint data_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint data_keys_master_version_check CHECK ((master_version > 0)),
  constraint data_keys_version_check CHECK ((version > 0))
);
alter table platform.data_keys enable row level security, force row level security;
create policy door_adds on platform.data_keys for insert to brigade_door
  with check (true);
create policy door_reads on platform.data_keys for select to brigade_door
  using (true);
create policy tenant on platform.data_keys for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update (master_version, wrapped_key, retired_at) on platform.data_keys to brigade_app;
grant select, insert on platform.data_keys to brigade_door;

-- platform.idempotency_keys
create table platform.idempotency_keys (
  organization_id uuid not null,
  user_id uuid not null,
  key text not null,
  sealed_answer bytea,
  request_id text not null,
  held_until timestamp with time zone,
  is_done boolean default false not null,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (organization_id, user_id, key),
  constraint idempotency_keys_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES identity.memberships(organization_id, user_id) ON DELETE CASCADE,
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);
CREATE INDEX idempotency_keys_organization_id_created_at_idx ON platform.idempotency_keys USING btree (organization_id, created_at);
alter table platform.idempotency_keys enable row level security, force row level security;
create policy tenant on platform.idempotency_keys for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on platform.idempotency_keys to brigade_app;

-- platform.jobs
create table platform.jobs (
  organization_id uuid not null,
  id uuid not null,
  task text not null,
  payload jsonb default '{}'::jsonb not null,
  status text default 'queued'::text not null,
  progress numeric(5,2) default 0 not null,
  step text,
  result jsonb,
  error_code text,
  error_message text,
  attempts integer default 0 not null,
  cancel_requested boolean default false not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (organization_id, id),
  constraint jobs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint jobs_progress_check CHECK (((progress >= (0)::numeric) AND (progress <= (100)::numeric))),
  constraint jobs_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX jobs_organization_id_created_at_id_idx ON platform.jobs USING btree (organization_id, created_at, id);
CREATE INDEX jobs_organization_id_finished_at_idx ON platform.jobs USING btree (organization_id, finished_at);
alter table platform.jobs enable row level security, force row level security;
create policy tenant on platform.jobs for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on platform.jobs to brigade_app;

-- platform.mails
create table platform.mails (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid,
  recipient text not null,
  kind text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  has_link boolean not null,
  status text default 'queued'::text not null,
  attempts integer default 0 not null,
  error text,
  created_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  constraint mails_pkey PRIMARY KEY (organization_id, id),
  constraint mails_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint mails_kind_check CHECK ((kind ~ '^[a-z]+(_[a-z]+)*$'::text)),
  constraint mails_recipient_check CHECK ((recipient ~ '^[^[:cntrl:][:space:]<>(),;:"\\]+@[^[:cntrl:][:space:]<>(),;:"\\@]+$'::text)),
  constraint mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'kept'::text, 'failed'::text]))),
  constraint mails_subject_check CHECK ((subject !~ '[[:cntrl:]]'::text))
);
CREATE INDEX mails_organization_id_created_at_id_idx ON platform.mails USING btree (organization_id, created_at, id);
CREATE INDEX mails_organization_id_user_id_idx ON platform.mails USING btree (organization_id, user_id);
alter table platform.mails enable row level security, force row level security;
create policy door on platform.mails for insert to brigade_door
  with check (true);
create policy tenant on platform.mails for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on platform.mails to brigade_app;
grant insert on platform.mails to brigade_door;

-- platform.migrations
create table platform.migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);
alter table platform.migrations disable row level security;

-- platform.queue_workers
create table platform.queue_workers (
  worker_id text not null,
  process_number bigint not null,
  started_at timestamp with time zone default now() not null,
  constraint queue_workers_pkey PRIMARY KEY (worker_id)
);
alter table platform.queue_workers disable row level security;
grant select, insert, delete on platform.queue_workers to brigade_worker;

-- privacy.erasures
create table privacy.erasures (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  erased_by uuid,
  erased_at timestamp with time zone default now() not null,
  proof jsonb not null,
  constraint erasures_pkey PRIMARY KEY (organization_id, id),
  constraint erasures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE
);
alter table privacy.erasures enable row level security, force row level security;
create policy tenant on privacy.erasures for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert on privacy.erasures to brigade_app;

-- privacy.exports
create table privacy.exports (
  organization_id uuid not null,
  id uuid not null,
  scope text not null,
  person_id uuid,
  status text default 'queued'::text not null,
  job_id uuid not null,
  file_hash text,
  size_bytes bigint,
  row_count bigint,
  file_count bigint,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  constraint exports_pkey PRIMARY KEY (organization_id, id),
  constraint exports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint exports_check CHECK (((scope = 'person'::text) = (person_id IS NOT NULL))),
  constraint exports_check1 CHECK (((status = ANY (ARRAY['ready'::text, 'expired'::text])) = (file_hash IS NOT NULL))),
  constraint exports_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint exports_scope_check CHECK ((scope = ANY (ARRAY['organization'::text, 'person'::text]))),
  constraint exports_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'ready'::text, 'failed'::text, 'expired'::text])))
);
CREATE INDEX exports_organization_id_created_at_id_idx ON privacy.exports USING btree (organization_id, created_at, id);
CREATE INDEX exports_organization_id_file_hash_idx ON privacy.exports USING btree (organization_id, file_hash);
alter table privacy.exports enable row level security, force row level security;
create policy tenant on privacy.exports for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on privacy.exports to brigade_app;

-- purchasing.draft_lines
create table purchasing.draft_lines (
  organization_id uuid not null,
  draft_id uuid not null,
  position integer not null,
  code text,
  description text not null,
  quantity numeric(16,6) not null,
  unit text,
  unit_price numeric(16,6) not null,
  line_total numeric(14,2) not null,
  supplier_item_id uuid,
  constraint draft_lines_pkey PRIMARY KEY (organization_id, draft_id, "position"),
  constraint draft_lines_organization_id_draft_id_fkey FOREIGN KEY (organization_id, draft_id) REFERENCES purchasing.drafts(organization_id, id) ON DELETE CASCADE,
  constraint draft_lines_organization_id_supplier_item_id_fkey FOREIGN KEY (organization_id, supplier_item_id) REFERENCES purchasing.supplier_items(organization_id, id),
  constraint draft_lines_position_check CHECK ((("position" >= 1) AND ("position" <= 10000)))
);
CREATE INDEX draft_lines_organization_id_supplier_item_id_idx ON purchasing.draft_lines USING btree (organization_id, supplier_item_id);
alter table purchasing.draft_lines enable row level security, force row level security;
create policy tenant on purchasing.draft_lines for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.draft_lines to brigade_app;

-- purchasing.drafts
create table purchasing.drafts (
  organization_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  supplier_id uuid,
  restaurant_id uuid,
  store_id uuid,
  kind text not null,
  invoice_number text,
  folded_number text generated always as (purchasing.folded_number(invoice_number)) stored,
  invoice_date date,
  due_date date,
  currency text,
  tax_amount numeric(14,2),
  total_amount numeric(14,2),
  notes text,
  proof text,
  edited_by uuid,
  edited_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint drafts_pkey PRIMARY KEY (organization_id, id),
  constraint drafts_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id) ON DELETE CASCADE,
  constraint drafts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint drafts_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id),
  constraint drafts_organization_id_restaurant_id_store_id_fkey FOREIGN KEY (organization_id, restaurant_id, store_id) REFERENCES venues.stores(organization_id, restaurant_id, id),
  constraint drafts_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id),
  constraint drafts_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint drafts_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit_note'::text])))
);
CREATE INDEX drafts_organization_id_restaurant_id_idx ON purchasing.drafts USING btree (organization_id, restaurant_id);
CREATE INDEX drafts_organization_id_restaurant_id_store_id_idx ON purchasing.drafts USING btree (organization_id, restaurant_id, store_id);
CREATE INDEX drafts_organization_id_supplier_id_folded_number_idx ON purchasing.drafts USING btree (organization_id, supplier_id, folded_number);
CREATE UNIQUE INDEX drafts_document_id_key ON purchasing.drafts USING btree (organization_id, document_id);
alter table purchasing.drafts enable row level security, force row level security;
create policy tenant on purchasing.drafts for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.drafts to brigade_app;

-- purchasing.invoice_items
create table purchasing.invoice_items (
  organization_id uuid not null,
  invoice_id uuid not null,
  position integer not null,
  description text not null,
  quantity numeric(16,6) not null,
  unit text,
  unit_price numeric(16,6) not null,
  line_total numeric(14,2) not null,
  code text,
  supplier_item_id uuid,
  constraint invoice_items_pkey PRIMARY KEY (organization_id, invoice_id, "position"),
  constraint invoice_items_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES purchasing.invoices(organization_id, id) ON DELETE CASCADE,
  constraint invoice_items_organization_id_supplier_item_id_fkey FOREIGN KEY (organization_id, supplier_item_id) REFERENCES purchasing.supplier_items(organization_id, id),
  constraint invoice_items_position_check CHECK ((("position" >= 1) AND ("position" <= 10000)))
);
CREATE INDEX invoice_items_organization_id_supplier_item_id_idx ON purchasing.invoice_items USING btree (organization_id, supplier_item_id);
alter table purchasing.invoice_items enable row level security, force row level security;
create policy tenant on purchasing.invoice_items for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.invoice_items to brigade_app;

-- purchasing.invoices
create table purchasing.invoices (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  restaurant_id uuid not null,
  store_id uuid,
  document_id uuid,
  kind text default 'invoice'::text not null,
  invoice_number text not null,
  invoice_date date not null,
  due_date date,
  currency text not null,
  total_amount numeric(14,2) not null,
  status text default 'active'::text not null,
  notes text,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  tax_amount numeric(14,2),
  folded_number text generated always as (purchasing.folded_number(invoice_number)) stored,
  paid_amount numeric(14,2) default 0 not null,
  constraint invoices_pkey PRIMARY KEY (organization_id, id),
  constraint invoices_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id),
  constraint invoices_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint invoices_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id),
  constraint invoices_organization_id_restaurant_id_store_id_fkey FOREIGN KEY (organization_id, restaurant_id, store_id) REFERENCES venues.stores(organization_id, restaurant_id, id),
  constraint invoices_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id),
  constraint invoices_check CHECK ((((kind = 'invoice'::text) = (total_amount >= (0)::numeric)) OR (total_amount = (0)::numeric))),
  constraint invoices_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint invoices_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit_note'::text]))),
  constraint invoices_paid_amount_check CHECK (((paid_amount >= LEAST(total_amount, (0)::numeric)) AND (paid_amount <= GREATEST(total_amount, (0)::numeric)))),
  constraint invoices_paid_in_full_check CHECK (((paid_amount = (0)::numeric) OR ((status <> 'cancelled'::text) AND ((paid_amount <> total_amount) OR (status = 'paid'::text))))),
  constraint invoices_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paid'::text, 'cancelled'::text])))
);
CREATE INDEX invoices_organization_id_document_id_idx ON purchasing.invoices USING btree (organization_id, document_id);
CREATE INDEX invoices_organization_id_invoice_date_id_idx ON purchasing.invoices USING btree (organization_id, invoice_date, id);
CREATE INDEX invoices_organization_id_restaurant_id_invoice_date_idx ON purchasing.invoices USING btree (organization_id, restaurant_id, invoice_date DESC);
CREATE INDEX invoices_organization_id_restaurant_id_store_id_idx ON purchasing.invoices USING btree (organization_id, restaurant_id, store_id);
CREATE INDEX invoices_organization_id_supplier_id_folded_number_idx ON purchasing.invoices USING btree (organization_id, supplier_id, folded_number);
CREATE INDEX invoices_organization_id_supplier_id_invoice_date_idx ON purchasing.invoices USING btree (organization_id, supplier_id, invoice_date DESC);
CREATE UNIQUE INDEX invoices_invoice_number_key ON purchasing.invoices USING btree (organization_id, supplier_id, upper(invoice_number)) WHERE (status <> 'cancelled'::text);
CREATE TRIGGER invoices_added AFTER INSERT ON purchasing.invoices REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION statements.invoices_added();
CREATE TRIGGER invoices_changed AFTER UPDATE ON purchasing.invoices REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION statements.invoices_changed();
CREATE TRIGGER invoices_removed AFTER DELETE ON purchasing.invoices REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION statements.invoices_removed();
alter table purchasing.invoices enable row level security, force row level security;
create policy tenant on purchasing.invoices for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.invoices to brigade_app;

-- purchasing.payment_allocations
create table purchasing.payment_allocations (
  organization_id uuid not null,
  payment_id uuid not null,
  invoice_id uuid not null,
  amount numeric(14,2) not null,
  constraint payment_allocations_pkey PRIMARY KEY (organization_id, payment_id, invoice_id),
  constraint payment_allocations_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES purchasing.invoices(organization_id, id),
  constraint payment_allocations_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES purchasing.payments(organization_id, id) ON DELETE CASCADE,
  constraint payment_allocations_amount_check CHECK ((amount <> (0)::numeric))
);
CREATE INDEX payment_allocations_organization_id_invoice_id_idx ON purchasing.payment_allocations USING btree (organization_id, invoice_id);
alter table purchasing.payment_allocations enable row level security, force row level security;
create policy tenant on purchasing.payment_allocations for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.payment_allocations to brigade_app;

-- purchasing.payments
create table purchasing.payments (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  restaurant_id uuid,
  paid_on date not null,
  amount numeric(14,2) not null,
  currency text not null,
  allocated_amount numeric(14,2) default 0 not null,
  method text default 'bank_transfer'::text not null,
  reference text,
  notes text,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  voided_at timestamp with time zone,
  voided_by uuid,
  void_reason text,
  constraint payments_pkey PRIMARY KEY (organization_id, id),
  constraint payments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint payments_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id),
  constraint payments_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id),
  constraint payments_amount_check CHECK ((amount > (0)::numeric)),
  constraint payments_check CHECK (((allocated_amount >= (0)::numeric) AND (allocated_amount <= amount))),
  constraint payments_check1 CHECK (((voided_at IS NOT NULL) OR ((voided_by IS NULL) AND (void_reason IS NULL)))),
  constraint payments_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint payments_method_check CHECK ((method = ANY (ARRAY['bank_transfer'::text, 'direct_debit'::text, 'card'::text, 'cash'::text, 'cheque'::text, 'other'::text])))
);
CREATE INDEX payments_organization_id_paid_on_id_idx ON purchasing.payments USING btree (organization_id, paid_on, id);
CREATE INDEX payments_organization_id_restaurant_id_paid_on_idx ON purchasing.payments USING btree (organization_id, restaurant_id, paid_on DESC);
CREATE INDEX payments_organization_id_supplier_id_paid_on_idx ON purchasing.payments USING btree (organization_id, supplier_id, paid_on DESC);
CREATE TRIGGER payments_added AFTER INSERT ON purchasing.payments REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION statements.payments_added();
CREATE TRIGGER payments_changed AFTER UPDATE ON purchasing.payments REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION statements.payments_changed();
CREATE TRIGGER payments_removed AFTER DELETE ON purchasing.payments REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION statements.payments_removed();
alter table purchasing.payments enable row level security, force row level security;
create policy tenant on purchasing.payments for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.payments to brigade_app;

-- purchasing.posting_settings
create table purchasing.posting_settings (
  organization_id uuid not null,
  posts_by_itself boolean default false not null,
  most_price_change_percent numeric(6,2) default 5 not null,
  price_warning_percent numeric(6,2) default 5 not null,
  constraint posting_settings_pkey PRIMARY KEY (organization_id),
  constraint posting_settings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint posting_settings_most_price_change_percent_check CHECK ((most_price_change_percent >= (0)::numeric)),
  constraint posting_settings_price_warning_percent_check CHECK ((price_warning_percent >= (0)::numeric))
);
alter table purchasing.posting_settings enable row level security, force row level security;
create policy tenant on purchasing.posting_settings for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.posting_settings to brigade_app;

-- purchasing.supplier_items
create table purchasing.supplier_items (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  article text not null,
  code text,
  description text not null,
  unit text,
  status text default 'open'::text not null,
  not_stock_kind text,
  item_id uuid,
  pack numeric(16,6),
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint supplier_items_pkey PRIMARY KEY (organization_id, id),
  constraint supplier_items_organization_id_item_id_fkey FOREIGN KEY (organization_id, item_id) REFERENCES stock.items(organization_id, id),
  constraint supplier_items_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id) ON DELETE CASCADE,
  constraint supplier_items_check CHECK (((status = 'mapped'::text) = (item_id IS NOT NULL))),
  constraint supplier_items_check1 CHECK (((status = 'mapped'::text) = (pack IS NOT NULL))),
  constraint supplier_items_check2 CHECK (((status = 'not_stock'::text) = (not_stock_kind IS NOT NULL))),
  constraint supplier_items_not_stock_kind_check CHECK ((not_stock_kind = ANY (ARRAY['service'::text, 'deposit'::text, 'freight'::text, 'discount'::text, 'other'::text]))),
  constraint supplier_items_pack_check CHECK ((pack > (0)::numeric)),
  constraint supplier_items_status_check CHECK ((status = ANY (ARRAY['open'::text, 'mapped'::text, 'not_stock'::text])))
);
CREATE INDEX supplier_items_organization_id_item_id_idx ON purchasing.supplier_items USING btree (organization_id, item_id);
CREATE INDEX supplier_items_organization_id_status_idx ON purchasing.supplier_items USING btree (organization_id, status);
CREATE UNIQUE INDEX supplier_items_article_key ON purchasing.supplier_items USING btree (organization_id, supplier_id, article);
alter table purchasing.supplier_items enable row level security, force row level security;
create policy tenant on purchasing.supplier_items for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on purchasing.supplier_items to brigade_app;

-- statements.credit_receipts
create table statements.credit_receipts (
  organization_id uuid not null,
  id uuid not null,
  credit_id uuid not null,
  state text not null,
  invoice_id uuid,
  reconciliation_id uuid,
  line integer,
  number text,
  on_date date,
  amount numeric(14,2) not null,
  decided_by uuid,
  decided_at timestamp with time zone default now() not null,
  constraint credit_receipts_pkey PRIMARY KEY (organization_id, id),
  constraint credit_receipts_organization_id_credit_id_fkey FOREIGN KEY (organization_id, credit_id) REFERENCES statements.credits(organization_id, id) ON DELETE CASCADE,
  constraint credit_receipts_amount_check CHECK ((amount >= (0)::numeric)),
  constraint credit_receipts_check CHECK ((((invoice_id IS NULL) = (line IS NOT NULL)) AND ((reconciliation_id IS NOT NULL) = (line IS NOT NULL)))),
  constraint credit_receipts_state_check CHECK ((state = ANY (ARRAY['received'::text, 'refused'::text])))
);
CREATE INDEX credit_receipts_organization_id_credit_id_idx ON statements.credit_receipts USING btree (organization_id, credit_id);
CREATE INDEX credit_receipts_organization_id_invoice_id_idx ON statements.credit_receipts USING btree (organization_id, invoice_id);
CREATE INDEX credit_receipts_organization_id_reconciliation_id_line_idx ON statements.credit_receipts USING btree (organization_id, reconciliation_id, line);
alter table statements.credit_receipts enable row level security, force row level security;
create policy tenant on statements.credit_receipts for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.credit_receipts to brigade_app;

-- statements.credits
create table statements.credits (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  reconciliation_id uuid,
  item_id uuid,
  restaurant_ids uuid[] not null,
  invoice_number text,
  invoice_date date,
  currency text not null,
  amount numeric(14,2) not null,
  received_amount numeric(14,2) default 0 not null,
  state text default 'open'::text not null,
  reason text not null,
  note text,
  opened_by uuid,
  opened_at timestamp with time zone default now() not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint credits_pkey PRIMARY KEY (organization_id, id),
  constraint credits_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint credits_organization_id_item_id_fkey FOREIGN KEY (organization_id, item_id) REFERENCES statements.reconciliation_items(organization_id, id) ON DELETE SET NULL (item_id),
  constraint credits_organization_id_reconciliation_id_fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE SET NULL (reconciliation_id),
  constraint credits_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id),
  constraint credits_amount_check CHECK ((amount > (0)::numeric)),
  constraint credits_check CHECK (((received_amount >= (0)::numeric) AND (received_amount <= amount))),
  constraint credits_check1 CHECK (((state = ANY (ARRAY['open'::text, 'partly'::text])) = (closed_at IS NULL))),
  constraint credits_check2 CHECK (((state <> 'received'::text) OR (received_amount = amount))),
  constraint credits_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint credits_state_check CHECK ((state = ANY (ARRAY['open'::text, 'partly'::text, 'received'::text, 'written_off'::text])))
);
CREATE INDEX credits_organization_id_opened_at_id_idx ON statements.credits USING btree (organization_id, opened_at, id);
CREATE INDEX credits_organization_id_reconciliation_id_idx ON statements.credits USING btree (organization_id, reconciliation_id);
CREATE INDEX credits_organization_id_supplier_id_state_idx ON statements.credits USING btree (organization_id, supplier_id, state);
CREATE UNIQUE INDEX credits_item_key ON statements.credits USING btree (organization_id, item_id);
alter table statements.credits enable row level security, force row level security;
create policy tenant on statements.credits for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.credits to brigade_app;

-- statements.dispute_packs
create table statements.dispute_packs (
  organization_id uuid not null,
  id uuid not null,
  reconciliation_id uuid not null,
  language text not null,
  items integer not null,
  totals jsonb not null,
  pdf_hash text not null,
  xlsx_hash text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint dispute_packs_pkey PRIMARY KEY (organization_id, id),
  constraint dispute_packs_organization_id_reconciliation_id_fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE CASCADE,
  constraint dispute_packs_language_check CHECK ((language = ANY (ARRAY['en'::text, 'pt-BR'::text, 'es'::text])))
);
CREATE INDEX dispute_packs_organization_id_pdf_hash_idx ON statements.dispute_packs USING btree (organization_id, pdf_hash);
CREATE INDEX dispute_packs_organization_id_reconciliation_id_created_at__idx ON statements.dispute_packs USING btree (organization_id, reconciliation_id, created_at, id);
CREATE INDEX dispute_packs_organization_id_xlsx_hash_idx ON statements.dispute_packs USING btree (organization_id, xlsx_hash);
alter table statements.dispute_packs enable row level security, force row level security;
create policy tenant on statements.dispute_packs for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.dispute_packs to brigade_app;

-- statements.reconciliation_changes
create table statements.reconciliation_changes (
  organization_id uuid not null,
  id uuid not null,
  reconciliation_id uuid not null,
  run_number integer not null,
  position integer not null,
  before jsonb not null,
  after jsonb not null,
  constraint reconciliation_changes_pkey PRIMARY KEY (organization_id, id),
  constraint reconciliation_changes_organization_id_reconciliation_id_fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX reconciliation_changes_organization_id_reconciliation_id_ru_idx ON statements.reconciliation_changes USING btree (organization_id, reconciliation_id, run_number, "position", id);
alter table statements.reconciliation_changes enable row level security, force row level security;
create policy tenant on statements.reconciliation_changes for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.reconciliation_changes to brigade_app;

-- statements.reconciliation_items
create table statements.reconciliation_items (
  organization_id uuid not null,
  id uuid not null,
  reconciliation_id uuid not null,
  position integer not null,
  status text not null,
  invoice_number text,
  invoice_date date,
  currency text not null,
  statement_amount numeric(14,2),
  ledger_amount numeric(14,2),
  difference numeric(14,2) not null,
  match_confidence numeric(5,4) not null,
  details jsonb default '{}'::jsonb not null,
  decision text default 'open'::text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  dispute_reason text,
  dispute_note text,
  is_by_hand boolean default false not null,
  is_changed boolean default false not null,
  search_text text default ''::text not null,
  constraint reconciliation_items_pkey PRIMARY KEY (organization_id, id),
  constraint reconciliation_items_organization_id_reconciliation_id_fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE CASCADE,
  constraint reconciliation_items_check CHECK (((decision = 'open'::text) = (decided_at IS NULL))),
  constraint reconciliation_items_check1 CHECK (((decision = 'disputed'::text) = (dispute_reason IS NOT NULL))),
  constraint reconciliation_items_decision_check CHECK ((decision = ANY (ARRAY['open'::text, 'accepted'::text, 'disputed'::text]))),
  constraint reconciliation_items_dispute_reason_check CHECK ((dispute_reason = ANY (ARRAY['wrong_price'::text, 'wrong_quantity'::text, 'not_delivered'::text, 'not_ordered'::text, 'returned'::text, 'damaged'::text, 'duplicate'::text, 'missing_credit_note'::text, 'short_credit'::text, 'already_paid'::text, 'other'::text]))),
  constraint reconciliation_items_match_confidence_check CHECK (((match_confidence >= (0)::numeric) AND (match_confidence <= (1)::numeric))),
  constraint reconciliation_items_status_check CHECK ((status = ANY (ARRAY['matched'::text, 'missing_in_restaurant'::text, 'missing_in_supplier'::text, 'amount_mismatch'::text])))
);
CREATE INDEX reconciliation_items_organization_id_reconciliation_id_posi_idx ON statements.reconciliation_items USING btree (organization_id, reconciliation_id, "position", id);
CREATE INDEX reconciliation_items_organization_id_reconciliation_id_sta_idx1 ON statements.reconciliation_items USING btree (organization_id, reconciliation_id, status, decision);
CREATE INDEX reconciliation_items_organization_id_reconciliation_id_stat_idx ON statements.reconciliation_items USING btree (organization_id, reconciliation_id, status, "position");
alter table statements.reconciliation_items enable row level security, force row level security;
create policy tenant on statements.reconciliation_items for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.reconciliation_items to brigade_app;

-- statements.reconciliation_restaurants
create table statements.reconciliation_restaurants (
  organization_id uuid not null,
  reconciliation_id uuid not null,
  restaurant_id uuid not null,
  constraint reconciliation_restaurants_pkey PRIMARY KEY (organization_id, reconciliation_id, restaurant_id),
  constraint reconciliation_restaurants_organization_id_reconciliation__fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE CASCADE,
  constraint reconciliation_restaurants_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX reconciliation_restaurants_organization_id_restaurant_id_idx ON statements.reconciliation_restaurants USING btree (organization_id, restaurant_id);
alter table statements.reconciliation_restaurants enable row level security, force row level security;
create policy tenant on statements.reconciliation_restaurants for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.reconciliation_restaurants to brigade_app;

-- statements.reconciliation_steps
create table statements.reconciliation_steps (
  organization_id uuid not null,
  reconciliation_id uuid not null,
  step_number integer not null,
  status text default 'pending'::text not null,
  progress numeric(5,2) default 0 not null,
  message text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint reconciliation_steps_pkey PRIMARY KEY (organization_id, reconciliation_id, step_number),
  constraint reconciliation_steps_organization_id_reconciliation_id_fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE CASCADE,
  constraint reconciliation_steps_progress_check CHECK (((progress >= (0)::numeric) AND (progress <= (100)::numeric))),
  constraint reconciliation_steps_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'in_progress'::text, 'done'::text, 'error'::text]))),
  constraint reconciliation_steps_step_number_check CHECK (((step_number >= 1) AND (step_number <= 8)))
);
alter table statements.reconciliation_steps enable row level security, force row level security;
create policy tenant on statements.reconciliation_steps for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.reconciliation_steps to brigade_app;

-- statements.reconciliations
create table statements.reconciliations (
  organization_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  supplier_id uuid,
  status text default 'pending'::text not null,
  progress numeric(5,2) default 0 not null,
  error_code text,
  error_message text,
  summary jsonb,
  set_apart jsonb default '[]'::jsonb not null,
  report_hash text,
  job_id uuid not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  completed_at timestamp with time zone,
  revision integer default 0 not null,
  is_stale boolean default false not null,
  stale_from date,
  stale_to date,
  run_number integer default 1 not null,
  rerun_job_id uuid,
  rerun_at timestamp with time zone,
  constraint reconciliations_pkey PRIMARY KEY (organization_id, id),
  constraint reconciliations_organization_id_document_id_fkey FOREIGN KEY (organization_id, document_id) REFERENCES documents.documents(organization_id, id) ON DELETE CASCADE,
  constraint reconciliations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint reconciliations_organization_id_supplier_id_fkey FOREIGN KEY (organization_id, supplier_id) REFERENCES suppliers.suppliers(organization_id, id),
  constraint reconciliations_progress_check CHECK (((progress >= (0)::numeric) AND (progress <= (100)::numeric))),
  constraint reconciliations_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'in_progress'::text, 'completed'::text, 'error'::text])))
);
CREATE INDEX reconciliations_organization_id_created_at_id_idx ON statements.reconciliations USING btree (organization_id, created_at, id);
CREATE INDEX reconciliations_organization_id_document_id_idx ON statements.reconciliations USING btree (organization_id, document_id);
CREATE INDEX reconciliations_organization_id_supplier_id_idx ON statements.reconciliations USING btree (organization_id, supplier_id);
CREATE UNIQUE INDEX reconciliations_running_key ON statements.reconciliations USING btree (organization_id, document_id) WHERE (status = ANY (ARRAY['pending'::text, 'in_progress'::text]));
alter table statements.reconciliations enable row level security, force row level security;
create policy tenant on statements.reconciliations for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.reconciliations to brigade_app;

-- statements.rejected_pairs
create table statements.rejected_pairs (
  organization_id uuid not null,
  reconciliation_id uuid not null,
  line integer not null,
  invoice_id uuid not null,
  rejected_by uuid,
  rejected_at timestamp with time zone default now() not null,
  constraint rejected_pairs_pkey PRIMARY KEY (organization_id, reconciliation_id, line, invoice_id),
  constraint rejected_pairs_organization_id_reconciliation_id_fkey FOREIGN KEY (organization_id, reconciliation_id) REFERENCES statements.reconciliations(organization_id, id) ON DELETE CASCADE
);
alter table statements.rejected_pairs enable row level security, force row level security;
create policy tenant on statements.rejected_pairs for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on statements.rejected_pairs to brigade_app;

-- stock.items
create table stock.items (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  sku text,
  category text,
  unit text not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint items_pkey PRIMARY KEY (organization_id, id),
  constraint items_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE
);
CREATE INDEX items_organization_id_lower_id_idx ON stock.items USING btree (organization_id, lower(name), id);
CREATE UNIQUE INDEX items_name_key ON stock.items USING btree (organization_id, lower(name)) WHERE is_active;
CREATE UNIQUE INDEX items_sku_key ON stock.items USING btree (organization_id, upper(sku));
alter table stock.items enable row level security, force row level security;
create policy tenant on stock.items for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on stock.items to brigade_app;

-- suppliers.suppliers
create table suppliers.suppliers (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  kind text default 'supplier'::text not null,
  contact_email text,
  contact_phone text,
  address text,
  tax_id text,
  payment_terms_days integer,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint suppliers_pkey PRIMARY KEY (organization_id, id),
  constraint suppliers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint suppliers_kind_check CHECK ((kind = ANY (ARRAY['supplier'::text, 'supermarket'::text]))),
  constraint suppliers_payment_terms_days_check CHECK (((payment_terms_days >= 0) AND (payment_terms_days <= 365)))
);
CREATE INDEX suppliers_organization_id_lower_id_idx ON suppliers.suppliers USING btree (organization_id, lower(name), id);
CREATE INDEX suppliers_organization_id_tax_id_idx ON suppliers.suppliers USING btree (organization_id, tax_id);
CREATE UNIQUE INDEX suppliers_name_key ON suppliers.suppliers USING btree (organization_id, kind, lower(name));
alter table suppliers.suppliers enable row level security, force row level security;
create policy tenant on suppliers.suppliers for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on suppliers.suppliers to brigade_app;

-- venues.restaurants
create table venues.restaurants (
  organization_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  location text,
  cuisine_type text,
  description text,
  timezone text not null,
  currency text not null,
  locale text not null,
  business_day_start text default '04:00'::text not null,
  opening_hours jsonb default '{}'::jsonb not null,
  avatar_config jsonb default '{}'::jsonb not null,
  metadata jsonb default '{}'::jsonb not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint restaurants_pkey PRIMARY KEY (organization_id, id),
  constraint restaurants_slug_key UNIQUE (slug),
  constraint restaurants_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint restaurants_business_day_start_check CHECK ((business_day_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint restaurants_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint restaurants_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
CREATE INDEX restaurants_organization_id_name_id_idx ON venues.restaurants USING btree (organization_id, name, id);
alter table venues.restaurants enable row level security, force row level security;
create policy door on venues.restaurants for select to brigade_door
  using (is_active);
create policy tenant on venues.restaurants for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on venues.restaurants to brigade_app;
grant select (id, slug, name, location, cuisine_type, description, timezone, currency, locale, opening_hours, avatar_config, is_active, created_at) on venues.restaurants to brigade_door;

-- venues.stores
create table venues.stores (
  organization_id uuid not null,
  id uuid not null,
  restaurant_id uuid not null,
  name text not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint stores_pkey PRIMARY KEY (organization_id, id),
  constraint stores_name_key UNIQUE (organization_id, restaurant_id, name),
  constraint stores_organization_id_restaurant_id_id_key UNIQUE (organization_id, restaurant_id, id),
  constraint stores_organization_id_restaurant_id_fkey FOREIGN KEY (organization_id, restaurant_id) REFERENCES venues.restaurants(organization_id, id) ON DELETE CASCADE
);
alter table venues.stores enable row level security, force row level security;
create policy tenant on venues.stores for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on venues.stores to brigade_app;

-- webhooks.attempts
create table webhooks.attempts (
  organization_id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  latency_ms integer not null,
  status integer,
  error text,
  answer text,
  constraint attempts_pkey PRIMARY KEY (organization_id, delivery_id, number),
  constraint attempts_organization_id_delivery_id_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES webhooks.deliveries(organization_id, id) ON DELETE CASCADE,
  constraint attempts_check CHECK (((status IS NULL) = (error IS NOT NULL))),
  constraint attempts_number_check CHECK ((number > 0))
);
alter table webhooks.attempts enable row level security, force row level security;
create policy tenant on webhooks.attempts for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on webhooks.attempts to brigade_app;

-- webhooks.deliveries
create table webhooks.deliveries (
  organization_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  status text default 'pending'::text not null,
  tries integer default 0 not null,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  constraint deliveries_pkey PRIMARY KEY (organization_id, id),
  constraint deliveries_organization_id_endpoint_id_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhooks.endpoints(organization_id, id) ON DELETE CASCADE,
  constraint deliveries_organization_id_event_id_fkey FOREIGN KEY (organization_id, event_id) REFERENCES platform.audit_log(organization_id, id) ON DELETE CASCADE,
  constraint deliveries_check CHECK (((status = 'pending'::text) = (finished_at IS NULL))),
  constraint deliveries_check1 CHECK (((status = 'pending'::text) OR (next_attempt_at IS NULL))),
  constraint deliveries_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX deliveries_organization_id_created_at_idx ON webhooks.deliveries USING btree (organization_id, created_at);
CREATE INDEX deliveries_organization_id_endpoint_id_created_at_id_idx ON webhooks.deliveries USING btree (organization_id, endpoint_id, created_at, id);
CREATE INDEX deliveries_organization_id_endpoint_id_next_attempt_at_idx ON webhooks.deliveries USING btree (organization_id, endpoint_id, next_attempt_at) WHERE (status = 'pending'::text);
CREATE INDEX deliveries_organization_id_event_id_idx ON webhooks.deliveries USING btree (organization_id, event_id);
CREATE UNIQUE INDEX deliveries_event_key ON webhooks.deliveries USING btree (organization_id, endpoint_id, event_id);
alter table webhooks.deliveries enable row level security, force row level security;
create policy tenant on webhooks.deliveries for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on webhooks.deliveries to brigade_app;

-- webhooks.endpoints
create table webhooks.endpoints (
  organization_id uuid not null,
  id uuid not null,
  url text not null,
  description text,
  events text[] not null,
  is_active boolean default true not null,
  sealed_secret bytea not null,
  sealed_old_secret bytea,
  old_secret_until timestamp with time zone,
  last_attempt_at timestamp with time zone,
  failing_since timestamp with time zone,
  stopped_at timestamp with time zone,
  stopped_because text,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint endpoints_pkey PRIMARY KEY (organization_id, id),
  constraint endpoints_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES identity.organizations(id) ON DELETE CASCADE,
  constraint endpoints_check CHECK (((sealed_old_secret IS NULL) = (old_secret_until IS NULL))),
  constraint endpoints_check1 CHECK (((stopped_at IS NULL) = (stopped_because IS NULL))),
  constraint endpoints_check2 CHECK (((stopped_at IS NULL) OR (NOT is_active))),
  constraint endpoints_events_check CHECK ((cardinality(events) > 0)),
  constraint endpoints_stopped_because_check CHECK ((stopped_because = ANY (ARRAY['gone'::text, 'failing'::text])))
);
CREATE INDEX endpoints_organization_id_created_at_id_idx ON webhooks.endpoints USING btree (organization_id, created_at, id);
alter table webhooks.endpoints enable row level security, force row level security;
create policy tenant on webhooks.endpoints for all to brigade_app
  using ((organization_id = ( SELECT platform.organization_id() AS organization_id)))
  with check ((organization_id = ( SELECT platform.organization_id() AS organization_id)));
grant select, insert, update, delete on webhooks.endpoints to brigade_app;
