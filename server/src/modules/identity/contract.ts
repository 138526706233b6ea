import { type Routes, route } from '#platform/route'
import {
  Changes,
  Country,
  Currency,
  Email,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  Locale,
  listQuery,
  Nullable,
  OneOf,
  OptionalText,
  type Static,
  Text,
  Type,
} from '#platform/schema'

export const languages = ['en', 'pt-BR', 'es'] as const
const storedRoles = ['admin', 'manager', 'chef', 'employee', 'shopper', 'customer'] as const
const acceptedRoles = [...storedRoles, 'account_manager', 'restaurant_manager', 'staff', 'user'] as const

const Role = OneOf(storedRoles, { examples: ['manager'] })
const RoleInput = OneOf(acceptedRoles, {
  examples: ['manager'],
  description: 'account_manager and restaurant_manager are stored as manager, staff and user as employee.',
})
const Password = Type.String({
  minLength: 1,
  maxLength: 256,
  format: 'password',
  examples: ['Correct-Horse-7-Battery'],
  description:
    '8 or more characters with an upper-case letter, a lower-case letter and a digit; 15 or more advised; common ones are refused.',
})
const Cnpj = Type.String({
  maxLength: 18,
  examples: ['12ABC34501DE35'],
  description:
    'Numeric or alphanumeric CNPJ, with or without punctuation; letters in upper case; check digits are verified.',
})
const Username = Type.String({
  minLength: 1,
  maxLength: 254,
  examples: ['52998224725'],
  description: 'A CPF or CNPJ to sign in with instead of the e-mail address.',
})
const FullName = Text(200, { examples: ['Olivia Owner'] })
const FirstName = Text(100, { examples: ['Olivia'] })
const LastName = Type.String({ maxLength: 100, examples: ['Owner'] })

export const User = Type.Object({
  id: Id,
  email: Email,
  username: Nullable(Type.String()),
  first_name: Type.String(),
  last_name: Type.String(),
  full_name: Type.String({ examples: ['Olivia Owner'] }),
  phone: Nullable(Type.String()),
  language: OneOf(languages),
  role: Role,
  is_active: Type.Boolean(),
  organization_id: Id,
  restaurant_id: Nullable(Id),
  created_at: Instant,
})
export type User = Static<typeof User>

export const Organization = Type.Object({
  id: Id,
  name: Type.String({ examples: ['The Cookie Jar Group'] }),
  trade_name: Nullable(Type.String()),
  cnpj: Nullable(Type.String({ examples: ['12ABC34501DE35'] })),
  address: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  email: Nullable(Type.String()),
  country: Country,
  currency: Currency,
  locale: Locale,
  is_demo: Type.Boolean(),
  setup_completed_at: Nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
})
export type Organization = Static<typeof Organization>

const Me = Type.Object({
  ...User.properties,
  permissions: Type.Array(Type.String(), { description: 'What the role grants, for deciding what to show.' }),
  organization: Type.Object({
    id: Id,
    name: Type.String(),
    country: Country,
    currency: Currency,
    locale: Locale,
    is_demo: Type.Boolean(),
    setup_completed_at: Nullable(Instant),
  }),
})

const Tokens = Type.Object({
  access_token: Type.String({ description: 'Send as `Authorization: Bearer …`.' }),
  refresh_token: Nullable(
    Type.String({ description: 'Single use. Null for browsers, which get an HttpOnly cookie instead.' }),
  ),
  token_type: OneOf(['bearer']),
  expires_in: Type.Integer({ description: 'Seconds until the access token expires.', examples: [900] }),
  user: User,
})

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

const UserInput = Input({
  email: Email,
  username: Type.Optional(Nullable(Username)),
  password: Type.Optional(Password),
  first_name: FirstName,
  last_name: Type.Optional(LastName),
  phone: OptionalText(40),
  language: Type.Optional(OneOf(languages)),
  role: RoleInput,
  restaurant_id: Type.Optional(Nullable(Id)),
})

