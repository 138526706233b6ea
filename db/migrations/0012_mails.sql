-- What is sent to people by mail, or kept for an admin to hand over where there is no mail server.
create table platform.mails (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  -- For whom; null: somebody without an account.
  user_id uuid,
  recipient text not null check (recipient ~ '^[^[:cntrl:][:space:]<>(),;:"\\]+@[^[:cntrl:][:space:]<>(),;:"\\@]+$'),
  kind text not null check (kind ~ '^[a-z]+(_[a-z]+)*$'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  body_text text not null,
  body_html text not null,
  -- Whoever reads it can open a door with it.
  has_link boolean not null,
  status text not null default 'queued' check (status in ('queued', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (organization_id, id)
);
create index on platform.mails (organization_id, created_at, id);
create index on platform.mails (organization_id, user_id);
call platform.protect('platform.mails');
-- Callers nobody knows yet cause mails; none of them is read back at the door.
create policy door on platform.mails for insert to brigade_door with check (true);
grant insert on platform.mails to brigade_door;

-- A small piece of work that keeps its own record: it goes before long work, and after what is in the same line.
create function platform.send_on_errand(task text, payload jsonb, job_key text, max_attempts integer, line text)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    task, payload::json, queue_name := line, job_key := job_key, max_attempts := max_attempts, priority := -10);
end $$;
revoke execute on function platform.send_on_errand(text, jsonb, text, integer, text) from public;
grant execute on function platform.send_on_errand(text, jsonb, text, integer, text) to brigade_app, brigade_door;
