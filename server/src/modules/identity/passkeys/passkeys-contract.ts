import { type Routes, route } from '#platform/route'
import { Id, IdParams, Input, Instant, Nullable, Text, Type } from '#platform/schema'
import { Proof, proofErrors, proofWords, RecoveryCodes } from '../second-factor/second-factor-contract.ts'
import { Tokens } from '../sign-in/auth-contract.ts'

export const Passkey = Type.Object({
  id: Id,
  name: Type.String({ examples: ['Ana’s phone'] }),
  is_synced: Type.Boolean({ description: 'A password manager brings it to the person’s other devices.' }),
  created_at: Instant,
  last_used_at: Nullable(Instant),
})

const Name = Text(60, { examples: ['Ana’s phone'] })

/** What browsers take and give as JSON (WebAuthn Level 3, §5.1.8 and §5.5): theirs to define, checked by the server. */
const BrowserJson = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description })
const Options = Type.Object({
  options: BrowserJson('For `navigator.credentials`; its challenge is good once, for five minutes.'),
})
const Credential = BrowserJson('The PublicKeyCredential as JSON, as browsers make it.')

export const passkeyRoutes = {
  listPasskeys: route({
    method: 'GET',
    path: '/auth/passkeys',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'door',
    summary: 'List my passkeys',
    description: 'The passkeys of the signed-in person, the newest first.',
    response: Type.Object({ items: Type.Array(Passkey) }),
  }),
  beginPasskey: route({
    method: 'POST',
    path: '/auth/passkeys/options',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    status: 200,
    summary: 'Begin with a passkey',
    description: `Answers what a browser needs to make a passkey for Brigade’s public address. ${proofWords}`,
    body: Proof,
    response: Options,
    errors: ['passkeys_unavailable', 'constraint_violated', ...proofErrors],
  }),
  addPasskey: route({
    method: 'POST',
    path: '/auth/passkeys',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    summary: 'Add a passkey',
    description:
      'Takes what the browser made. The passkey signs in by itself, and may be shown after the password. Answers recovery codes unless the person has some already.',
    body: Input({ name: Name, credential: Credential }),
    response: Type.Object({ passkey: Passkey, recovery_codes: Nullable(RecoveryCodes) }),
    errors: ['passkey_refused', 'passkeys_unavailable', 'already_exists'],
  }),
  renamePasskey: route({
    method: 'PUT',
    path: '/auth/passkeys/{id}',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'door',
    summary: 'Rename a passkey',
    description: 'Only one’s own.',
    params: IdParams,
    body: Input({ name: Name }),
    response: Passkey,
    errors: ['not_found'],
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/auth/passkeys/{id}',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    summary: 'Remove a passkey',
    description: `It signs in no more; with the last second factor the recovery codes go, too. ${proofWords}`,
    params: IdParams,
    body: Proof,
    errors: ['not_found', 'last_way_in', ...proofErrors],
  }),
  beginPasskeySignIn: route({
    method: 'POST',
    path: '/auth/passkeys/sign-in/options',
    permission: 'public',
    transaction: 'door',
    status: 200,
    summary: 'Begin to sign in by passkey',
    description:
      'Answers what a browser needs to use a passkey: any of this Brigade’s or, with the `challenge` of a sign-in that waits for the second factor, those of that person.',
    body: Type.Optional(Nullable(Input({ challenge: Type.Optional(Type.String({ maxLength: 100 })) }))),
    response: Options,
    errors: ['passkeys_unavailable', 'challenge_ended'],
  }),
  signInByPasskey: route({
    method: 'POST',
    path: '/auth/passkeys/sign-in',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Sign in by passkey',
    description:
      'Takes the browser’s answer. A passkey that has checked the person (by finger, face or PIN, which is required) is two factors in one: no second step follows.',
    body: Input({
      credential: Credential,
      organization_id: Type.Optional({
        ...Id,
        description: 'The organization to work in, as at `POST /auth/login`.',
      }),
    }),
    response: Tokens,
    errors: ['passkey_refused', 'passkeys_unavailable', 'wrong_credentials'],
  }),
} satisfies Routes
