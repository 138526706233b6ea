import { errorOf, failureOf } from './api-error.ts'
import type { ApiBody, ApiResponse } from './api-types.ts'
import { API_PREFIX } from './requests.ts'

type Tokens = ApiResponse<'POST /auth/refresh'>
/** What must still be shown to be signed in. */
export type SecondFactor = Extract<
  ApiResponse<'POST /auth/login'>,
  { second_factor: object }
>['second_factor']

export type SessionState = 'starting' | 'signed_out' | 'signed_in'

export interface SessionChange {
  before: SessionState
  now: SessionState
  /** The person left; otherwise the session ended by itself. */
  by_choice: boolean
  /** Why it ended by itself, where the server says so: `revoked`, `deactivated`, … */
  reason?: string
}

/** The access token lives here and nowhere else: never in web storage, never in an address. */
let access: { token: string; expires_at_ms: number } | undefined
let state: SessionState = 'starting'
/** The organization in use; once it is another one, this page is of the past and asks nothing more. */
let organization_id: string | undefined
let has_moved = false
const listeners = new Set<(change: SessionChange) => void>()
const moveListeners = new Set<() => void>()
const tabs = new BroadcastChannel('brigade-session')

/** Says only that a session was open on this device, to spare a request to those who never signed in. */
const HINT = 'brigade-session'

function hint(open?: boolean): boolean {
  try {
    if (open === true) localStorage.setItem(HINT, '1')
    if (open === false) localStorage.removeItem(HINT)
    return localStorage.getItem(HINT) === '1'
  } catch {
    return true
  }
}

function enter(now: SessionState, by_choice = false, reason?: string) {
  if (state === now) return
  const change = { before: state, now, by_choice, reason }
  state = now
  for (const listener of listeners) listener(change)
}

/** False: the session goes on in another organization, and this page with what it holds must not. */
function keep(tokens: Tokens): boolean {
  const moved = organization_id !== undefined && organization_id !== tokens.user.organization_id
  if (moved || has_moved) {
    leavePage()
    return false
  }
  organization_id = tokens.user.organization_id
  access = { token: tokens.access_token, expires_at_ms: Date.now() + tokens.expires_in * 1000 }
  hint(true)
  enter('signed_in')
  return true
}

function leavePage() {
  has_moved = true
  access = undefined
  for (const listener of moveListeners) listener()
}

async function post(path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { 'X-Brigade-Client': 'web', 'Content-Type': 'application/json' }
  if (access) headers.Authorization = `Bearer ${access.token}`
  const init = {
    method: 'POST',
    headers,
    credentials: 'same-origin',
    body: JSON.stringify(body ?? {}),
  } as const
  return fetch(`${API_PREFIX}${path}`, init).catch((cause) => {
    throw failureOf(cause)
  })
}

/**
 * Signs in; the refresh token arrives as an HttpOnly cookie that this code cannot read. What it answers must be
 * shown first; nothing, when the session is open.
 */
export async function signIn(body: ApiBody<'POST /auth/login'>): Promise<SecondFactor | undefined> {
  const response = await post('/auth/login', body)
  if (!response.ok) throw await errorOf(response)
  const answer = (await response.json()) as ApiResponse<'POST /auth/login'>
  if ('second_factor' in answer) return answer.second_factor
  keep(answer)
  tabs.postMessage('signed_in')
}

/** The second step of signing in. */
export const answerSecondFactor = (body: ApiBody<'POST /auth/second-factor'>) =>
  enterBy('/auth/second-factor', body)

/** A passkey instead of both steps. */
export const signInByPasskey = (body: ApiBody<'POST /auth/passkeys/sign-in'>) =>
  enterBy('/auth/passkeys/sign-in', body)

/** What came of signing in by a provider; the session is open when it says so. */
export async function finishSocial(): Promise<ApiResponse<'POST /auth/social/finish'>> {
  const response = await post('/auth/social/finish', {})
  if (!response.ok) throw await errorOf(response)
  const answer = (await response.json()) as ApiResponse<'POST /auth/social/finish'>
  if (answer.tokens) {
    keep(answer.tokens)
    tabs.postMessage('signed_in')
  }
  return answer
}

/** An account of one's own by an account at a provider. */
export const registerBySocial = (body: ApiBody<'POST /auth/social/register'>) =>
  enterBy('/auth/social/register', body)

async function enterBy(path: string, body: unknown): Promise<void> {
  const response = await post(path, body)
  if (!response.ok) throw await errorOf(response)
  keep(await response.json())
  tabs.postMessage('signed_in')
}

let refreshing: Promise<boolean> | undefined

/** A new access token by the cookie; one flight at a time in this tab and, by a lock, among all tabs. */
export function refreshSession(): Promise<boolean> {
  if (has_moved) return Promise.resolve(false)
  refreshing ??= withLock(refreshOnce).finally(() => {
    refreshing = undefined
  })
  return refreshing
}

function withLock(work: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request('brigade-refresh', work) : work()
}

async function refreshOnce(): Promise<boolean> {
  const response = await post('/auth/refresh', {})
  if (response.ok) return keep(await response.json())
  const error = await errorOf(response)
  if (response.status !== 401) throw error
  forget(false, error.details[0]?.type)
  return false
}

function forget(by_choice = false, reason?: string) {
  access = undefined
  organization_id = undefined
  hint(false)
  enter('signed_out', by_choice, reason)
}

/** Ends the session here, in every tab and on the server. */
export async function signOut(): Promise<void> {
  await post('/auth/logout', {}).catch(() => undefined)
  forget(true)
  tabs.postMessage('signed_out')
}

/** Goes on in another organization, in every tab; nothing that was read in the former one stays. */
export async function switchOrganization(to: string): Promise<void> {
  await accessToken()
  const response = await post('/auth/switch', { organization_id: to })
  if (!response.ok) throw await errorOf(response)
  tabs.postMessage('moved')
  leavePage()
}

/** Accepts an invitation: with a new account, or as whoever is signed in, who then works in that organization. */
export async function acceptInvitation(body: ApiBody<'POST /auth/invitations/accept'>): Promise<void> {
  const was_signed_in = (await accessToken()) !== undefined
  await enterBy('/auth/invitations/accept', body)
  if (was_signed_in) tabs.postMessage('moved')
}

tabs.onmessage = ({ data }) => {
  if (data === 'moved' && state === 'signed_in') leavePage()
  if (data === 'signed_out') forget(true)
  if (data === 'signed_in' && state === 'signed_out') void refreshSession().catch(() => undefined)
}

/** Minus half a minute, so that a token does not die on its way. */
const isFresh = () => access !== undefined && access.expires_at_ms - 30_000 > Date.now()

/** The token to send, refreshed first when it is about to expire; undefined for nobody. */
export async function accessToken(): Promise<string | undefined> {
  if (access && !isFresh()) await refreshSession()
  return access?.token
}

let started: Promise<SessionState> | undefined

/** Once, before the first page: finds out whether a session is open on this device. */
export function startSession(): Promise<SessionState> {
  if (state !== 'starting') return Promise.resolve(state)
  started ??= begin()
  return started
}

async function begin(): Promise<SessionState> {
  if (!hint()) enter('signed_out')
  else
    await refreshSession().catch((error) => {
      started = undefined
      throw error
    })
  return state
}

/** Hears every change until the returned function is called. */
export function onSessionChange(listener: (change: SessionChange) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Hears that the session goes on in another organization. */
export function onMove(listener: () => void): () => void {
  moveListeners.add(listener)
  return () => {
    moveListeners.delete(listener)
  }
}

export const sessionState = () => state
