-- Keys that callers send with what creates something, and the answers they get when they send it again.
create table platform.idempotency_keys (
  organization_id uuid not null,
  user_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  -- The answer with what it is the answer to; a token shown once may be in it. Null while the request is at work.
  sealed_answer bytea,
  -- Which request holds the key meanwhile, and until when unless it says that it is still at it.
  request_id text not null,
  held_until timestamptz,
  -- What was asked for is done, whether or not there is an answer.
  is_done boolean not null default false,
  created_at timestamptz not null,
  primary key (organization_id, user_id, key),
  foreign key (organization_id, user_id) references identity.memberships (organization_id, user_id) on delete cascade
);
create index on platform.idempotency_keys (organization_id, created_at);
call platform.protect('platform.idempotency_keys');
