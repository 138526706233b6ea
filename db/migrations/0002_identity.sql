-- Organizations, the people who sign in, their memberships and sessions.
create schema identity;
grant usage on schema identity to brigade_app, brigade_door;

create table identity.organizations (
  id uuid primary key,
  name text not null,
  trade_name text,
  cnpj text unique check (cnpj ~ '^[0-9A-Z]{12}[0-9]{2}$'),
  address text,
  phone text,
  email text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null,
  is_demo boolean not null default false,
  setup_completed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table identity.organizations enable row level security;
alter table identity.organizations force row level security;
create policy tenant on identity.organizations to brigade_app
  using (id = (select platform.organization_id())) with check (id = (select platform.organization_id()));
create policy door on identity.organizations for select to brigade_door using (true);
grant select, insert, update, delete on identity.organizations to brigade_app;
grant select on identity.organizations to brigade_door;

alter table platform.jobs add foreign key (organization_id) references identity.organizations (id) on delete cascade;
alter table platform.audit_log add foreign key (organization_id) references identity.organizations (id) on delete cascade;

-- A person has one account, whatever the number of organizations; the home organization made it and may change it.
create table identity.users (
  id uuid primary key,
  home_organization_id uuid not null references identity.organizations (id) on delete cascade,
  email text not null unique check (email = lower(email)),
  username text unique,
  first_name text not null,
  last_name text not null default '',
  phone text,
  language text not null default 'en',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on identity.users (home_organization_id);

create table identity.memberships (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  user_id uuid not null references identity.users (id) on delete cascade,
  role text not null check (role in ('admin', 'manager', 'chef', 'employee', 'shopper', 'customer')),
  restaurant_id uuid,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, user_id),
  constraint memberships_admin_unlimited check (role <> 'admin' or restaurant_id is null)
);
create index on identity.memberships (user_id);
call platform.protect('identity.memberships');
create policy door on identity.memberships for select to brigade_door using (true);
grant select on identity.memberships to brigade_door;

alter table identity.users enable row level security;
alter table identity.users force row level security;
create policy colleagues on identity.users for select to brigade_app using (
  id = (select platform.user_id())
  or home_organization_id = (select platform.organization_id())
  or exists (
    select 1 from identity.memberships m
    where m.user_id = users.id and m.organization_id = (select platform.organization_id())));
create policy home_insert on identity.users for insert to brigade_app
  with check (home_organization_id = (select platform.organization_id()));
create policy home_update on identity.users for update to brigade_app
  using (home_organization_id = (select platform.organization_id()))
  with check (home_organization_id = (select platform.organization_id()));
create policy home_delete on identity.users for delete to brigade_app
  using (home_organization_id = (select platform.organization_id()));
create policy door on identity.users for select to brigade_door using (true);
-- Whoever works elsewhere, too, outlives the organization that made the account: it moves to one they belong to.
create policy move_home on identity.users for update to brigade_door using (true) with check (
  exists (select 1 from identity.memberships m
    where m.user_id = users.id and m.organization_id = users.home_organization_id));
grant select, insert, update, delete on identity.users to brigade_app;
grant select, update (home_organization_id) on identity.users to brigade_door;

-- The app may set a password; only the door may read what was set.
create table identity.credentials (
  user_id uuid primary key references identity.users (id) on delete cascade,
  password_hash text not null,
  changed_at timestamptz not null default now()
);
alter table identity.credentials enable row level security;
alter table identity.credentials force row level security;
create policy home_insert on identity.credentials for insert to brigade_app with check (
  exists (select 1 from identity.users u
    where u.id = credentials.user_id and u.home_organization_id = (select platform.organization_id())));
create policy home_read on identity.credentials for select to brigade_app using (
  exists (select 1 from identity.users u
    where u.id = credentials.user_id and u.home_organization_id = (select platform.organization_id())));
create policy home_update on identity.credentials for update to brigade_app using (
  exists (select 1 from identity.users u
    where u.id = credentials.user_id and u.home_organization_id = (select platform.organization_id())));
create policy door on identity.credentials to brigade_door using (true) with check (true);
grant insert, select (user_id), update (password_hash, changed_at) on identity.credentials to brigade_app;
grant select, update on identity.credentials to brigade_door;

-- One row per signed-in device: the family of its refresh tokens.
create table identity.sessions (
  id uuid primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  user_agent text,
  ip text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'token_reused', 'deactivated', 'password_changed', 'expired'))
);
create index on identity.sessions (user_id, created_at desc);
create index on identity.sessions (organization_id);
alter table identity.sessions enable row level security;
alter table identity.sessions force row level security;
-- Those of the organization, and all of the accounts it made: a new password ends them everywhere.
create policy of_members on identity.sessions for all to brigade_app using (
  organization_id = (select platform.organization_id())
  or exists (select 1 from identity.users u
    where u.id = sessions.user_id and u.home_organization_id = (select platform.organization_id())));
create policy door on identity.sessions to brigade_door using (true) with check (true);
grant select, update (ended_at, end_reason) on identity.sessions to brigade_app;
grant select, insert, update, delete on identity.sessions to brigade_door;

-- Hashed at rest, each used once.
create table identity.refresh_tokens (
  token_hash bytea primary key,
  session_id uuid not null references identity.sessions (id) on delete cascade,
  issued_at timestamptz not null default now(),
  used_at timestamptz
);
create index on identity.refresh_tokens (session_id);
alter table identity.refresh_tokens enable row level security;
alter table identity.refresh_tokens force row level security;
create policy door on identity.refresh_tokens to brigade_door using (true) with check (true);
grant select, insert, update, delete on identity.refresh_tokens to brigade_door;
