import type { House } from './house.ts'
import { mail } from './house.ts'

/** The API as a person reaches it from a script of theirs. */
export interface Api {
  get: <T>(path: string) => Promise<T>
  post: <T>(path: string, body: object) => Promise<T>
  status: (method: string, path: string) => Promise<number>
  bytes: (path: string) => Promise<Buffer>
}

/** @example const api = await openApi(house, 'owner'); await api.get('/supplier/documents') */
export const openApi = ({ address, password }: House, person: string): Promise<Api> =>
  openApiAs(address, mail(person), password)

/** The same for anybody of any Brigade. */
export async function openApiAs(address: string, username: string, password: string): Promise<Api> {
  const base = `${address}/api/v1`
  const signedIn = await fetch(`${base}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!signedIn.ok) throw new Error(`${username} could not sign in: ${await signedIn.text()}`)
  const { access_token } = (await signedIn.json()) as { access_token: string }
  const authorization = `Bearer ${access_token}`
  const call = (method: string, path: string, body?: object) =>
    fetch(`${base}${path}`, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    })
  const got = async (path: string, method = 'GET', body?: object) => {
    const answer = await call(method, path, body)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  return {
    get: async <T>(path: string) => (await (await got(path)).json()) as T,
    post: async <T>(path: string, body: object) => (await (await got(path, 'POST', body)).json()) as T,
    status: async (method, path) => (await call(method, path)).status,
    bytes: async (path) => Buffer.from(await (await got(path)).arrayBuffer()),
  }
}
