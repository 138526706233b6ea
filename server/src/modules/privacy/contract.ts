import { type Routes, route } from '#platform/route'
import {
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Text,
  Type,
} from '#platform/schema'

const Scope = OneOf(['organization', 'person'], { examples: ['organization'] })

export const Export = Type.Object({
  id: Id,
  scope: Scope,
  person_id: Nullable(Id),
  status: OneOf(['queued', 'ready', 'failed', 'expired']),
  job_id: Id,
  size_bytes: Nullable(Type.Integer()),
  row_count: Nullable(Type.Integer()),
  file_count: Nullable(Type.Integer()),
  created_by: Nullable(Id),
  created_at: Instant,
  expires_at: Nullable(Instant),
})
export type Export = Static<typeof Export>

const Counted = Type.Record(Type.String(), Type.Integer(), {
  description: 'Number of rows by table or column.',
  examples: [{ 'purchasing.invoices.created_by': 12 }],
})

export const ErasureProof = Type.Object({
  account: OneOf(['removed', 'kept'], {
    description: '`kept`: the person belongs to other organizations, too, and only left this one.',
  }),
  removed: Counted,
  anonymised: Counted,
  remains: Type.Array(Type.Object({ what: Counted, why: Type.String() })),
  traces_found: Type.Integer({
    description: 'Rows that still hold the e-mail address, looked for in every table afterwards.',
    examples: [0],
  }),
})
export type ErasureProof = Static<typeof ErasureProof>

export const Erasure = Type.Object({
  id: Id,
  person_id: Id,
  erased_by: Nullable(Id),
  erased_at: Instant,
  proof: ErasureProof,
})
export type Erasure = Static<typeof Erasure>

const Started = Type.Object({ id: Id, job_id: Id, status_endpoint: Type.String() })

export const routes = {
  startExport: route({
    method: 'POST',
    path: '/privacy/exports',
    permission: 'signed_in',
    status: 202,
    summary: 'Make an archive',
    description:
      'Begins an archive (ZIP) of everything about a person or, for an admin, of the whole organization: each table as JSON lines, uploaded files, a manifest with counts and hashes. Anybody may ask for their own. It is kept for seven days.',
    body: Input({
      scope: Scope,
      person_id: Type.Optional({ ...Id, description: 'For `person`; the caller when absent.' }),
    }),
    response: Started,
    errors: ['not_found', 'not_permitted'],
  }),
  listExports: route({
    method: 'GET',
    path: '/privacy/exports',
    permission: 'signed_in',
    summary: 'List archives',
    description: 'The archives one asked for; an admin sees all of the organization.',
    query: listQuery({}),
    response: ListOf(Export),
  }),
  linkExport: route({
    method: 'POST',
    path: '/privacy/exports/{id}/download-link',
    permission: 'signed_in',
    summary: 'Get a link to an archive',
    description: 'A link that works for a few minutes without signing in.',
    params: IdParams,
    response: Type.Object({ url: Type.String(), expires_at: Instant }),
    errors: ['not_found', 'archive_not_ready'],
  }),
  erasePerson: route({
    method: 'POST',
    path: '/privacy/erasures',
    permission: 'privacy.manage',
    status: 202,
    summary: 'Erase a person',
    description:
      'Takes a person out of the organization and their personal data out of its records. Their account goes, unless they belong to another organization. What law keeps (invoices, the audit log) stays without naming them; the proof says what and why. The last admin cannot be erased.',
    body: Input({ person_id: Id }),
    response: Started,
    errors: ['not_found', 'last_admin'],
  }),
  listErasures: route({
    method: 'GET',
    path: '/privacy/erasures',
    permission: 'privacy.manage',
    summary: 'List proofs of erasure',
    description: 'What was erased when, what remains and why; no personal data.',
    query: listQuery({}),
    response: ListOf(Erasure),
  }),
  eraseOrganization: route({
    method: 'POST',
    path: '/privacy/organization-erasure',
    permission: 'organization.manage',
    status: 200,
    transaction: 'none',
    summary: 'Erase the organization',
    description:
      'Deletes the organization in use with everything it owns, and answers the proof: what each table held and that nothing is left. Make an archive first: the law may ask for the books for years. Backups keep what they hold until they are overwritten.',
    body: Input({ name: Text(200, { description: 'The organization’s name, to make sure.' }) }),
    response: Type.Object({
      organization_id: Id,
      erased_at: Instant,
      removed: Counted,
      files_removed: Type.Integer(),
      rows_left: Type.Integer({ examples: [0] }),
    }),
    errors: ['wrong_confirmation'],
  }),
} satisfies Routes