const UserChanges = Changes(Type.Object({ ...UserInput.properties, is_active: Type.Boolean() }))

const settingsUsers = ['/settings/users'] as const
const settingsUser = ['/settings/users/{id}'] as const

export const routes = {
  register: route({
    method: 'POST',
    path: '/auth/register',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    summary: 'Register',
    description:
      'Creates a person with an organization of their own and makes them its admin. With `restaurant_name` its first restaurant is created too. Nobody chooses a role or joins an existing organization by registering.',
    body: Input({
      email: Email,
      password: Password,
      full_name: Type.Optional(FullName),
      first_name: Type.Optional(FirstName),
      last_name: Type.Optional(LastName),
      username: Type.Optional(Username),
      language: Type.Optional(OneOf(languages)),
      restaurant_name: Type.Optional(Text(200, { examples: ['The Cookie Jar'] })),
      organization: Type.Optional(
        Input({
          name: Text(200),
          cnpj: Type.Optional(Nullable(Cnpj)),
          country: Type.Optional(Country),
          currency: Type.Optional(Currency),
          locale: Type.Optional(Locale),
        }),
      ),
    }),
    response: User,
    errors: ['already_exists', 'weak_password', 'cnpj_invalid', 'username_invalid'],
  }),
  login: route({
    method: 'POST',
    path: '/auth/login',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Sign in',
    description:
      'Takes JSON with `email` or `username`, or the OAuth2 password form. The name may be an e-mail address, a CPF or a CNPJ. The answer and its timing do not tell whether an account exists. With the header `X-Brigade-Client: web` the refresh token comes as an HttpOnly cookie.',
    body: Type.Object({
      email: Type.Optional(Type.String({ maxLength: 254, examples: ['owner@cookiejar.example'] })),
      username: Type.Optional(Type.String({ maxLength: 254 })),
      password: Type.String({ minLength: 1, maxLength: 256, format: 'password' }),
      grant_type: Type.Optional(Type.String()),
      scope: Type.Optional(Type.String()),
      client_id: Type.Optional(Type.String()),
      client_secret: Type.Optional(Type.String()),
    }),
    response: Tokens,
    errors: ['wrong_credentials'],
  }),
  refresh: route({
    method: 'POST',
    path: '/auth/refresh',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Refresh the tokens',
    description:
      'Takes the refresh token from the body or the cookie and answers new tokens. A refresh token works once; using one again ends every session of its family, but for the immediate predecessor within ten seconds, so that a lost answer does no harm.',
    body: Type.Optional(
      Nullable(Type.Object({ refresh_token: Type.Optional(Type.String({ maxLength: 200 })) })),
    ),
    response: Tokens,
    errors: ['refresh_token_invalid', 'refresh_token_reused', 'origin_refused'],
  }),
  logout: route({
    method: 'POST',
    path: '/auth/logout',
    permission: 'signed_in',
    transaction: 'none',
    status: 200,
    summary: 'Sign out',
    description: 'Ends the session: its refresh token and its access tokens stop working at once.',
    body: Type.Optional(
      Nullable(Type.Object({ refresh_token: Type.Optional(Type.String({ maxLength: 200 })) })),
    ),
    response: Type.Object({ message: Type.String() }),
  }),
  getMe: route({
    method: 'GET',
    path: '/auth/me',
    permission: 'signed_in',
    summary: 'Who am I',
    description: 'The signed-in person, the organization in use and what the role grants.',
    response: Me,
  }),
  validateUsername: route({
    method: 'POST',
    path: '/auth/validate-username',
    permission: 'public',
    transaction: 'none',
    status: 200,
    summary: 'Check a CPF or CNPJ',
    description:
      'Verifies length, characters and check digits, and says which rule is broken. It does not tell whether an account exists.',
    body: Input({ username: Username }),
    response: Type.Object({
      valid: Type.Boolean(),
      kind: Nullable(OneOf(['cpf', 'cnpj', 'email'])),
      formatted: Nullable(Type.String({ examples: ['529.982.247-25'] })),
      reason: Nullable(Type.String({ examples: ['wrong_check_digit'] })),
    }),
  }),
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
    also: ['/settings/accounts'],
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
    also: ['/settings/accounts'],
    summary: 'Register an organization',
    description:
      'A signed-in person becomes its admin. An anonymous caller sends `admin` with it, who is created as its admin. The CNPJ, numeric or alphanumeric, is unique.',
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
    errors: ['already_exists', 'weak_password', 'cnpj_invalid', 'username_invalid', 'not_signed_in'],
  }),
  getOrganization: route({
    method: 'GET',
    path: '/organizations/{id}',
    permission: 'organization.read',
    also: ['/settings/accounts/{id}'],
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
    also: ['/settings/accounts/{id}'],
    summary: 'Update an organization',
    description: 'Changes the fields that are sent and leaves the others.',
    params: IdParams,
    body: Changes(Type.Object({ ...OrganizationInput.properties, setup_completed: Type.Boolean() })),
    response: Organization,
    errors: ['not_found', 'already_exists', 'cnpj_invalid'],
  }),
  deleteOrganization: route({
    method: 'DELETE',
    path: '/organizations/{id}',
    permission: 'organization.manage',
    also: ['/settings/accounts/{id}'],
    summary: 'Delete an organization',
    description:
      'Deletes the organization with everything it owns: people, restaurants, documents, invoices. It cannot be undone.',
    params: IdParams,
    errors: ['not_found'],
  }),

  listUsers: route({
    method: 'GET',
    path: '/users',
    permission: 'users.read',
    also: settingsUsers,
    summary: 'List people',
    description: 'The people of the organization with their roles.',
    query: listQuery({
      search: Type.Optional(
        Type.String({ maxLength: 100, description: 'Part of a name or an e-mail address.' }),
      ),
      role: Type.Optional(RoleInput),
      is_active: Type.Optional(Type.Boolean()),
      restaurant_id: Type.Optional(Id),
    }),
    response: ListOf(User),
  }),
  createUser: route({
    method: 'POST',
    path: '/users',
    permission: 'users.manage',
    also: settingsUsers,
    transaction: 'none',
    summary: 'Add a person',
    description:
      'Creates an account in the organization with a role, limited to one restaurant when `restaurant_id` is given.',
    body: UserInput,
    response: User,
    errors: ['already_exists', 'weak_password', 'username_invalid', 'reference_not_found'],
  }),
  getUser: route({
    method: 'GET',
    path: '/users/{id}',
    permission: 'users.read',
    also: settingsUser,
    summary: 'Get a person',
    description: 'One person of the organization.',
    params: IdParams,
    response: User,
    errors: ['not_found'],
  }),
  updateUser: route({
    method: 'PUT',
    path: '/users/{id}',
    permission: 'users.manage',
    also: settingsUser,
    transaction: 'none',
    summary: 'Update a person',
    description:
      'Changes the fields that are sent: names, role, restaurant, password, or `is_active` to deactivate. A new password and a deactivation end the person’s sessions. The last active admin cannot be taken away.',
    params: IdParams,
    body: UserChanges,
    response: User,
    errors: [
      'not_found',
      'already_exists',
      'weak_password',
      'username_invalid',
      'last_admin',
      'reference_not_found',
    ],
  }),
  deleteUser: route({
    method: 'DELETE',
    path: '/users/{id}',
    permission: 'users.manage',
    also: settingsUser,
    summary: 'Delete a person',
    description:
      'Takes the person out of the organization and deletes the account when the organization made it. What they did stays in the audit log under their name.',
    params: IdParams,
    errors: ['not_found', 'last_admin'],
  }),
} satisfies Routes
