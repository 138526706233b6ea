-- What programs elsewhere are told as it happens.
create schema webhooks;
grant usage on schema webhooks to brigade_app;

create table webhooks.endpoints (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  url text not null,
  description text,
  -- Actions of the audit log; * stands for all.
  events text[] not null check (cardinality(events) > 0),
  is_active boolean not null default true,
  sealed_secret bytea not null,
  -- The one before, for as long as receivers may not know the new one.
  sealed_old_secret bytea,
  old_secret_until timestamptz,
  last_attempt_at timestamptz,
  -- Since when no delivery has succeeded; null: the last one did, or there was none.
  failing_since timestamptz,
  -- Switched off by the house itself.
  stopped_at timestamptz,
  stopped_because text check (stopped_because in ('gone', 'failing')),
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  check ((sealed_old_secret is null) = (old_secret_until is null)),
  check ((stopped_at is null) = (stopped_because is null)),
  check (stopped_at is null or not is_active)
);
create index on webhooks.endpoints (organization_id, created_at, id);
call platform.protect('webhooks.endpoints');

-- One event for one endpoint. What happened stands in the audit log and nowhere else.
create table webhooks.deliveries (
  organization_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed', 'cancelled')),
  -- Attempts since it was made, or last replayed.
  tries integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, endpoint_id) references webhooks.endpoints (organization_id, id) on delete cascade,
  foreign key (organization_id, event_id) references platform.audit_log (organization_id, id) on delete cascade,
  check ((status = 'pending') = (finished_at is null)),
  check (status = 'pending' or next_attempt_at is null)
);
create unique index deliveries_event_key on webhooks.deliveries (organization_id, endpoint_id, event_id);
create index on webhooks.deliveries (organization_id, endpoint_id, created_at, id);
create index on webhooks.deliveries (organization_id, event_id);
create index on webhooks.deliveries (organization_id, created_at);
call platform.protect('webhooks.deliveries');

create table webhooks.attempts (
  organization_id uuid not null,
  delivery_id uuid not null,
  number integer not null check (number > 0),
  at timestamptz not null,
  latency_ms integer not null,
  -- Of the answer; null: there was none, and `error` says why.
  status integer,
  error text,
  -- How the answer begins.
  answer text,
  primary key (organization_id, delivery_id, number),
  foreign key (organization_id, delivery_id) references webhooks.deliveries (organization_id, id) on delete cascade,
  check ((status is null) = (error is not null))
);
call platform.protect('webhooks.attempts');

-- An errand may begin later than now.
drop function platform.send_on_errand(text, jsonb, text, integer, text);
create function platform.send_on_errand(
    task text, payload jsonb, job_key text, max_attempts integer, line text, at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    task, payload::json, queue_name := line, job_key := job_key, max_attempts := max_attempts, run_at := at,
    priority := -10);
end $$;
revoke execute on function platform.send_on_errand(text, jsonb, text, integer, text, timestamptz) from public;
grant execute on function platform.send_on_errand(text, jsonb, text, integer, text, timestamptz) to brigade_app, brigade_door;

-- Whatever is written into the audit log is delivered to whoever listens, exactly if its transaction commits.
-- Without listeners it costs one look into an index. A test of an endpoint is for that endpoint alone.
create function webhooks.spread() returns trigger language plpgsql as $$
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
      jsonb_build_object('organization_id', new.organization_id, 'delivery_id', made.id),
      'deliver_webhook:' || made.id,
      26,
      'webhook:' || made.endpoint_id);
  end loop;
  return null;
end $$;
create trigger spread after insert on platform.audit_log for each row execute function webhooks.spread();
