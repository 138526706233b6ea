/**
 * The catalogue of errors: code → status and the sentence a person reads.
 * `docs/errors.md` explains each one; a test keeps the two equal and finds dead codes.
 */
export const errorCodes = {
  // The request itself
  malformed_request: [400, 'The request could not be read.'],
  validation_failed: [422, 'Some fields are not right.'],
  unsupported_media_type: [415, 'This kind of content is not accepted here.'],
  payload_too_large: [413, 'This is larger than allowed.'],
  invalid_cursor: [400, 'This page marker is not valid; start again from the first page.'],
  invalid_sort: [422, 'The list cannot be sorted by this field.'],
  // Who and what
  not_signed_in: [401, 'Sign in to continue.'],
  token_invalid: [401, 'This token is not valid; sign in again.'],
  token_expired: [401, 'This token has expired; refresh it or sign in again.'],
  session_ended: [401, 'This session has ended; sign in again.'],
  wrong_credentials: [401, 'The sign-in name or the password is not right.'],
  refresh_token_invalid: [401, 'This refresh token is not valid; sign in again.'],
  refresh_token_reused: [
    401,
    'This refresh token was used before. Every session of its family was ended; sign in again.',
  ],
  fresh_sign_in_needed: [
    403,
    'Give your password or sign in again: this needs a sign-in of the last ten minutes.',
  ],
  wrong_password: [422, 'The password is not right.'],
  last_way_in: [409, 'This is the only way you can sign in; add another one first.'],
  social_expired: [
    400,
    'This sign-in took too long or was begun in another browser or by somebody else; start it again.',
  ],
  social_refused: [403, 'The account is linked, but to nobody who may sign in here now; ask an admin.'],
  social_linked_elsewhere: [409, 'This account is linked to somebody else here.'],
  social_unreachable: [503, 'The provider cannot be reached; sign in otherwise.'],
  origin_refused: [403, 'Requests from this origin are not accepted.'],
  second_factor_needed: [403, 'Your organization asks for a second factor; set it up to go on.'],
  challenge_ended: [
    401,
    'This sign-in took too long, was tried too often or began on another device; start again.',
  ],
  code_wrong: [422, 'This code is not right.'],
  passkey_refused: [422, 'This passkey is not accepted here.'],
  passkeys_unavailable: [
    400,
    'Passkeys need a name: PUBLIC_URL must be https, or this machine itself as http://localhost.',
  ],
  not_permitted: [403, 'Your role does not allow this.'],
  person_needed: [403, 'This needs a person who is signed in; an API token is not enough.'],
  restaurant_not_permitted: [403, 'You do not work in this restaurant.'],
  not_found: [404, 'There is nothing here.'],
  too_many_attempts: [429, 'Too many attempts failed; wait a moment.'],
  too_many_requests: [429, 'Too many requests; wait a moment.'],
  // Conflicts
  already_exists: [409, 'This already exists.'],
  in_use: [409, 'This is still used elsewhere and cannot be deleted.'],
  mail_not_sendable: [409, 'This mail is on its way or was sent, or there is no mail server to send it by.'],
  last_admin: [409, 'An organization needs at least one active admin.'],
  precondition_failed: [412, 'This has changed since you read it; read it again.'],
  idempotency_key_reused: [409, 'This Idempotency-Key was used for something else; send a new one.'],
  idempotency_key_in_use: [
    409,
    'A request with this Idempotency-Key is still at work; try again in a moment.',
  ],
  reference_not_found: [422, 'Something this refers to does not exist.'],
  constraint_violated: [422, 'A value is not allowed.'],
  // Identity and venues
  link_invalid: [400, 'This link does not work any more: it was used, is too old, or was not copied whole.'],
  sign_in_to_accept: [409, 'There is an account for this e-mail address; sign in to it to accept.'],
  invitation_pending: [409, 'This person has not accepted the invitation yet.'],
  weak_password: [422, 'The password is too weak.'],
  cnpj_invalid: [422, 'This CNPJ is not valid.'],
  username_invalid: [422, 'This sign-in name is not valid.'],
  timezone_invalid: [422, 'This time zone is not known.'],
  // Documents
  empty_file: [400, 'The file is empty.'],
  unsupported_document: [
    400,
    'The file is not a document Brigade can read: send a PDF, a photograph, an e-invoice XML, XLSX, XLS, ODS or CSV.',
  ],
  file_missing: [422, 'Send the document as the form field “file”.'],
  encrypted_document: [
    422,
    'The document is protected by a password; save it without one and upload it again.',
  ],
  damaged_document: [422, 'The document is damaged and cannot be read.'],
  no_text_layer: [
    422,
    'No text could be found; photograph the page again, straight and in good light, or ask the supplier for a PDF.',
  ],
  no_pages: [404, 'Spreadsheets and e-invoices are data: they have no pages to look at.'],
  hostile_document: [422, 'The document unpacks to far more than it should and was refused.'],
  extraction_failed: [422, 'The document could not be read.'],
  document_busy: [400, 'The document is still being processed; try again in a moment.'],
  // Drafts
  not_an_invoice: [422, 'Only an invoice, credit note or receipt can become a draft invoice.'],
  draft_incomplete: [422, 'Something is still missing before this can be posted.'],
  total_unconfirmed: [422, 'The lines, tax and total do not agree; correct them, or send confirm_total.'],
  duplicate_invoice: [
    409,
    'This looks like an invoice that is here already; send confirm_duplicate if it is another.',
  ],
  // Documents that come by e-mail
  mail_unreadable: [422, 'This mail could not be taken apart.'],
  mail_not_sortable: [409, 'This mail is being sorted, or its original is no longer kept.'],
  mailbox_refused: [422, 'The mailbox could not be opened with these settings.'],
  // Statements
  not_a_statement: [400, 'Only a supplier statement can be reconciled.'],
  document_not_readable: [400, 'The document could not be read, so it cannot be reconciled.'],
  reconciliation_running: [409, 'This document is already being reconciled.'],
  reconciliation_not_done: [400, 'The reconciliation is not complete yet.'],
  supplier_unknown: [422, 'The supplier of this statement is not known here.'],
  item_not_linked: [409, 'This item has only one side, so there is nothing to take apart.'],
  item_disputed: [409, 'This item is disputed; reopen it first.'],
  nothing_disputed: [422, 'Nothing of this reconciliation is disputed.'],
  credit_in_use: [409, 'Part of the credit of this dispute was received; take that back first.'],
  credit_closed: [409, 'This credit is received or written off.'],
  payment_too_much: [409, 'This is more than is open on the invoice, or more than was paid.'],
  payment_void: [409, 'This payment is void; restore it first.'],
  invoice_has_payments: [409, 'This invoice has payments; void them first.'],
  // Archives and erasure
  archive_not_ready: [
    409,
    'This archive is not there: it is being made, failed or was removed after seven days.',
  ],
  wrong_confirmation: [422, 'The name does not match.'],
  // Webhooks
  address_refused: [422, 'Brigade does not call this address.'],
  webhook_inactive: [409, 'This webhook is switched off; switch it on first.'],
  // Jobs
  job_cancelled: [409, 'This work was cancelled.'],
  job_not_cancellable: [409, 'This job is over and cannot be cancelled.'],
  // The house
  unavailable: [503, 'Brigade is busy or a part of it is down; try again in a moment.'],
  export_too_large: [422, 'This is more than a sheet holds; choose fewer days, or CSV.'],
  download_link_invalid: [403, 'This link is not valid; ask for a new one.'],
  download_link_expired: [410, 'This link has expired; ask for a new one.'],
  storage_unavailable: [503, 'The storage for files does not answer; try again in a moment.'],
  storage_full: [507, 'The disk is full; free some space and try again.'],
  internal_error: [500, 'Something went wrong on our side.'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof errorCodes
