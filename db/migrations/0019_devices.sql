-- Devices that people sign in with, so that they hear of a new one.
create table identity.devices (
  user_id uuid not null references identity.users (id) on delete cascade,
  -- SHA-256 of the random value that a browser keeps in a cookie; of another program, of its name and its network.
  device_hash bytea not null,
  -- Where it signed in last: one IPv4 address, or the /64 of an IPv6 one.
  network text,
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (user_id, device_hash)
);
alter table identity.devices enable row level security;
alter table identity.devices force row level security;
create policy door on identity.devices to brigade_door using (true) with check (true);
grant select, insert, update, delete on identity.devices to brigade_door;
-- An admin who ends a member's session makes its device a new one again.
create policy of_members on identity.devices to brigade_app using (
  exists (select 1 from identity.memberships m
    where m.user_id = devices.user_id and m.organization_id = (select platform.organization_id())));
grant delete, select (user_id, device_hash) on identity.devices to brigade_app;

alter table identity.sessions add column device_hash bytea;
alter table identity.sessions drop constraint sessions_end_reason_check;
alter table identity.sessions add constraint sessions_end_reason_check check (end_reason in (
  'signed_out', 'token_reused', 'deactivated', 'password_changed', 'expired', 'revoked', 'ended_by_admin', 'replaced'));
-- At every sign-in: what was over long ago, and the open sessions of the device.
create index on identity.sessions (user_id, expires_at);
create index on identity.sessions (user_id, device_hash, last_used_at) where ended_at is null;

-- Failed attempts to sign in, and how long the next one has to wait. Names that nobody has are counted, too.
create table identity.sign_in_waits (
  -- 'name': from unknown devices; 'device': of one account from one device or address known for it;
  -- 'address': whatever the name; 'organization': names of one e-mail domain or one company;
  -- 'second_factor': codes and proofs of one person.
  kind text not null check (kind in ('name', 'device', 'address', 'organization', 'second_factor')),
  -- Keyed hash of what is counted: people type passwords into fields for names.
  key_hash bytea not null,
  failures integer not null,
  failed_at timestamptz not null,
  wait_until timestamptz not null,
  -- By then all failures are forgiven.
  forgotten_at timestamptz not null,
  primary key (kind, key_hash)
);
create index on identity.sign_in_waits (forgotten_at);
alter table identity.sign_in_waits enable row level security;
alter table identity.sign_in_waits force row level security;
create policy door on identity.sign_in_waits to brigade_door using (true) with check (true);
grant select, insert, update, delete on identity.sign_in_waits to brigade_door;
