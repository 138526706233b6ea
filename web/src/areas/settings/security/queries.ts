import type { ApiResponse } from '../../../shell/api-types.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'

export type Standing = ApiResponse<'GET /auth/second-factor'>
export type Passkey = ApiResponse<'GET /auth/passkeys'>['items'][number]

/** What the person has beside their password. */
export const standingQuery = apiQuery('GET /auth/second-factor')
export const passkeysQuery = apiQuery('GET /auth/passkeys')

export const refreshSecurity = () =>
  refresh('GET /auth/second-factor', 'GET /auth/passkeys', 'GET /auth/me', 'GET /users')
