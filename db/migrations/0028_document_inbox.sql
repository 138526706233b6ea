-- Documents that come by e-mail: where mails come in, what became of each, and who sends for whom.
create schema inbox;
grant usage on schema inbox to brigade_app, brigade_door;

-- Keys of the address that a mail provider posts to. Hashed at rest: each is shown once.
create table inbox.address_keys (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  key_hash bytea not null unique,
  -- Its last letters, to tell one from another.
  hint text not null,
  created_by uuid,
  created_at timestamptz not null,
  -- Set when another took its place: mails on their way still come in by it until then.
  ends_at timestamptz,
  last_used_at timestamptz,
  primary key (organization_id, id)
);
call platform.protect('inbox.address_keys', 'insert, update (ends_at, last_used_at), delete');
-- The app makes and lists keys; only the door finds one by its hash.
grant select (organization_id, id, hint, created_by, created_at, ends_at, last_used_at) on inbox.address_keys to brigade_app;
-- Erasing a person forgets who made it.
grant update (created_by) on inbox.address_keys to brigade_app;
create policy door on inbox.address_keys for select to brigade_door using (true);
grant select on inbox.address_keys to brigade_door;

-- The mailbox that is looked into every few minutes; one an organization.
create table inbox.mailboxes (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  user_name text not null,
  sealed_password bytea not null,
  folder text not null,
  -- Where kept mails go; null: they stay and are marked as read.
  kept_folder text,
  is_active boolean not null default true,
  -- How far it was read. Source: RFC 9051, 2.3.1.1: another validity, and all UIDs mean something else.
  uid_validity bigint,
  last_uid bigint not null default 0,
  looked_at timestamptz,
  failing_since timestamptz,
  error text,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id),
  check ((failing_since is null) = (error is null))
);
call platform.protect('inbox.mailboxes');

create table inbox.mails (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  source text not null check (source in ('address', 'mailbox')),
  -- How it came: as RFC 5322 has it, or taken apart by a provider.
  raw_form text not null check (raw_form in ('message', 'postmark', 'form')),
  raw_type text not null,
  -- SHA-256 of what came: its name in the store, and the same coming again is known by it.
  raw_hash text not null check (raw_hash ~ '^[0-9a-f]{64}$'),
  raw_size_bytes bigint not null,
  is_raw_kept boolean not null default true,
  status text not null default 'received' check (status in ('received', 'done', 'nothing_found', 'failed')),
  error_code text,
  error_message text,
  warnings text[] not null default '{}',
  message_id text,
  -- SHA-256 of who, what and the attachments: one message that came by two ways is one.
  content_hash text,
  sender_address text,
  sender_name text,
  subject text,
  -- Of the sender a person names in the body, or asks answers to: evidence, no more.
  reply_address text,
  sent_at timestamptz,
  received_at timestamptz not null,
  finished_at timestamptz,
  authentication text not null default 'unknown' check (authentication in ('passed', 'failed', 'unknown')),
  supplier_id uuid,
  supplier_by text check (supplier_by in ('contact', 'remembered', 'person')),
  suggested_supplier_id uuid,
  restaurant_id uuid,
  job_id uuid,
  primary key (organization_id, id),
  unique (organization_id, raw_hash),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id)
    on delete set null (supplier_id),
  foreign key (organization_id, suggested_supplier_id) references suppliers.suppliers (organization_id, id)
    on delete set null (suggested_supplier_id),
  foreign key (organization_id, restaurant_id) references venues.restaurants (organization_id, id)
    on delete set null (restaurant_id)
);
create unique index mails_content_key on inbox.mails (organization_id, content_hash, message_id) nulls not distinct
  where content_hash is not null;
create index on inbox.mails (organization_id, received_at, id);
create index on inbox.mails (organization_id, sender_address);
create index on inbox.mails (organization_id, supplier_id);
create index on inbox.mails (organization_id, suggested_supplier_id);
create index on inbox.mails (organization_id, restaurant_id);
call platform.protect('inbox.mails');

create table inbox.attachments (
  organization_id uuid not null,
  mail_id uuid not null,
  position integer not null check (position > 0),
  file_name text not null,
  content_type text not null,
  size_bytes bigint not null,
  -- document: it became one. linked: there was one with the same bytes. Otherwise `reason` says why not.
  outcome text not null check (outcome in ('document', 'linked', 'ignored', 'refused')),
  reason text,
  document_id uuid,
  primary key (organization_id, mail_id, position),
  foreign key (organization_id, mail_id) references inbox.mails (organization_id, id) on delete cascade,
  foreign key (organization_id, document_id) references documents.documents (organization_id, id)
    on delete set null (document_id),
  check ((outcome in ('ignored', 'refused')) = (reason is not null))
);
create index on inbox.attachments (organization_id, document_id);
call platform.protect('inbox.attachments');

-- Whose mails these are, as a person confirmed.
create table inbox.senders (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('address', 'domain')),
  -- In lower case.
  sender text not null,
  supplier_id uuid not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, kind, sender),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id) on delete cascade
);
create index on inbox.senders (organization_id, supplier_id);
call platform.protect('inbox.senders');
