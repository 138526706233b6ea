-- A membership may be limited to several restaurants. Without a row here it is for all of them.
create table identity.membership_restaurants (
  organization_id uuid not null,
  user_id uuid not null,
  restaurant_id uuid not null,
  primary key (organization_id, user_id, restaurant_id),
  foreign key (organization_id, user_id) references identity.memberships (organization_id, user_id) on delete cascade,
  -- No cascade: taking the last one away would make the member unlimited.
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id)
);
create index on identity.membership_restaurants (organization_id, restaurant_id);
call platform.protect('identity.membership_restaurants');
create policy door on identity.membership_restaurants for select to brigade_door using (true);
grant select on identity.membership_restaurants to brigade_door;

-- Forced row security holds for the owner, too: lifted while rows are moved.
alter table identity.memberships no force row level security;
alter table identity.membership_restaurants no force row level security;
insert into identity.membership_restaurants (organization_id, user_id, restaurant_id)
  select organization_id, user_id, restaurant_id from identity.memberships where restaurant_id is not null;
alter table identity.memberships force row level security;
alter table identity.membership_restaurants force row level security;
alter table identity.memberships drop constraint memberships_admin_unlimited;
alter table identity.memberships drop column restaurant_id;
