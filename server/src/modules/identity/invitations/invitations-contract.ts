import { type Routes, route } from '#platform/route'
import { Email, IdParams, Input, Instant, Nullable, Type } from '#platform/schema'
import { FirstName, Language, LastName, Password, Role, User } from '../contract-fields.ts'
import { SecondFactorAsked, Tokens } from '../sign-in/auth-contract.ts'

const Token = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'What follows the # in the address of the mail.',
  examples: ['q3Ww0fYc5m1w8m0v7lq0m1cJc2lq3Yt0m5b7d9f1h3k'],
})

export const invitationRoutes = {
  inviteAgain: route({
    method: 'POST',
    path: '/users/{id}/invitation',
    permission: 'users.manage',
    status: 200,
    also: ['/settings/users/{id}/invitation'],
    summary: 'Send an invitation again',
    description:
      'Sends the mail once more, for seven days from now; links sent before no longer work. Once a minute at most.',
    params: IdParams,
    response: User,
    errors: ['not_found'],
  }),
  previewInvitation: route({
    method: 'POST',
    path: '/auth/invitations/preview',
    permission: 'public',
    transaction: 'door',
    limit: 'login',
    status: 200,
    summary: 'See what a link invites to',
    description:
      'Says who invites whom to what, without accepting. It does not tell whether the address has an account already.',
    body: Input({ token: Token }),
    response: Type.Object({
      organization_name: Type.String({ examples: ['The Cookie Jar Group'] }),
      invited_by_name: Nullable(Type.String({ examples: ['Olivia Owner'] })),
      email: Email,
      first_name: Type.String(),
      last_name: Type.String(),
      language: Language,
      role: Role,
      expires_at: Instant,
    }),
    errors: ['link_invalid'],
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/auth/invitations/accept',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Accept an invitation',
    description:
      'Makes an account with the password that is chosen, and signs in to it. When the invited address has an account, its owner has to be signed in (send the access token): the membership is added and the session goes on in the organization. Works once.',
    body: Input({
      token: Token,
      password: Type.Optional(Password),
      first_name: Type.Optional(FirstName),
      last_name: Type.Optional(LastName),
      language: Type.Optional(Language),
    }),
    response: Type.Union([Tokens, SecondFactorAsked]),
    errors: ['link_invalid', 'sign_in_to_accept', 'weak_password', 'already_exists'],
  }),
} satisfies Routes
