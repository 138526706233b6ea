import { AppError, fieldError } from '#platform/errors'
import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { register } from '../organizations/register.ts'
import { getMe } from '../people/users.ts'
import { answerTokens, deviceOf } from './answer-tokens.ts'
import type { authRoutes } from './auth-contract.ts'
import { changePassword } from './change-password.ts'
import { explainName } from './names.ts'
import { refresh } from './refresh.ts'
import { clearRefreshCookie, takeRefreshCookie } from './refresh-cookie.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export function signInHandlers(desk: Desk): Handlers<typeof authRoutes> {
  return {
    register: ({ body, request }) => register(desk, body, request.id),
    login: async ({ body, request, reply }) => {
      const name = body.email ?? body.username
      if (!name) throw fieldError('validation_failed', 'email', 'Send an e-mail address or a user name.')
      const { password, organization_id } = body
      const signed = await signIn(desk, { name, password, organization_id, device: deviceOf(request) })
      return answerTokens(desk, signed, request, reply)
    },
    refresh: async ({ body, request, reply }) => {
      const shown = body?.refresh_token
      const token = shown ?? takeRefreshCookie(request, desk.platform.config)
      if (!token) throw new AppError('refresh_token_invalid')
      try {
        const signed = await refresh(desk, token, deviceOf(request), body?.organization_id)
        return await answerTokens(desk, signed, request, reply)
      } catch (error) {
        const dead = error instanceof AppError && error.status === 401
        if (dead && !shown) clearRefreshCookie(request, reply, desk.platform.config)
        throw error
      }
    },
    logout: async ({ who, body, request, reply }) => {
      const cookie = takeRefreshCookie(request, desk.platform.config)
      const tokens = [body?.refresh_token, cookie].filter((token) => token !== undefined)
      await signOut(desk, who?.session_id ?? null, tokens)
      clearRefreshCookie(request, reply, desk.platform.config)
      return { message: 'Signed out.' }
    },
    changePassword: ({ who, body, request }) => changePassword(desk, who, body, deviceOf(request)),
    getMe: ({ tx, who }) => getMe(tx, who),
    validateUsername: async ({ body }) => explainName(body.username),
  }
}
