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
  Text,
  Type,
} from '#platform/schema'
import { tokenPermissions } from '../../../roles.ts'
import { proof, proofErrors, proofWords } from '../second-factor/second-factor-contract.ts'

const Scope = OneOf(tokenPermissions, { examples: ['invoices.read'] })

const ApiToken = Type.Object({
  id: Id,
  name: Type.String({ examples: ['Accounts export'] }),
  hint: Type.String({ description: 'How it begins and ends.', examples: ['brg_…9fQz'] }),
  status: OneOf(['active', 'expired', 'suspended'], {
    description: 'Suspended: whoever made it is deactivated, or the restaurants it was for are gone.',
  }),
  scopes: Type.Array(Type.String(), { description: 'The permissions it was given.' }),
  effective_scopes: Type.Array(Type.String(), {
    description: 'Those of them that the role of whoever made it grants now.',
  }),
  restaurant_ids: Nullable(
    Type.Array(Id, { description: 'The restaurants it is limited to; null: those of whoever made it.' }),
  ),
  user_id: { ...Id, description: 'Whoever made it: it stands for them.' },
  user_name: Type.String({ examples: ['Olivia Owner'] }),
  created_at: Instant,
  expires_at: Nullable(Instant),
  last_used_at: Nullable({ ...Instant, description: 'To the minute.' }),
  last_used_ip: Nullable(Type.String({ examples: ['203.0.113.7'] })),
})

export const tokenRoutes = {
  listPermissions: route({
    method: 'GET',
    path: '/permissions',
    permission: 'signed_in',
    open_to_tokens: true,
    transaction: 'none',
    summary: 'List permissions',
    description:
      'Every permission there is, whether the caller has it, and whether an API token can. With an API token: what this token may do.',
    response: Type.Object({
      permissions: Type.Array(
        Type.Object({
          permission: Type.String({ examples: ['invoices.read'] }),
          is_granted: Type.Boolean(),
          is_for_tokens: Type.Boolean({
            description: 'False for what only people do: sign-in, people, the organization itself.',
          }),
        }),
      ),
    }),
  }),
  listApiTokens: route({
    method: 'GET',
    path: '/api-tokens',
    permission: 'tokens.manage',
    summary: 'List API tokens',
    description: 'The API tokens of the organization with when and from where each was last used.',
    query: listQuery({}),
    response: ListOf(ApiToken),
  }),
  createApiToken: route({
    method: 'POST',
    path: '/api-tokens',
    permission: 'tokens.manage',
    transaction: 'none',
    summary: 'Create an API token',
    description: `Makes a token for a program, which sends it as \`Authorization: Bearer …\` and stands for you with the permissions named in \`scopes\`: never more than your own role grants, at any time. The token itself is in this answer and nowhere else. It expires after 90 days unless \`expires_in_days\` says otherwise, null for never. ${proofWords}`,
    body: Input({
      name: Text(100, { examples: ['Accounts export'] }),
      scopes: Type.Array(Scope, { minItems: 1, maxItems: tokenPermissions.length, uniqueItems: true }),
      restaurant_ids: Type.Optional(
        Nullable(
          Type.Array(Id, {
            minItems: 1,
            maxItems: 100,
            uniqueItems: true,
            description: 'Limits it to these restaurants.',
          }),
        ),
      ),
      expires_in_days: Type.Optional(
        Nullable(Type.Integer({ minimum: 1, maximum: 365, examples: [90], description: '90 when absent.' })),
      ),
      ...proof,
    }),
    response: Type.Object({
      ...ApiToken.properties,
      token: Type.String({ description: 'Keep it: it is not shown again.' }),
    }),
    errors: ['reference_not_found', 'restaurant_not_permitted', 'constraint_violated', ...proofErrors],
  }),
  revokeApiToken: route({
    method: 'DELETE',
    path: '/api-tokens/{id}',
    permission: 'tokens.manage',
    transaction: 'none',
    summary: 'Revoke an API token',
    description: 'Takes the token away: it is refused at once.',
    params: IdParams,
    errors: ['not_found'],
  }),
} satisfies Routes
