import { type Routes, route } from '#platform/route'
import { Country, Currency, Email, Id, Input, Locale, Nullable, OneOf, Text, Type } from '#platform/schema'
import {
  Cnpj,
  FirstName,
  FullName,
  Language,
  LastName,
  Organization,
  Password,
  User,
  Username,
} from '../contract-fields.ts'

const Me = Type.Object({
  ...User.properties,
  must_set_up_second_factor: Type.Boolean({
    description: 'Everything but setting one up answers `second_factor_needed` until it is done.',
  }),
  permissions: Type.Array(Type.String(), { description: 'What the role grants, for deciding what to show.' }),
  organization: Type.Pick(Organization, [
    'id',
    'name',
    'country',
    'currency',
    'locale',
    'is_demo',
    'setup_completed_at',
  ]),
})

export const Tokens = Type.Object({
  access_token: Type.String({ description: 'Send as `Authorization: Bearer …`.' }),
  refresh_token: Nullable(
    Type.String({ description: 'Single use. Null for browsers, which get an HttpOnly cookie instead.' }),
  ),
  token_type: OneOf(['bearer']),
  expires_in: Type.Integer({ description: 'Seconds until the access token expires.', examples: [900] }),
  user: User,
})

/** What signing in answers to those who must show a second factor first. */
export const SecondFactorAsked = Type.Object({
  second_factor: Type.Object({
    challenge: Type.String({
      description: 'Send it to `POST /auth/second-factor` with one of the methods, from the same device.',
    }),
    methods: Type.Array(OneOf(['totp', 'passkey', 'recovery_code'])),
    expires_in: Type.Integer({ description: 'Seconds until signing in starts again.', examples: [300] }),
  }),
})

const RefreshToken = Type.Optional(Type.String({ maxLength: 200 }))
const WorkIn = Type.Optional({
  ...Id,
  description: 'The organization to work in, for people of several; else the one whose account it is.',
})

export const authRoutes = {
  register: route({
    method: 'POST',
    path: '/auth/register',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    summary: 'Register',
    description:
      'Creates a person with an organization of their own and makes them its admin. With `restaurant_name` its first restaurant is created too. Nobody chooses a role or joins an existing organization by registering. Without `country` it is that of the locale, Brazil with a CPF or CNPJ, else the United States; currency and locale follow the country unless given.',
    body: Input({
      email: Email,
      password: Password,
      full_name: Type.Optional(FullName),
      first_name: Type.Optional(FirstName),
      last_name: Type.Optional(LastName),
      username: Type.Optional(Username),
      language: Type.Optional(Language),
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
    errors: ['already_exists', 'weak_password', 'cnpj_invalid', 'username_invalid', 'constraint_violated'],
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
      'Takes JSON with `email` or `username`, or the OAuth2 password form. The name may be an e-mail address, a CPF or a CNPJ. The answer and its timing do not tell whether an account exists. With the header `X-Brigade-Client: web` the refresh token comes as an HttpOnly cookie. Whoever has a second factor gets no tokens yet but `second_factor`, a challenge to be answered at `POST /auth/second-factor`.',
    body: Type.Object({
      email: Type.Optional(Type.String({ maxLength: 254, examples: ['owner@cookiejar.example'] })),
      username: Type.Optional(Type.String({ maxLength: 254 })),
      password: Type.String({ minLength: 1, maxLength: 256, format: 'password' }),
      organization_id: WorkIn,
      grant_type: Type.Optional(Type.String()),
      scope: Type.Optional(Type.String()),
      client_id: Type.Optional(Type.String()),
      client_secret: Type.Optional(Type.String()),
    }),
    response: Type.Union([Tokens, SecondFactorAsked]),
    errors: ['wrong_credentials', 'too_many_attempts'],
  }),
  refresh: route({
    method: 'POST',
    path: '/auth/refresh',
    permission: 'public',
    transaction: 'none',
    status: 200,
    summary: 'Refresh the tokens',
    description:
      'Takes the refresh token from the body or the cookie and answers new tokens. A refresh token works once; using one again ends every session of its family, but for the immediate predecessor within ten seconds, which gets the same successor again, so that a lost answer or two tabs at once do no harm. With `organization_id` the session goes on in another organization the person belongs to. The cookie is taken only with the header `X-Brigade-Client: web` and from Brigade’s own origin.',
    body: Type.Optional(Nullable(Type.Object({ refresh_token: RefreshToken, organization_id: WorkIn }))),
    response: Tokens,
    errors: ['refresh_token_invalid', 'refresh_token_reused', 'origin_refused'],
  }),
  logout: route({
    method: 'POST',
    path: '/auth/logout',
    permission: 'public',
    transaction: 'none',
    status: 200,
    summary: 'Sign out',
    description:
      'Ends the session of the access token, the refresh token in the body or the cookie, whichever are sent: its refresh token and its access tokens stop working at once. Signing out twice is no error.',
    body: Type.Optional(Nullable(Type.Object({ refresh_token: RefreshToken }))),
    response: Type.Object({ message: Type.String() }),
    errors: ['origin_refused'],
  }),
  getMe: route({
    method: 'GET',
    path: '/auth/me',
    permission: 'signed_in',
    open_to_tokens: true,
    before_second_factor: true,
    summary: 'Who am I',
    description:
      'The signed-in person, the organization in use and what the role grants; with an API token, whom it stands for and what it may do.',
    response: Me,
  }),
  changePassword: route({
    method: 'POST',
    path: '/auth/password',
    permission: 'signed_in',
    transaction: 'none',
    status: 200,
    summary: 'Change my password',
    description:
      'Needs the present password; whoever has none yet, as by signing in elsewhere, sets a first one within ten minutes of signing in. Every other session of the person ends.',
    body: Input({
      current_password: Type.Optional(Type.String({ minLength: 1, maxLength: 256, format: 'password' })),
      new_password: Password,
    }),
    response: Type.Object({ message: Type.String() }),
    errors: ['weak_password', 'wrong_password', 'fresh_sign_in_needed', 'too_many_attempts', 'unavailable'],
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
} satisfies Routes
