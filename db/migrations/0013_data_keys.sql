-- Secrets kept for others (authenticator apps, webhooks, providers) are sealed with a key of their organization, and
-- that key is kept wrapped by the house's master key, which lies outside the database (secrets.json).
create table platform.data_keys (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  version integer not null check (version > 0),
  -- Of the master key that wraps it.
  master_version integer not null check (master_version > 0),
  wrapped_key bytea not null,
  created_at timestamptz not null default now(),
  -- From then on nothing new is sealed with it.
  retired_at timestamptz,
  primary key (organization_id, version)
);
call platform.protect('platform.data_keys', 'select, insert');
grant update (master_version, wrapped_key, retired_at) on platform.data_keys to brigade_app;
-- Secrets of people are opened at the door, where the organization in use is not known yet.
create policy door_reads on platform.data_keys for select to brigade_door using (true);
create policy door_adds on platform.data_keys for insert to brigade_door with check (true);
grant select, insert on platform.data_keys to brigade_door;
