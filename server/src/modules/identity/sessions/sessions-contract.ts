import { type Routes, route } from '#platform/route'
import { Id, IdParams, Input, Instant, ListOf, listQuery, Nullable, OneOf, Type } from '#platform/schema'
import { Role } from '../contract-fields.ts'
import { Tokens } from '../sign-in/auth-contract.ts'

const Session = Type.Object({
  id: Id,
  device: Type.Object({
    browser: Nullable(Type.String({ description: 'Or the name of another program.', examples: ['Chrome'] })),
    system: Nullable(Type.String({ examples: ['Android'] })),
    kind: OneOf(['phone', 'tablet', 'computer', 'program']),
  }),
  ip: Nullable(Type.String({ description: 'The address it was used from last.', examples: ['203.0.113.7'] })),
  created_at: { ...Instant, description: 'When it signed in.' },
  last_used_at: { ...Instant, description: 'To the minute.' },
  expires_at: Instant,
  organization_id: Id,
  organization_name: Type.String({ examples: ['The Cookie Jar Group'] }),
  is_current: Type.Boolean({ description: 'The one this request was sent in.' }),
})

const Ended = Type.Object({ ended: Type.Integer({ description: 'How many sessions were ended.' }) })

export const sessionRoutes = {
  listSessions: route({
    method: 'GET',
    path: '/auth/sessions',
    permission: 'signed_in',
    transaction: 'door',
    summary: 'List my sessions',
    description: 'Where the caller is signed in: devices with their address and last use, the latest first.',
    query: listQuery({}),
    response: ListOf(Session),
  }),
  endOtherSessions: route({
    method: 'DELETE',
    path: '/auth/sessions',
    permission: 'signed_in',
    transaction: 'none',
    status: 200,
    summary: 'Sign out everywhere else',
    description:
      'Ends every session of the caller but the one in use, at once. Their devices count as new ones from then on.',
    response: Ended,
  }),
  endSession: route({
    method: 'DELETE',
    path: '/auth/sessions/{id}',
    permission: 'signed_in',
    transaction: 'none',
    summary: 'Sign one of my devices out',
    description:
      'Ends one session of the caller at once: its tokens are refused and its sockets closed within moments. The device counts as a new one from then on.',
    params: IdParams,
    errors: ['not_found'],
  }),
  listSessionsOfUser: route({
    method: 'GET',
    path: '/users/{id}/sessions',
    permission: 'users.manage',
    summary: 'List the sessions of a person',
    description: 'Where somebody of the organization is signed in to it.',
    params: IdParams,
    query: listQuery({}),
    response: ListOf(Session),
    errors: ['not_found'],
  }),
  endSessionsOfUser: route({
    method: 'DELETE',
    path: '/users/{id}/sessions',
    permission: 'users.manage',
    transaction: 'none',
    status: 200,
    summary: 'Sign a person out',
    description: 'Ends every session of somebody in this organization at once. They may sign in again.',
    params: IdParams,
    response: Ended,
    errors: ['not_found'],
  }),
  endSessionOfUser: route({
    method: 'DELETE',
    path: '/users/{id}/sessions/{session_id}',
    permission: 'users.manage',
    transaction: 'none',
    summary: 'Sign a device of a person out',
    description: 'Ends one session of somebody in this organization at once.',
    params: Type.Object({ id: Id, session_id: Id }),
    errors: ['not_found'],
  }),
  listOwnOrganizations: route({
    method: 'GET',
    path: '/auth/organizations',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'door',
    summary: 'Where I may work',
    description: 'The organizations the caller belongs to, by name, with their role in each.',
    response: Type.Object({
      organizations: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String({ examples: ['The Cookie Jar Group'] }),
          is_demo: Type.Boolean(),
          role: Role,
          is_current: Type.Boolean({ description: 'The one in use.' }),
        }),
      ),
    }),
  }),
  switchOrganization: route({
    method: 'POST',
    path: '/auth/switch',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    status: 200,
    summary: 'Work in another organization',
    description:
      'Goes on with the session in another organization the caller belongs to. Access tokens of the former one stop working at once; the refresh token, or a browser’s cookie, stays as it is, so `refresh_token` is null.',
    body: Input({ organization_id: Id }),
    response: Tokens,
    errors: ['session_ended'],
  }),
} satisfies Routes
