-- People who were invited and have not accepted yet: they get an account, or a membership, when they do.
create table identity.invitations (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  email text not null check (email = lower(email)),
  username text,
  first_name text not null,
  last_name text not null default '',
  phone text,
  language text not null default 'en',
  role text not null check (role in ('admin', 'manager', 'chef', 'employee', 'shopper', 'customer')),
  -- Whoever sent it last.
  invited_by uuid,
  -- How often it was sent: only the last link works.
  sent_count integer not null default 1,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, email)
);
create index on identity.invitations (organization_id, sent_at);
call platform.protect('identity.invitations');
create policy door on identity.invitations for select to brigade_door using (true);
grant select on identity.invitations to brigade_door;

-- Without a row here the membership is for all restaurants.
create table identity.invitation_restaurants (
  organization_id uuid not null,
  invitation_id uuid not null,
  restaurant_id uuid not null,
  primary key (organization_id, invitation_id, restaurant_id),
  foreign key (organization_id, invitation_id) references identity.invitations (organization_id, id) on delete cascade,
  -- No cascade: taking the last one away would make the member unlimited.
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id)
);
create index on identity.invitation_restaurants (organization_id, restaurant_id);
call platform.protect('identity.invitation_restaurants');
