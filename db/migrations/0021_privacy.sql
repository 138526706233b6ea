-- Archives that people take with them, and the proofs of what was erased.
create schema privacy;
grant usage on schema privacy to brigade_app;

create table privacy.exports (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  scope text not null check (scope in ('organization', 'person')),
  -- The person the archive is about; their name goes with them when they are erased.
  person_id uuid,
  status text not null default 'queued' check (status in ('queued', 'ready', 'failed', 'expired')),
  job_id uuid not null,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  size_bytes bigint,
  row_count bigint,
  file_count bigint,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  primary key (organization_id, id),
  check ((scope = 'person') = (person_id is not null)),
  check ((status in ('ready', 'expired')) = (file_hash is not null))
);
create index on privacy.exports (organization_id, created_at, id);
create index on privacy.exports (organization_id, file_hash);
call platform.protect('privacy.exports');

create table privacy.erasures (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  person_id uuid not null,
  erased_by uuid,
  erased_at timestamptz not null default now(),
  -- What was removed, what was made anonymous, what stays and why: numbers and table names, no personal data.
  proof jsonb not null,
  primary key (organization_id, id)
);
call platform.protect('privacy.erasures', 'select, insert');

-- Entries of the audit log that a person was taken out of. The log itself stays insert-only for the app;
-- the worker's role alone may take names out, and says so here in the same statement.
create table platform.audit_redactions (
  organization_id uuid not null,
  entry_id uuid not null,
  person_id uuid not null,
  redacted_at timestamptz not null default now(),
  primary key (organization_id, entry_id, person_id),
  foreign key (organization_id, entry_id) references platform.audit_log (organization_id, id) on delete cascade
);
call platform.protect('platform.audit_redactions', 'select');
create policy worker on platform.audit_redactions for insert to brigade_worker with check (true);
grant insert on platform.audit_redactions to brigade_worker;
create policy worker_reads on platform.audit_log for select to brigade_worker using (true);
create policy worker_redacts on platform.audit_log for update to brigade_worker using (true) with check (true);
grant select,
  update (actor_name, subject_name, before, after) on platform.audit_log to brigade_worker;
