import { checkEmail } from '#packages/identifiers'
import type { Answered } from './attempt-queries.ts'
import type { Claims, Provider } from './providers.ts'

const longestName = 100

/**
 * What is kept of the claims. `form` is the answer's form: Apple tells the name there, once, and unsigned; it only
 * fills in a field that the person may change.
 */
export function personOf(provider: Provider, claims: Claims, form: URLSearchParams): Answered {
  const email = typeof claims.email === 'string' ? checkEmail(claims.email) : undefined
  const { first, last } = nameOf(claims, form)
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: email?.ok ? email.value : null,
    is_email_vouched: email?.ok === true && provider.vouchesForEmail(claims),
    first_name: first,
    last_name: last,
  }
}

function nameOf({ given_name, family_name, name }: Claims, form: URLSearchParams) {
  const written = appleName(form.get('user'))
  const [word, ...rest] = plain(name)?.split(' ') ?? []
  return {
    first: plain(given_name) ?? plain(written.firstName) ?? word ?? null,
    last: plain(family_name) ?? plain(written.lastName) ?? (rest.join(' ') || null),
  }
}

/** Source: Apple, "Configuring your webpage for Sign in with Apple": `user` is `{"name": {"firstName", "lastName"}, …}`. */
function appleName(text: string | null): { firstName?: unknown; lastName?: unknown } {
  try {
    return JSON.parse(text ?? '{}')?.name ?? {}
  } catch {
    return {}
  }
}

/** A name as it may be kept: without control characters and runs of blanks. */
function plain(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return (
    value
      .toWellFormed()
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, longestName)
      .trim() || undefined
  )
}
