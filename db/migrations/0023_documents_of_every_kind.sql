-- E-invoices and photographs are documents, too.
alter table documents.documents drop constraint documents_file_type_check;
alter table documents.documents add constraint documents_file_type_check
  check (file_type in ('pdf', 'xlsx', 'xls', 'ods', 'csv', 'xml', 'png', 'jpeg', 'webp'));
