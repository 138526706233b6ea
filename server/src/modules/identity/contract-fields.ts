import {
  Country,
  Currency,
  Email,
  Id,
  Instant,
  Locale,
  Nullable,
  OneOf,
  type Static,
  Text,
  Type,
} from '#platform/schema'
import { acceptedRoles, roles } from '../../roles.ts'

/** Pieces that the contracts of this module share. */

const languages = ['en', 'pt-BR', 'es'] as const
export const Language = OneOf(languages)

export const Role = OneOf(roles, { examples: ['manager'] })
export const RoleInput = OneOf(acceptedRoles, {
  examples: ['manager'],
  description:
    'account_manager and restaurant_manager are stored as manager (the latter needs a restaurant), staff and user as employee.',
})
export const Password = Type.String({
  minLength: 1,
  maxLength: 256,
  format: 'password',
  examples: ['Correct-Horse-7-Battery'],
  description:
    '8 or more characters with an upper-case letter, a lower-case letter and a digit; 15 or more advised; common ones are refused.',
})
export const Cnpj = Type.String({
  maxLength: 18,
  examples: ['12ABC34501DE35'],
  description:
    'Numeric or alphanumeric CNPJ, with or without punctuation; letters in upper case; check digits are verified.',
})
export const Username = Type.String({
  minLength: 1,
  maxLength: 254,
  examples: ['52998224725'],
  description: 'A CPF or CNPJ to sign in with instead of the e-mail address.',
})
export const FullName = Text(200, { examples: ['Olivia Owner'] })
export const FirstName = Text(100, { examples: ['Olivia'] })
export const LastName = Type.String({ maxLength: 100, examples: ['Owner'] })

export const SecondFactorPolicy = OneOf(['optional', 'admins', 'everyone'], {
  description:
    'Who must have a second factor. Whoever must and has none gets `second_factor_needed` everywhere but where it is set up.',
})

export const User = Type.Object({
  id: Id,
  email: Email,
  email_verified_at: Nullable({
    ...Instant,
    description: 'When the person showed that the address is theirs; null until then.',
  }),
  username: Nullable(Type.String()),
  first_name: Type.String(),
  last_name: Type.String(),
  full_name: Type.String({ examples: ['Olivia Owner'] }),
  phone: Nullable(Type.String()),
  language: Language,
  role: Role,
  status: OneOf(['active', 'inactive', 'invited'], {
    description: 'invited: has not accepted yet, and can neither sign in nor be changed.',
  }),
  invitation_expires_at: Nullable({ ...Instant, description: 'Of somebody who is invited.' }),
  is_active: Type.Boolean({ description: 'Whether status is active.' }),
  organization_id: Id,
  restaurant_ids: Nullable(
    Type.Array(Id, { description: 'The restaurants the membership is limited to; null: all of them.' }),
  ),
  restaurant_id: Nullable({ ...Id, description: 'The restaurant, when the membership is limited to one.' }),
  has_second_factor: Type.Boolean({ description: 'An authenticator app or a passkey.' }),
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
  second_factor_policy: SecondFactorPolicy,
  is_demo: Type.Boolean(),
  setup_completed_at: Nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
})
export type Organization = Static<typeof Organization>
