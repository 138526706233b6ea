-- Pictures of pages as the screen shows them beside what was read: drawn once, kept among the files, gone with the document.
create table documents.page_pictures (
  organization_id uuid not null,
  document_id uuid not null,
  page integer not null check (page > 0),
  width_px integer not null check (width_px between 200 and 2000),
  content_type text not null check (content_type in ('image/png', 'image/jpeg')),
  size_bytes bigint not null check (size_bytes > 0),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  primary key (organization_id, document_id, page, width_px),
  foreign key (organization_id, document_id)
    references documents.documents (organization_id, id) on delete cascade
);
create index on documents.page_pictures (organization_id, file_hash);
call platform.protect('documents.page_pictures');
