-- The plumbing: who is asking, row security, jobs, audit, live notices. No restaurant word here.
create schema if not exists platform;
grant usage on schema platform to brigade_app, brigade_door, brigade_worker;

-- The tenant of this transaction. The setting reads '' after a transaction on a pooled connection, hence nullif.
create function platform.organization_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;

create function platform.user_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

-- The one definition of a business day: a sale at 01:30 belongs to the day before when the day starts at 04:00.
create function platform.business_day(instant timestamptz, zone text, day_start text) returns date
  language sql stable parallel safe
  as $$ select ((instant at time zone zone) - day_start::interval)::date $$;

-- Row security of a tenant table, in one place.
create procedure platform.protect(target regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to brigade_app using (organization_id = (select platform.organization_id()))'
    ' with check (organization_id = (select platform.organization_id()))', target);
  execute format('grant %s on %s to brigade_app', privileges, target);
end $$;

create table platform.jobs (
  organization_id uuid not null,
  id uuid not null,
  task text not null,
  payload jsonb not null default '{}',
  status text not null default 'queued'
    check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  progress numeric(5, 2) not null default 0 check (progress between 0 and 100),
  step text,
  result jsonb,
  error_code text,
  error_message text,
  attempts integer not null default 0,
  cancel_requested boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, id)
);
create index on platform.jobs (organization_id, created_at, id);
call platform.protect('platform.jobs');

-- Insert-only: an entry is never changed or taken away while its organization exists.
create table platform.audit_log (
  organization_id uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_name text,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  subject_name text,
  before jsonb,
  after jsonb,
  request_id text,
  primary key (organization_id, id)
);
create index on platform.audit_log (organization_id, at, id);
create index on platform.audit_log (organization_id, subject_type, subject_id, at desc);
call platform.protect('platform.audit_log', 'select, insert');

-- Puts a task into the queue from inside the caller's transaction: it exists exactly if the transaction commits.
-- The app may add work; it cannot read the queue, where every tenant's work lies.
create function platform.enqueue(task text, payload jsonb, job_key text, max_attempts integer default 5)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(task, payload::json, job_key := job_key, max_attempts := max_attempts);
end $$;
revoke execute on function platform.enqueue(text, jsonb, text, integer) from public;
grant execute on function platform.enqueue(text, jsonb, text, integer) to brigade_app, brigade_worker;

-- Which processes work on the queue. Each holds the advisory lock of its number for as long as it lives,
-- so that the jobs of a killed one are found and freed at once.
create table platform.queue_workers (
  worker_id text primary key,
  process_number bigint not null,
  started_at timestamptz not null default now()
);
grant select, insert, delete on platform.queue_workers to brigade_worker;
