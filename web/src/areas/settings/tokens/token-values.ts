import type { ApiBody, ApiItem, ApiResponse } from '../../../shell/api-types.ts'

export type ApiToken = ApiItem<'GET /api-tokens'>
export type MadeToken = ApiResponse<'POST /api-tokens'>

/** Days until a token ends; `never` has to be chosen. */
export const lifetimes = ['30', '90', '180', '365', 'never'] as const
export type Lifetime = (typeof lifetimes)[number]

export interface TokenValues {
  name: string
  lifetime: Lifetime
  restaurant_ids: string[] | null
  scopes: string[]
}

export const emptyToken: TokenValues = { name: '', lifetime: '90', restaurant_ids: null, scopes: [] }

export function bodyOf({ name, lifetime, restaurant_ids, scopes }: TokenValues): ApiBody<'POST /api-tokens'> {
  return {
    name: name.trim(),
    scopes: scopes as ApiBody<'POST /api-tokens'>['scopes'],
    restaurant_ids,
    expires_in_days: lifetime === 'never' ? null : Number(lifetime),
  }
}

export const tones = { active: 'success', expired: 'neutral', suspended: 'warning' } as const
