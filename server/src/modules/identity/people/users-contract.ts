import { type Routes, route } from '#platform/route'
import {
  Changes,
  Email,
  Id,
  IdParams,
  Input,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  OptionalText,
  Type,
} from '#platform/schema'
import {
  FirstName,
  Language,
  LastName,
  Password,
  Role,
  RoleInput,
  User,
  Username,
} from '../contract-fields.ts'

const UserInput = Input({
  email: Email,
  username: Type.Optional(Nullable(Username)),
  password: Type.Optional(Password),
  first_name: FirstName,
  last_name: Type.Optional(LastName),
  phone: OptionalText(40),
  language: Type.Optional(Language),
  role: RoleInput,
  restaurant_ids: Type.Optional(
    Nullable(
      Type.Array(Id, {
        minItems: 1,
        maxItems: 100,
        uniqueItems: true,
        description: 'Limits the membership to these restaurants; null: all of them.',
      }),
    ),
  ),
  restaurant_id: Type.Optional({ ...Nullable(Id), description: 'The same for one restaurant.' }),
})

const also = ['/settings/users'] as const
const alsoOne = ['/settings/users/{id}'] as const

export const userRoutes = {
  listRoles: route({
    method: 'GET',
    path: '/roles',
    permission: 'signed_in',
    open_to_tokens: true,
    transaction: 'none',
    summary: 'List roles',
    description:
      'Every role with the permissions it grants, the most powerful first. The same for all organizations.',
    response: Type.Object({
      roles: Type.Array(
        Type.Object({
          role: Role,
          permissions: Type.Array(Type.String({ examples: ['suppliers.read'] })),
        }),
      ),
    }),
  }),
  listUsers: route({
    method: 'GET',
    path: '/users',
    permission: 'users.read',
    also,
    summary: 'List people',
    description:
      'The people of the organization and those who are invited to it, with their roles; of the same restaurants when limited.',
    query: listQuery({
      search: Type.Optional(
        Type.String({ maxLength: 100, description: 'Part of a name or an e-mail address.' }),
      ),
      role: Type.Optional(RoleInput),
      status: Type.Optional(OneOf(['active', 'inactive', 'invited'])),
      is_active: Type.Optional(Type.Boolean()),
      restaurant_id: Type.Optional(Id),
    }),
    response: ListOf(User),
  }),
  createUser: route({
    method: 'POST',
    path: '/users',
    permission: 'users.manage',
    also,
    transaction: 'none',
    summary: 'Add a person',
    description:
      'Creates an account in the organization with a role, limited to some restaurants when `restaurant_ids` (or `restaurant_id`) is given; an admin is never limited. Without a password the person is invited by mail instead: `status` is `invited` until they accept within seven days, and neither account nor membership exists before. The answer to that is the same whether or not the address has an account already.',
    body: UserInput,
    response: User,
    errors: [
      'already_exists',
      'weak_password',
      'username_invalid',
      'reference_not_found',
      'constraint_violated',
    ],
  }),
  getUser: route({
    method: 'GET',
    path: '/users/{id}',
    permission: 'users.read',
    also: alsoOne,
    summary: 'Get a person',
    description: 'One person of the organization, or one who is invited to it.',
    params: IdParams,
    response: User,
    errors: ['not_found'],
  }),
  updateUser: route({
    method: 'PUT',
    path: '/users/{id}',
    permission: 'users.manage',
    also: alsoOne,
    transaction: 'none',
    summary: 'Update a person',
    description:
      'Changes the fields that are sent: names, role, restaurant, password, or `is_active` to deactivate. A new password and a deactivation end the person’s sessions at once. The last active admin cannot be taken away. Of a person who belongs to other organizations, too, only role, restaurant and `is_active` can be changed by others than themselves.',
    params: IdParams,
    body: Changes(Type.Object({ ...UserInput.properties, is_active: Type.Boolean() })),
    response: User,
    errors: [
      'not_found',
      'invitation_pending',
      'already_exists',
      'weak_password',
      'username_invalid',
      'last_admin',
      'reference_not_found',
      'constraint_violated',
    ],
  }),
  deleteUser: route({
    method: 'DELETE',
    path: '/users/{id}',
    permission: 'users.manage',
    also: alsoOne,
    transaction: 'none',
    summary: 'Delete a person',
    description:
      'Takes the person out of the organization at once, or an invitation back; the account goes, too, unless the person belongs to another organization. What they did stays in the audit log under their name.',
    params: IdParams,
    errors: ['not_found', 'last_admin'],
  }),
} satisfies Routes
