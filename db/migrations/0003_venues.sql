-- Restaurants and the stores inside them.
create schema venues;
grant usage on schema venues to brigade_app, brigade_door;

create table venues.restaurants (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  location text,
  cuisine_type text,
  description text,
  timezone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null,
  business_day_start text not null default '04:00' check (business_day_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  opening_hours jsonb not null default '{}',
  avatar_config jsonb not null default '{}',
  metadata jsonb not null default '{}',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create index on venues.restaurants (organization_id, name, id);
call platform.protect('venues.restaurants');
create policy door on venues.restaurants for select to brigade_door using (is_active);
grant select (id, slug, name, location, cuisine_type, description, timezone, currency, locale, opening_hours,
  avatar_config, is_active, created_at) on venues.restaurants to brigade_door;

create table venues.stores (
  organization_id uuid not null,
  id uuid not null,
  restaurant_id uuid not null,
  name text not null,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint stores_name_key unique (organization_id, restaurant_id, name),
  unique (organization_id, restaurant_id, id),
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id) on delete cascade
);
call platform.protect('venues.stores');

alter table identity.memberships add foreign key (organization_id, restaurant_id)
  references venues.restaurants (organization_id, id);
create index on identity.memberships (organization_id, restaurant_id);
