import type { Forget } from '#platform/authentication'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Tokens } from '#platform/tokens'
import type { Who } from '#platform/who'
import type { Passwords } from './sign-in/password-hashing.ts'
import type { Social } from './social/social.ts'

/** What this module is handed over when the house is put together. */
export interface IdentityNeeds {
  platform: Platform
  tokens: Tokens
  /** Ends what is cached about a session or a person in this process. */
  forget: Forget
  /** Makes the first restaurant of a new organization; restaurants lie above people. */
  createRestaurant: (tx: TenantTx, who: Who, restaurant: { name: string }) => Promise<unknown>
}

/** What its acts work with where a transaction and a person are not enough. */
export interface Desk extends IdentityNeeds {
  passwords: Passwords
  social: Social
}
