-- Seals of the audit log: a chain of hashes made after the commit, so that no act waits for another's.
-- Beside what may be taken out of an entry when a person is erased lies a salt, which goes with it: the hash that
-- stays in the seal then tells nobody what it was, not even by trying every name.
alter table platform.audit_log
  add column actor_salt uuid default gen_random_uuid(),
  add column subject_salt uuid default gen_random_uuid();

create function platform.forget_salts() returns trigger language plpgsql as $$
begin
  if old.actor_name is not null and new.actor_name is null then
    new.actor_salt := null;
  end if;
  if num_nonnulls(old.subject_name, old.before, old.after) > 0
    and num_nonnulls(new.subject_name, new.before, new.after) = 0 then
    new.subject_salt := null;
  end if;
  return new;
end $$;
create trigger forget_salts before update on platform.audit_log
  for each row execute function platform.forget_salts();

-- One number after the other for each organization. docs/decisions/0010 says what is hashed, to the byte.
create table platform.audit_seals (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  seal_number bigint not null check (seal_number > 0),
  -- No foreign key: that an entry is gone is what the chain is there to tell.
  entry_id uuid not null,
  sealed_at timestamptz not null,
  actor_hash bytea check (octet_length(actor_hash) = 32),
  subject_hash bytea check (octet_length(subject_hash) = 32),
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (organization_id, seal_number),
  unique (organization_id, entry_id)
);
call platform.protect('platform.audit_seals', 'select, insert');

-- What one person did, in a long log.
create index on platform.audit_log (organization_id, actor_id, at, id);
