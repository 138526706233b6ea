-- An errand takes along what else is due for its receiver: that is looked up by when it is due, and the errand says whose it is.
create index on webhooks.deliveries (organization_id, endpoint_id, next_attempt_at) where status = 'pending';

create or replace function webhooks.spread() returns trigger language plpgsql as $$
declare
  made record;
begin
  if new.action = 'webhook.tested' then
    return null;
  end if;
  for made in
    insert into webhooks.deliveries (organization_id, id, endpoint_id, event_id, next_attempt_at)
      select e.organization_id, gen_random_uuid(), e.id, new.id, new.at
      from webhooks.endpoints e
      where e.organization_id = new.organization_id and e.is_active
        and (new.action = any (e.events) or '*' = any (e.events))
      returning id, endpoint_id
  loop
    perform platform.send_on_errand(
      'deliver_webhook',
      jsonb_build_object(
        'organization_id', new.organization_id, 'endpoint_id', made.endpoint_id, 'delivery_id', made.id),
      'deliver_webhook:' || made.id,
      26,
      'webhook:' || made.endpoint_id);
  end loop;
  return null;
end $$;
