-- A file may hold several invoices: each is a document of its own, with the same bytes.

alter table documents.documents
  -- Which of how many, from 1; null where the file is one document.
  add column part integer,
  add column parts integer,
  add check ((part is null) = (parts is null)),
  add check (part between 1 and parts and parts > 1);
