import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError, fieldError } from '#platform/errors'
import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import type { Desk } from './desk.ts'
import { createOrganization } from './organizations/create-organization.ts'
import { deleteOrganization } from './organizations/delete-organization.ts'
import {
  getOrganization,
  listOrganizations,
  updateOrganization,
  validateCnpj,
} from './organizations/organizations.ts'
import { register } from './organizations/register.ts'
import { createUser } from './people/add-user.ts'
import { removeUser } from './people/remove-user.ts'
import { updateUser } from './people/update-user.ts'
import { getMe, getUser, listRoles, listUsers } from './people/users.ts'
import { explainName } from './sign-in/names.ts'
import { refresh } from './sign-in/refresh.ts'
import {
  clearRefreshCookie,
  isWebApp,
  setRefreshCookie,
  takeRefreshCookie,
} from './sign-in/refresh-cookie.ts'
import { tokensOf } from './sign-in/session.ts'
import { type SignedIn, signIn } from './sign-in/sign-in.ts'
import { signOut } from './sign-in/sign-out.ts'

export function makeHandlers(desk: Desk): Handlers<typeof routes> {
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
        return await answerTokens(desk, await refresh(desk, token, body?.organization_id), request, reply)
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
    getMe: ({ tx, who }) => getMe(tx, who),
    validateUsername: async ({ body }) => explainName(body.username),
    validateCnpj: ({ tx, body }) => validateCnpj(tx, body.cnpj),

    listOrganizations: ({ tx, who, query }) => listOrganizations(tx, who, query),
    createOrganization: ({ who, body, request }) => {
      if (request.tokenFault) throw request.tokenFault
      return createOrganization(desk, who, body, request.id)
    },
    getOrganization: ({ tx, who, params }) => getOrganization(tx, who, params.id),
    updateOrganization: ({ tx, who, params, body, platform }) =>
      updateOrganization(tx, who, params.id, body, platform.clock.now()),
    deleteOrganization: ({ who, params }) => deleteOrganization(desk, who, params.id),

    listRoles: () => listRoles(),
    listUsers: ({ tx, who, query }) => listUsers(tx, who, query),
    createUser: ({ who, body }) => createUser(desk, who, body),
    getUser: ({ tx, who, params }) => getUser(tx, who, params.id),
    updateUser: ({ who, params, body }) => updateUser(desk, who, params.id, body),
    deleteUser: ({ who, params }) => removeUser(desk, who, params.id),
  }
}

/** A browser gets the refresh token as a cookie, everybody else in the answer. */
async function answerTokens(desk: Desk, signed: SignedIn, request: FastifyRequest, reply: FastifyReply) {
  const { clock, config } = desk.platform
  const web = isWebApp(request)
  if (web) {
    const left_seconds = (signed.expires_at.getTime() - clock.now().getTime()) / 1000
    setRefreshCookie(request, reply, config, signed.refresh_token, left_seconds)
  }
  reply.header('cache-control', 'no-store')
  return { ...(await tokensOf(desk, signed)), refresh_token: web ? null : signed.refresh_token }
}

const longestUserAgent = 300

function deviceOf(request: FastifyRequest) {
  const user_agent = request.headers['user-agent']?.slice(0, longestUserAgent) ?? null
  return { user_agent, ip: request.ip ?? null }
}
