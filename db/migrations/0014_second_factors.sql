-- What people show beside their password: authenticator apps (TOTP), recovery codes, passkeys (WebAuthn).
alter table identity.organizations add column second_factor_policy text not null default 'optional'
  check (second_factor_policy in ('optional', 'admins', 'everyone'));

-- The app sees whether a colleague has one; the secret itself is for the door alone, and sealed there, too.
create table identity.totp_factors (
  user_id uuid primary key references identity.users (id) on delete cascade,
  -- Whose data key seals the secret: the organization that made the account.
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  sealed_secret bytea not null,
  created_at timestamptz not null default now(),
  -- Null until a first code has shown that the app is set up: it is asked from nobody before.
  confirmed_at timestamptz,
  -- The last time step (30 seconds since 1970) whose code was taken: none is taken twice.
  last_step bigint not null default 0
);
create index on identity.totp_factors (organization_id);

-- 80 random bits each: kept as SHA-256.
create table identity.recovery_codes (
  user_id uuid not null references identity.users (id) on delete cascade,
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table identity.passkeys (
  id uuid primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  name text not null,
  credential_id bytea not null unique,
  public_key bytea not null,
  -- Counts up with every use where the authenticator counts at all: one that falls back was copied.
  counter bigint not null default 0,
  transports text[] not null default '{}',
  -- Kept by a password manager that brings it to other devices.
  is_synced boolean not null default false,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index on identity.passkeys (user_id);

-- Somebody who has shown the first factor and must show the second, on the device they began on.
create table identity.second_factor_challenges (
  token_hash bytea primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  organization_id uuid references identity.organizations (id) on delete cascade,
  method text not null,
  -- A new password ends the challenges that the old one opened.
  password_changed_at timestamptz,
  user_agent text,
  failures integer not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on identity.second_factor_challenges (user_id);
create index on identity.second_factor_challenges (organization_id);
create index on identity.second_factor_challenges (expires_at);

-- Random numbers that a passkey signs, each good once; without a person while nobody knows who signs in.
create table identity.passkey_challenges (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('add', 'sign_in', 'second_factor')),
  user_id uuid references identity.users (id) on delete cascade,
  expires_at timestamptz not null
);
create index on identity.passkey_challenges (user_id);
create index on identity.passkey_challenges (expires_at);

do $$
declare target text;
begin
  foreach target in array array['totp_factors', 'recovery_codes', 'passkeys', 'second_factor_challenges',
                                'passkey_challenges'] loop
    execute format('alter table identity.%I enable row level security', target);
    execute format('alter table identity.%I force row level security', target);
    execute format('create policy door on identity.%I to brigade_door using (true) with check (true)', target);
    execute format('grant select, insert, update, delete on identity.%I to brigade_door', target);
  end loop;
  -- The office sees whether its people have one, and takes those of the accounts it made away.
  foreach target in array array['totp_factors', 'recovery_codes', 'passkeys'] loop
    execute format('create policy members on identity.%I for select to brigade_app using (exists ('
      'select 1 from identity.memberships m where m.user_id = %I.user_id'
      ' and m.organization_id = (select platform.organization_id())))', target, target);
    execute format('create policy home_delete on identity.%I for delete to brigade_app using (exists ('
      'select 1 from identity.users u where u.id = %I.user_id'
      ' and u.home_organization_id = (select platform.organization_id())))', target, target);
    execute format('grant delete on identity.%I to brigade_app', target);
  end loop;
end $$;
grant select (user_id, confirmed_at) on identity.totp_factors to brigade_app;
grant select (user_id, used_at) on identity.recovery_codes to brigade_app;
grant select (id, user_id, name, is_synced, created_at, last_used_at) on identity.passkeys to brigade_app;
