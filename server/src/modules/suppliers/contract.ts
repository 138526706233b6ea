import { type Routes, route } from '#platform/route'
import {
  Changes,
  Email,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  OptionalText,
  type Static,
  Text,
  Type,
} from '#platform/schema'

const Kind = OneOf(['supplier', 'supermarket'])

export const Supplier = Type.Object({
  id: Id,
  name: Type.String({ examples: ['Harbour Fish Co.'] }),
  kind: Kind,
  contact_email: Nullable(Type.String()),
  contact_phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  tax_id: Nullable(Type.String({ examples: ['IE1234567FA'] })),
  payment_terms_days: Nullable(Type.Integer({ examples: [30] })),
  is_active: Type.Boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export type Supplier = Static<typeof Supplier>

const SupplierInput = Input({
  name: Text(200, { examples: ['Harbour Fish Co.'] }),
  kind: Type.Optional(Kind),
  contact_email: Type.Optional(Nullable(Email)),
  contact_phone: OptionalText(40),
  address: OptionalText(500),
  tax_id: OptionalText(40, {
    description: 'CNPJ (14 positions, check digits verified), CPF, or any VAT id as free text.',
    examples: ['IE1234567FA'],
  }),
  payment_terms_days: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 365 }))),
  is_active: Type.Optional(Type.Boolean()),
})

const also = ['/settings/suppliers'] as const
const alsoOne = ['/settings/suppliers/{id}'] as const

export const routes = {
  listVendors: route({
    method: 'GET',
    path: '/vendors',
    permission: 'suppliers.read',
    also,
    summary: 'List suppliers',
    description: 'Whoever sells to the organization, by name.',
    query: listQuery({
      search: Type.Optional(
        Type.String({ maxLength: 100, description: 'Part of the name, e-mail address or tax id.' }),
      ),
      kind: Type.Optional(Kind),
      is_active: Type.Optional(Type.Boolean()),
    }),
    response: ListOf(Supplier),
  }),
  createVendor: route({
    method: 'POST',
    path: '/vendors',
    permission: 'suppliers.manage',
    also,
    summary: 'Create a supplier',
    description: 'Names are unique within a kind, whatever the case.',
    body: SupplierInput,
    response: Supplier,
    errors: ['already_exists', 'cnpj_invalid'],
  }),
  getVendor: route({
    method: 'GET',
    path: '/vendors/{id}',
    permission: 'suppliers.read',
    also: alsoOne,
    summary: 'Get a supplier',
    description: 'One supplier.',
    params: IdParams,
    response: Supplier,
    errors: ['not_found'],
  }),
  updateVendor: route({
    method: 'PUT',
    path: '/vendors/{id}',
    permission: 'suppliers.manage',
    also: alsoOne,
    summary: 'Update a supplier',
    description: 'Changes the fields that are sent.',
    params: IdParams,
    body: Changes(SupplierInput),
    response: Supplier,
    errors: ['not_found', 'already_exists', 'cnpj_invalid'],
  }),
  deleteVendor: route({
    method: 'DELETE',
    path: '/vendors/{id}',
    permission: 'suppliers.delete',
    also: alsoOne,
    summary: 'Delete a supplier',
    description: 'Only while no document or invoice refers to it; deactivate it otherwise.',
    params: IdParams,
    errors: ['not_found', 'in_use'],
  }),
} satisfies Routes
