-- Links that work once: a new password, an address shown to be somebody's own, an invitation. Hashed at rest.
create table identity.one_time_links (
  token_hash bytea primary key,
  purpose text not null check (purpose ~ '^[a-z]+(_[a-z]+)*$'),
  user_id uuid references identity.users (id) on delete cascade,
  organization_id uuid references identity.organizations (id) on delete cascade,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (user_id is not null or organization_id is not null)
);
create index on identity.one_time_links (user_id, purpose, created_at);
create index on identity.one_time_links (organization_id, purpose, created_at);
alter table identity.one_time_links enable row level security;
alter table identity.one_time_links force row level security;
-- Links of the organization, and those of the accounts it made: a new password ends them everywhere.
create policy of_members on identity.one_time_links to brigade_app using (
  organization_id = (select platform.organization_id())
  or exists (select 1 from identity.users u
    where u.id = one_time_links.user_id and u.home_organization_id = (select platform.organization_id())));
create policy door on identity.one_time_links to brigade_door using (true) with check (true);
-- The app makes links and ends them; only the door reads what a link is worth.
grant insert, delete, update (used_at),
  select (purpose, user_id, organization_id, created_at, expires_at, used_at) on identity.one_time_links to brigade_app;
grant select, insert, update, delete on identity.one_time_links to brigade_door;

-- When somebody showed that the address is theirs; null until then, and again once the address changes.
alter table identity.users add column email_verified_at timestamptz;
grant update (email_verified_at) on identity.users to brigade_door;
-- A person who was invited has no password yet: the door may set the first one, too.
grant insert on identity.credentials to brigade_door;
