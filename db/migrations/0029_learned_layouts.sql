-- What makes the next reading better: layouts learned of suppliers' papers, and a language model that may be asked.

create table documents.layouts (
  organization_id uuid not null,
  id uuid not null,
  supplier_id uuid not null,
  -- Tells one layout of a supplier from another.
  signature text not null,
  layout jsonb not null,
  learned_at timestamptz not null,
  -- Documents read with it; of these, how many read better than without it; corrections people made to them since.
  uses integer not null default 0,
  successes integer not null default 0,
  corrections integer not null default 0,
  used_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, supplier_id, signature),
  foreign key (organization_id, supplier_id) references suppliers.suppliers (organization_id, id) on delete cascade
);
create index on documents.layouts (organization_id, signature);
call platform.protect('documents.layouts');

alter table documents.documents
  -- Read with it.
  add column layout_id uuid,
  add foreign key (organization_id, layout_id) references documents.layouts (organization_id, id)
    on delete set null (layout_id);
create index on documents.documents (organization_id, layout_id);

-- Whether a language model may be asked; without a row, none is.
create table documents.model_settings (
  organization_id uuid primary key references identity.organizations (id) on delete cascade,
  is_on boolean not null default false,
  -- Documents in any 24 hours.
  most_per_day integer not null default 50 check (most_per_day between 1 and 10000)
);
call platform.protect('documents.model_settings');

-- One for each reading in which a model was asked. What was sent and answered is not kept.
create table documents.model_requests (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  job_id uuid not null,
  document_id uuid,
  model text not null,
  words integer not null,
  asked_at timestamptz not null,
  outcome text not null default 'asked' check (outcome in ('asked', 'improved', 'filled', 'nothing', 'failed')),
  failure text,
  check (failure is null or outcome = 'failed'),
  primary key (organization_id, job_id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id)
    on delete set null (document_id)
);
create index on documents.model_requests (organization_id, document_id);
create index on documents.model_requests (organization_id, asked_at);
call platform.protect('documents.model_requests');
