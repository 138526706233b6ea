import { type Routes, route } from '#platform/route'
import {
  Country,
  Currency,
  Email,
  Id,
  IdParams,
  Input,
  Instant,
  Locale,
  Nullable,
  OneOf,
  Text,
  Type,
} from '#platform/schema'
import { Cnpj, FirstName, Language, LastName, Username } from '../contract-fields.ts'
import { Proof, proof, proofErrors, proofWords } from '../second-factor/second-factor-contract.ts'
import { SecondFactorAsked, Tokens } from '../sign-in/auth-contract.ts'

const ProviderId = Type.String({ pattern: '^[a-z]{1,20}$', examples: ['google'] })
const ProviderName = Type.String({ examples: ['Google'] })
const ProviderParams = Type.Object({
  provider: { ...ProviderId, description: 'Its id, as `GET /auth/social` lists it.' },
})
const ReturnTo = Type.Optional(
  Type.String({
    description: 'Where to go afterwards: a path of this house; anything that leads elsewhere is forgotten.',
    examples: ['/documents'],
  }),
)
const Finished = Type.Object({
  outcome: OneOf(['signed_in', 'second_factor', 'linked', 'registration', 'sign_in_first'], {
    description:
      '`signed_in`: `tokens` are there. `second_factor`: it must be shown at `POST /auth/second-factor`. `linked`: the caller can sign in by this account from now on. `registration`: nobody has this account yet; `person` fills in the form of `POST /auth/social/register`. `sign_in_first`: the address has an account here; its person signs in as always and links this one in the settings.',
  }),
  provider: Type.Object({ id: ProviderId, name: ProviderName }),
  return_to: Type.String({ examples: ['/documents'] }),
  tokens: Nullable(Tokens),
  second_factor: Nullable(SecondFactorAsked.properties.second_factor),
  person: Nullable(
    Type.Object({
      email: Nullable(Email),
      is_email_verified: Type.Boolean({ description: 'The provider showed that the address is theirs.' }),
      first_name: Nullable(Type.String({ examples: ['Olivia'] })),
      last_name: Nullable(Type.String({ examples: ['Owner'] })),
    }),
  ),
})

const Link = Type.Object({
  id: Id,
  provider: Nullable({ ...ProviderId, description: 'Null: the settings no longer name this provider.' }),
  provider_name: ProviderName,
  email: Nullable(Type.String({ description: 'Its address when it was linked.' })),
  linked_at: Instant,
  last_used_at: Nullable(Instant),
})

const forBrowsers = 'For browsers: it keeps a cookie that ties the way there and back to this one.'

export const socialRoutes = {
  listSocialProviders: route({
    method: 'GET',
    path: '/auth/social',
    permission: 'public',
    transaction: 'none',
    summary: 'List providers to sign in by',
    description: 'The OpenID Connect issuers that the settings name; none unless set.',
    response: Type.Object({
      providers: Type.Array(Type.Object({ id: ProviderId, name: ProviderName })),
    }),
  }),
  startSocialSignIn: route({
    method: 'GET',
    path: '/auth/social/{provider}/start',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 303,
    summary: 'Go to a provider to sign in',
    description: `Redirects to the provider with state, nonce and PKCE; when it cannot be reached, to the sign-in page that says so. ${forBrowsers}`,
    params: ProviderParams,
    query: Type.Object({ return_to: ReturnTo }),
    errors: ['not_found'],
  }),
  answerSocialSignIn: route({
    method: 'GET',
    path: '/auth/social/{provider}/callback',
    permission: 'public',
    transaction: 'none',
    status: 303,
    summary: 'Come back from a provider',
    description:
      'Takes the provider’s answer from the query, once, checks it and redirects to Brigade’s page, which calls `POST /auth/social/finish` or says what went wrong.',
    params: ProviderParams,
    errors: ['not_found'],
  }),
  answerSocialSignInByForm: route({
    method: 'POST',
    path: '/auth/social/{provider}/callback',
    permission: 'public',
    transaction: 'none',
    status: 303,
    summary: 'Come back from a provider by a form',
    description: 'The same for providers that answer by form_post, as Apple does.',
    params: ProviderParams,
    errors: ['not_found'],
  }),
  finishSocialSignIn: route({
    method: 'POST',
    path: '/auth/social/finish',
    permission: 'public',
    transaction: 'none',
    status: 200,
    summary: 'Finish signing in by a provider',
    description:
      'Says what came of it: only an account that was linked before opens a session, never one with the same e-mail address. Takes the cookie only with the header `X-Brigade-Client: web` and from Brigade’s own origin; linking needs the session that asked for it.',
    response: Finished,
    errors: ['social_expired', 'social_refused', 'social_linked_elsewhere', 'origin_refused'],
  }),
  registerBySocial: route({
    method: 'POST',
    path: '/auth/social/register',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Register by a provider',
    description:
      'After a `registration`: creates a person without a password and an organization of their own as `POST /auth/register` does, links the account and signs in. The address counts as verified when it is the one the provider vouched for, else a mail asks for it.',
    body: Input({
      email: Email,
      first_name: FirstName,
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
    response: Tokens,
    errors: [
      'social_expired',
      'social_refused',
      'social_linked_elsewhere',
      'origin_refused',
      'already_exists',
      'cnpj_invalid',
      'username_invalid',
      'constraint_violated',
    ],
  }),
  listSocialLinks: route({
    method: 'GET',
    path: '/auth/social/links',
    permission: 'signed_in',
    transaction: 'none',
    summary: 'List my linked accounts',
    description: 'The accounts at providers by which the caller can sign in.',
    response: Type.Object({ links: Type.Array(Link) }),
  }),
  linkSocial: route({
    method: 'POST',
    path: '/auth/social/{provider}/link',
    permission: 'signed_in',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Link an account',
    description: `Answers the address at the provider to send the browser to; coming back, \`POST /auth/social/finish\` links the account that was chosen there, and a mail tells of it. ${proofWords} ${forBrowsers}`,
    params: ProviderParams,
    body: Type.Optional(Nullable(Input({ ...proof, return_to: ReturnTo }))),
    response: Type.Object({
      authorization_url: Type.String({
        format: 'uri',
        examples: ['https://accounts.google.com/o/oauth2/v2/auth?response_type=code'],
      }),
    }),
    errors: ['not_found', 'social_unreachable', ...proofErrors],
  }),
  unlinkSocial: route({
    method: 'DELETE',
    path: '/auth/social/links/{id}',
    permission: 'signed_in',
    transaction: 'none',
    limit: 'login',
    summary: 'Unlink an account',
    description: `It no longer opens the caller’s account; a mail tells of it. The last way to sign in stays. ${proofWords}`,
    params: IdParams,
    body: Proof,
    errors: ['not_found', 'last_way_in', ...proofErrors],
  }),
} satisfies Routes
