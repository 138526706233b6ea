-- What programs show instead of a password: each stands for the person who made it. Hashed at rest.
create table identity.api_tokens (
  organization_id uuid not null,
  id uuid not null,
  -- Whose role it works with, and whose membership it ends with.
  user_id uuid not null,
  name text not null,
  token_hash bytea not null unique,
  -- Its last letters, to tell one from another.
  hint text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  -- To the restaurants below; when the last of them goes, it works no more.
  is_limited boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  last_used_ip text,
  primary key (organization_id, id),
  foreign key (organization_id, user_id) references identity.memberships (organization_id, user_id) on delete cascade
);
create index on identity.api_tokens (organization_id, user_id);
create index on identity.api_tokens (organization_id, created_at, id);
call platform.protect('identity.api_tokens', 'insert, delete');
-- The app makes, lists and revokes tokens; only the door finds one by its hash.
grant select (organization_id, id, user_id, name, hint, scopes, is_limited, created_at, expires_at, last_used_at, last_used_ip)
  on identity.api_tokens to brigade_app;
create policy door on identity.api_tokens to brigade_door using (true) with check (true);
grant select, update (last_used_at, last_used_ip) on identity.api_tokens to brigade_door;

create table identity.api_token_restaurants (
  organization_id uuid not null,
  token_id uuid not null,
  restaurant_id uuid not null,
  primary key (organization_id, token_id, restaurant_id),
  foreign key (organization_id, token_id) references identity.api_tokens (organization_id, id) on delete cascade,
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id) on delete cascade
);
create index on identity.api_token_restaurants (organization_id, restaurant_id);
call platform.protect('identity.api_token_restaurants', 'select, insert, delete');
create policy door on identity.api_token_restaurants for select to brigade_door using (true);
grant select on identity.api_token_restaurants to brigade_door;
