import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '#platform/errors'
import type { Handlers } from '#platform/module'
import { publicAddress } from '#platform/public-address'
import type { Desk } from '../desk.ts'
import { answerTokens, deviceOf } from '../sign-in/answer-tokens.ts'
import { assertOwnPage } from '../sign-in/refresh-cookie.ts'
import { browserSecretOf, clearBrowserSecret, setBrowserSecret } from './attempt-cookie.ts'
import { type Finished, finish } from './finish.ts'
import { beginLinking, listLinks, unlink } from './link-account.ts'
import { SocialFailure, type SocialProblem } from './problems.ts'
import { registerByAccount } from './register-by-account.ts'
import type { socialRoutes } from './social-contract.ts'
import { away_seconds, type Departure, depart, getProvider } from './start.ts'
import { answered_seconds, takeAnswer } from './take-answer.ts'

export function socialHandlers(desk: Desk): Handlers<typeof socialRoutes> {
  const { config } = desk.platform
  const { providers } = desk.social
  const answer = takingAnswer(desk)
  return {
    listSocialProviders: async () => ({ providers: providers.map(({ id, name }) => ({ id, name })) }),
    startSocialSignIn: async ({ params, query, request, reply }) => {
      try {
        const departure = await depart(desk, params.provider, query)
        keepSecret(desk, departure, request, reply)
        goTo(reply, departure.address.href)
      } catch (error) {
        if (!(error instanceof SocialFailure)) throw error
        goTo(reply, page(desk, { problem: error.problem, provider: params.provider }))
      }
    },
    answerSocialSignIn: ({ params, request, reply }) =>
      answer(params.provider, queryOf(request), request, reply),
    answerSocialSignInByForm: ({ params, request, reply }) =>
      answer(params.provider, formOf(request), request, reply),
    finishSocialSignIn: async ({ who, request, reply }) => {
      assertOwnPage(request, config)
      const finished = await finish(desk, who, browserSecretOf(request, config), deviceOf(request))
      if (finished.outcome !== 'registration') clearBrowserSecret(request, reply, config)
      return answerFinished(desk, finished, request, reply)
    },
    registerBySocial: async ({ body, request, reply }) => {
      assertOwnPage(request, config)
      const caller = { device: deviceOf(request), request_id: request.id }
      const signed = await registerByAccount(desk, browserSecretOf(request, config), body, caller)
      clearBrowserSecret(request, reply, config)
      return answerTokens(desk, signed, request, reply)
    },
    listSocialLinks: ({ who }) => listLinks(desk, who),
    linkSocial: async ({ who, params, body, request, reply }) => {
      const given = { ...body, device: deviceOf(request) }
      const departure = await beginLinking(desk, who, params.provider, given).catch((error) => {
        if (!(error instanceof SocialFailure)) throw error
        const { name } = getProvider(desk, params.provider)
        throw new AppError('social_unreachable', {
          message: `${name} cannot be reached at the moment; try again later.`,
        })
      })
      keepSecret(desk, departure, request, reply)
      reply.header('cache-control', 'no-store')
      return { authorization_url: departure.address.href }
    },
    unlinkSocial: ({ who, params, body, request }) =>
      unlink(desk, who, params.id, { ...body, device: deviceOf(request) }),
  }
}

function takingAnswer(desk: Desk) {
  const { config } = desk.platform
  return async (
    provider_id: string,
    answer: URLSearchParams,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> => {
    const secret = browserSecretOf(request, config)
    const { provider, problem, is_linking } = await takeAnswer(desk, provider_id, secret, answer)
    if (problem) {
      // Somebody else's answer ends nothing of this browser's own.
      if (problem !== 'expired') clearBrowserSecret(request, reply, config)
      goTo(reply, page(desk, { problem, provider: provider.id, ...(is_linking && { linking: '1' }) }))
      return
    }
    setBrowserSecret(request, reply, config, {
      secret: secret!,
      same_site: 'strict',
      max_age_seconds: answered_seconds,
    })
    goTo(reply, page(desk))
  }
}

function keepSecret(
  { platform }: Desk,
  { provider, secret }: Departure,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const same_site = provider.answers_by_form ? 'none' : 'lax'
  setBrowserSecret(request, reply, platform.config, { secret, same_site, max_age_seconds: away_seconds })
}

/** Brigade's own page, which goes on from here. */
function page(desk: Desk, about: { problem?: SocialProblem; provider?: string; linking?: string } = {}) {
  const query = new URLSearchParams(about as Record<string, string>).toString()
  return `${publicAddress(desk.platform.config)}/sign-in/social${query && `?${query}`}`
}

function goTo(reply: FastifyReply, address: string): void {
  reply.header('location', address).header('cache-control', 'no-store')
}

const queryOf = ({ raw }: FastifyRequest) => new URL(raw.url ?? '/', 'http://own.invalid').searchParams

/** A field that comes twice stays twice, and is refused later. */
function formOf({ body, headers }: FastifyRequest): URLSearchParams {
  const is_form = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  const fields = Object.entries(is_form ? ((body ?? {}) as Record<string, string | string[]>) : {})
  return new URLSearchParams(
    fields.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  )
}

async function answerFinished(desk: Desk, finished: Finished, request: FastifyRequest, reply: FastifyReply) {
  const { provider: provider_id, return_to, ...person } = finished.attempt
  const { id, name } = getProvider(desk, provider_id)
  const about = { provider: { id, name }, return_to, tokens: null, second_factor: null, person: null }
  reply.header('cache-control', 'no-store')
  if (finished.outcome === 'linked') return { outcome: 'linked' as const, ...about }
  if (finished.outcome !== 'admitted') {
    const { email, is_email_vouched: is_email_verified, first_name, last_name } = person
    const told = { email, is_email_verified, first_name, last_name }
    return { outcome: finished.outcome, ...about, person: told }
  }
  const answer = await answerTokens(desk, finished.admission, request, reply)
  return 'second_factor' in answer
    ? { outcome: 'second_factor' as const, ...about, second_factor: answer.second_factor }
    : { outcome: 'signed_in' as const, ...about, tokens: answer }
}
