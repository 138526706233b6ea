-- Accounts at OpenID Connect issuers by which people sign in here.
create table identity.social_identities (
  id uuid primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  -- Together they name one account for good; its e-mail address may change hands and proves nothing.
  issuer text not null,
  subject text not null,
  -- What the issuer called it when it was linked, so that people recognise it.
  email_at_linking text,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  unique (issuer, subject)
);
create index on identity.social_identities (user_id);
alter table identity.social_identities enable row level security;
alter table identity.social_identities force row level security;
-- People link and unlink for themselves; that somebody has such a way in, the organization that made the account may know.
create policy own on identity.social_identities to brigade_app
  using (user_id = (select platform.user_id())) with check (user_id = (select platform.user_id()));
create policy home_read on identity.social_identities for select to brigade_app using (
  exists (select 1 from identity.users u
    where u.id = social_identities.user_id and u.home_organization_id = (select platform.organization_id())));
create policy door on identity.social_identities to brigade_door using (true) with check (true);
grant insert, delete, select (id, user_id, issuer, linked_at, last_used_at) on identity.social_identities to brigade_app;
grant select, delete, update (last_used_at) on identity.social_identities to brigade_door;

-- A person sees whether they have a password themselves, also where another organization made the account.
create policy own_read on identity.credentials for select to brigade_app using (user_id = (select platform.user_id()));

-- Browsers on their way to an issuer and back. The secret they are bound to is a cookie; its SHA-256 is kept.
create table identity.social_attempts (
  browser_hash bytea primary key,
  provider text not null,
  -- Whoever asked to link an account, and in which session; null: somebody who signs in.
  user_id uuid references identity.users (id) on delete cascade,
  session_id uuid references identity.sessions (id) on delete cascade,
  return_to text not null,
  expires_at timestamptz not null,
  -- The one answer that was taken; the rest is what the issuer said.
  answered_at timestamptz,
  issuer text,
  subject text,
  email text,
  -- The issuer showed that the address is theirs, and its word counts.
  is_email_vouched boolean not null default false,
  first_name text,
  last_name text,
  check ((user_id is null) = (session_id is null)),
  check ((issuer is null) = (subject is null))
);
create index on identity.social_attempts (expires_at);
create index on identity.social_attempts (user_id);
alter table identity.social_attempts enable row level security;
alter table identity.social_attempts force row level security;
create policy door on identity.social_attempts to brigade_door using (true) with check (true);
grant select, insert, update, delete on identity.social_attempts to brigade_door;
