import { type Routes, route } from '#platform/route'
import { IdParams, Input, Instant, Nullable, Type } from '#platform/schema'
import { SecondFactorPolicy } from '../contract-fields.ts'
import { Tokens } from '../sign-in/auth-contract.ts'

const Code = Type.String({
  minLength: 6,
  maxLength: 12,
  examples: ['492039'],
  description: 'Six digits of the authenticator app; spaces do not matter.',
})

/** What shows that it is the person, and not somebody at their unlocked screen. */
export const proof = {
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 256, format: 'password' })),
  code: Type.Optional(Code),
}
const proofWords =
  'Within ten minutes of signing in nothing more is asked; later `password` or `code` is needed.'
const proofErrors = [
  'fresh_sign_in_needed',
  'wrong_password',
  'code_wrong',
  'too_many_attempts',
  'unavailable',
] as const

export const RecoveryCodes = Type.Array(Type.String({ examples: ['7K2M-Q9XD-4HRT-W0PZ'] }), {
  description: 'Ten codes, each good once instead of the second factor. They are never shown again.',
})

export const Proof = Type.Optional(Nullable(Input(proof)))
export { proofErrors, proofWords }

export const secondFactorRoutes = {
  getSecondFactor: route({
    method: 'GET',
    path: '/auth/second-factor',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'door',
    summary: 'Show my second factors',
    description: 'What the signed-in person has beside their password, and what the organization asks for.',
    response: Type.Object({
      policy: SecondFactorPolicy,
      is_required: Type.Boolean({ description: 'Whether the policy asks it of the caller.' }),
      has_password: Type.Boolean({
        description: 'False for those who sign in by an account elsewhere or a passkey only.',
      }),
      totp_confirmed_at: Nullable(Instant),
      passkey_count: Type.Integer(),
      recovery_codes_left: Type.Integer(),
      can_use_passkeys: Type.Boolean({
        description:
          'False where PUBLIC_URL is an address of numbers or not encrypted: browsers refuse them there.',
      }),
    }),
  }),
  beginTotp: route({
    method: 'POST',
    path: '/auth/second-factor/totp',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    status: 200,
    summary: 'Begin with an authenticator app',
    description: `Makes the secret for an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds). It is asked at no sign-in until a first code confirms it; beginning again replaces it. ${proofWords}`,
    body: Proof,
    response: Type.Object({
      secret: Type.String({
        description: 'Base32, for typing.',
        examples: ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
      }),
      otpauth_url: Type.String({ description: 'What the QR code holds.' }),
    }),
    errors: ['already_exists', ...proofErrors],
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/auth/second-factor/totp/confirm',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    status: 200,
    summary: 'Confirm the authenticator app',
    description:
      'Takes a first code of the app; from then on signing in asks for one. Answers recovery codes unless the person has some from a passkey already.',
    body: Input({ code: Code }),
    response: Type.Object({ recovery_codes: Nullable(RecoveryCodes) }),
    errors: ['code_wrong', 'not_found', 'too_many_attempts'],
  }),
  removeTotp: route({
    method: 'DELETE',
    path: '/auth/second-factor/totp',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    summary: 'Remove the authenticator app',
    description: `Codes of the app are no longer asked for; with the last second factor the recovery codes go, too. ${proofWords}`,
    body: Proof,
    errors: ['not_found', ...proofErrors],
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/auth/second-factor/recovery-codes',
    permission: 'signed_in',
    before_second_factor: true,
    transaction: 'none',
    status: 200,
    summary: 'Make new recovery codes',
    description: `The ones before stop working. ${proofWords}`,
    body: Proof,
    response: Type.Object({ recovery_codes: RecoveryCodes }),
    errors: ['not_found', ...proofErrors],
  }),
  answerSecondFactor: route({
    method: 'POST',
    path: '/auth/second-factor',
    permission: 'public',
    transaction: 'none',
    limit: 'login',
    status: 200,
    summary: 'Sign in: the second step',
    description:
      'Takes the challenge that signing in answered and one of: a code of the authenticator app, a recovery code, the answer of a passkey to `POST /auth/passkeys/sign-in/options`. A challenge is good for five minutes, five answers and the device it was given to; each code of the app works once.',
    body: Input({
      challenge: Type.String({ maxLength: 100 }),
      code: Type.Optional(Code),
      recovery_code: Type.Optional(Type.String({ maxLength: 40, examples: ['7K2M-Q9XD-4HRT-W0PZ'] })),
      passkey: Type.Optional(
        Type.Unsafe<Record<string, unknown>>({
          type: 'object',
          additionalProperties: true,
          description: 'The PublicKeyCredential as JSON, as browsers make it.',
        }),
      ),
    }),
    response: Tokens,
    errors: ['challenge_ended', 'code_wrong', 'passkey_refused', 'too_many_attempts'],
  }),
  resetSecondFactors: route({
    method: 'DELETE',
    path: '/users/{id}/second-factor',
    permission: 'users.manage',
    transaction: 'none',
    also: ['/settings/users/{id}/second-factor'],
    summary: 'Reset a person’s second factors',
    description:
      'For somebody who lost their phone: takes their authenticator app, passkeys and recovery codes away, so that the password alone signs them in. Only for accounts this organization made whose people belong to no other; they are told by mail.',
    params: IdParams,
    errors: ['not_found', 'not_permitted'],
  }),
} satisfies Routes
