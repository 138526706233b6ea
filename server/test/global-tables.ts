/** Tables that belong to no tenant, each with its reason. Every other table carries organization_id first. */
export const globalTables: Record<string, string> = {
  'platform.migrations': 'which migrations have landed; the owner’s alone',
  'platform.queue_workers': 'processes that work on the queue; no tenant’s data',
  'identity.organizations': 'the tenant itself: its id is the organization_id',
  'identity.users': 'a person has one account, whatever the number of organizations',
  'identity.credentials': 'belongs to a user',
  'identity.sessions': 'belongs to a user; names the organization in use',
  'identity.refresh_tokens': 'belongs to a session',
  'identity.totp_factors': 'belongs to a user; names the organization whose key seals it',
  'identity.recovery_codes': 'belongs to a user',
  'identity.passkeys': 'belongs to a user',
  'identity.second_factor_challenges': 'belongs to a user who is about to sign in',
  'identity.passkey_challenges': 'random numbers, of nobody or of a user',
  'identity.one_time_links': 'belongs to a user, an organization, or both',
  'identity.devices': 'belongs to a user',
  'identity.sign_in_waits': 'hashes of names and addresses that callers nobody knows yet failed with',
  'identity.social_identities': 'belongs to a user',
  'identity.social_attempts': 'callers nobody knows yet, on their way to an issuer and back; ten minutes',
}

/** Unique values that are global by nature: they name a tenant or a person to callers nobody knows yet. */
export const globalNames = [
  'identity.organizations.cnpj',
  'identity.users.email',
  'identity.users.username',
  'identity.passkeys.credential_id',
  'identity.api_tokens.token_hash',
  'inbox.address_keys.key_hash',
  'venues.restaurants.slug',
]

/** Functions that run with their owner’s rights, each with its reason. */
export const definerFunctions: Record<string, string> = {
  'platform.enqueue': 'adds a job to the queue, which the app may not read',
  'platform.send_on_errand': 'adds an errand to the queue, which neither the app nor the door may read',
}
