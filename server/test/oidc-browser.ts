import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestHouse } from './house.ts'
import type { TestIssuer } from './oidc-issuer.ts'

/** A browser of a test: it keeps cookies and goes where it is sent, as far as the test lets it. */
export interface TestBrowser {
  cookies: Map<string, string>
  /** Requests of Brigade by address: a path, or whole as a redirect names it. */
  get: (address: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  /** Posts a form, as a page of another site would make it. */
  postForm: (address: string, fields: URLSearchParams) => Promise<LightMyRequestResponse>
  /** Calls the API from Brigade's own page. */
  call: (
    path: string,
    options?: { method?: string; body?: object; token?: string; headers?: Record<string, string> },
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it expects
  ) => Promise<{ status: number; body: any; raw: LightMyRequestResponse }>
  /** From the button to the issuer: the address of the answer, not yet gone to. */
  leave: (provider: string, return_to?: string) => Promise<string>
  /** The whole way: to the issuer, back, and what the page hears. */
  signIn: (provider?: string) => ReturnType<TestBrowser['call']>
}

const origin = 'http://localhost:3000'

export function testBrowser(test: TestHouse, public_url = origin): TestBrowser {
  const cookies = new Map<string, string>()
  const path = (address: string) => address.replace(public_url, '')
  const inject = async (options: InjectOptions) => {
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const raw = await test.house.http.inject({
      ...options,
      headers: { host: new URL(public_url).host, ...(header && { cookie: header }), ...options.headers },
    })
    for (const { name, value } of raw.cookies) value === '' ? cookies.delete(name) : cookies.set(name, value)
    return raw
  }
  const it: TestBrowser = {
    cookies,
    get: (address, headers) => inject({ method: 'GET', url: path(address), headers }),
    postForm: (address, fields) =>
      inject({
        method: 'POST',
        url: path(address),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' },
        payload: fields.toString(),
      }),
    async call(url, { method = 'POST', body, token, headers } = {}) {
      const raw = await inject({
        method: method as 'POST',
        url: `/api/v1${url}`,
        headers: {
          'x-brigade-client': 'web',
          origin: public_url,
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body && { payload: body }),
      })
      return { status: raw.statusCode, body: raw.body ? raw.json() : null, raw }
    },
    async leave(provider, return_to) {
      const query = return_to === undefined ? '' : `?${new URLSearchParams({ return_to })}`
      const started = await it.get(`/api/v1/auth/social/${provider}/start${query}`)
      if (started.statusCode !== 303) throw new Error(`leaving fails: ${started.body}`)
      return authorizeAt(String(started.headers.location))
    },
    async signIn(provider = 'oidc') {
      await it.get(await it.leave(provider))
      return it.call('/auth/social/finish')
    },
  }
  return it
}

/** What a person's browser does at the issuer, where they are signed in already: the address it is sent back to. */
export async function authorizeAt(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' })
  if (answer.status !== 302) throw new Error(`the issuer answers ${answer.status}: ${await answer.text()}`)
  return answer.headers.get('location')!
}

/** The settings that make Brigade know a test issuer. */
export const settingsFor = ({ origin: OIDC_ISSUER, client }: Pick<TestIssuer, 'origin' | 'client'>) => ({
  OIDC_ISSUER,
  OIDC_NAME: 'Staff login',
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
  OIDC_EMAIL_TRUSTED: 'on',
})
