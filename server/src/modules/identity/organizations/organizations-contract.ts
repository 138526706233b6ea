import { type Routes, route } from '#platform/route'
import {
  Changes,
  Country,
  Currency,
  Email,
  IdParams,
  Input,
  ListOf,
  Locale,
  listQuery,
  Nullable,
  OptionalText,
  Text,
  Type,
} from '#platform/schema'
import {
  Cnpj,
  FirstName,
  LastName,
  Organization,
  Password,
  SecondFactorPolicy,
  Username,
} from '../contract-fields.ts'

const OrganizationInput = Input({
  name: Text(200, { examples: ['The Cookie Jar Group'] }),
  trade_name: OptionalText(200),
  cnpj: Type.Optional(Nullable(Cnpj)),
  address: OptionalText(500),
  phone: OptionalText(40),
  email: Type.Optional(Nullable(Email)),
  country: Type.Optional(Country),
  currency: Type.Optional(Currency),
  locale: Type.Optional(Locale),
})

const also = ['/settings/accounts'] as const
const alsoOne = ['/settings/accounts/{id}'] as const

export const organizationRoutes = {
  validateCnpj: route({
    method: 'POST',
    path: '/organizations/validate-cnpj',
    permission: 'public',
    transaction: 'door',
    status: 200,
    summary: 'Check a CNPJ',
    description:
      'Verifies the check digits of a numeric or alphanumeric CNPJ and whether an organization can still be registered with it.',
    body: Input({ cnpj: Type.String({ minLength: 1, maxLength: 40, examples: ['12.ABC.345/01DE-35'] }) }),
    response: Type.Object({
      valid: Type.Boolean(),
      available: Type.Boolean(),
      formatted: Nullable(Type.String({ examples: ['12.ABC.345/01DE-35'] })),
      reason: Nullable(Type.String()),
    }),
  }),
  listOrganizations: route({
    method: 'GET',
    path: '/organizations',
    permission: 'signed_in',
    transaction: 'door',
    also,
    summary: 'List organizations',
    description: 'The organizations the caller belongs to.',
    query: listQuery({}),
    response: ListOf(Organization),
  }),
  createOrganization: route({
    method: 'POST',
    path: '/organizations',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    also,
    summary: 'Register an organization',
    description:
      'A signed-in person becomes its admin and works in it after a refresh with its `organization_id`. An anonymous caller sends `admin` with it, who is created as its admin. The CNPJ, numeric or alphanumeric, is unique. Currency and locale follow the country unless given.',
    body: Input({
      ...OrganizationInput.properties,
      admin: Type.Optional(
        Input({
          email: Email,
          username: Type.Optional(Username),
          password: Password,
          first_name: FirstName,
          last_name: Type.Optional(LastName),
        }),
      ),
    }),
    response: Organization,
    errors: [
      'already_exists',
      'weak_password',
      'cnpj_invalid',
      'username_invalid',
      'not_signed_in',
      'constraint_violated',
    ],
  }),
  getOrganization: route({
    method: 'GET',
    path: '/organizations/{id}',
    permission: 'organization.read',
    transaction: 'door',
    also: alsoOne,
    summary: 'Get an organization',
    description: 'One of the organizations the caller belongs to.',
    params: IdParams,
    response: Organization,
    errors: ['not_found'],
  }),
  updateOrganization: route({
    method: 'PUT',
    path: '/organizations/{id}',
    permission: 'organization.manage',
    also: alsoOne,
    summary: 'Update an organization',
    description: 'Changes the fields that are sent and leaves the others. Only the organization in use.',
    params: IdParams,
    body: Changes(
      Type.Object({
        ...OrganizationInput.properties,
        second_factor_policy: SecondFactorPolicy,
        setup_completed: Type.Boolean(),
      }),
    ),
    response: Organization,
    errors: ['not_found', 'already_exists', 'cnpj_invalid', 'constraint_violated', 'second_factor_needed'],
  }),
  deleteOrganization: route({
    method: 'DELETE',
    path: '/organizations/{id}',
    permission: 'organization.manage',
    transaction: 'none',
    also: alsoOne,
    summary: 'Delete an organization',
    description:
      'Deletes the organization in use with everything it owns: restaurants, documents, invoices, and the people who belong to no other. It cannot be undone.',
    params: IdParams,
    errors: ['not_found'],
  }),
} satisfies Routes
