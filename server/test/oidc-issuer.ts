import { createHash, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose'

/** What the issuer says about whoever signs in there; anything may stand in it. */
export type Person = { sub: string } & Record<string, unknown>

/** What is wrong with an issuer, until it is taken back. */
export interface Faults {
  /** Changes what the ID token says. */
  claims?: Record<string, unknown>
  signature?: 'none' | 'hs256 with the public key' | 'foreign key'
  id_token?: 'missing'
  /** The person says no. */
  error?: string
  /** The address in the answer, where another issuer is played. */
  iss?: string | null
  discovery?: Record<string, unknown>
  /** Paths that answer 503, or never. */
  down?: RegExp
  silent?: RegExp
}

export interface TestIssuer {
  /** Where it listens. */
  origin: string
  issuer: string
  person: Person
  faults: Faults
  /** How often each path was asked for. */
  asked: Map<string, number>
  /** What was sent to the token endpoint, the last first. */
  exchanges: { body: URLSearchParams; authorization: string | undefined; error?: string }[]
  client: { id: string; secret: string }
  /** New keys; the old ones are forgotten at once. */
  rotateKeys: () => Promise<void>
  /** Fields added to the public key. */
  keyFields: Record<string, unknown>
  stop: () => Promise<void>
}

interface Code {
  redirect_uri: string
  code_challenge: string
  nonce: string | null
  person: Person
}

/**
 * A small OpenID Connect issuer on 127.0.0.1: discovery, authorization by a person who is signed in already, codes
 * that work once and only with their PKCE verifier, rotating keys, form_post. `issuer` is the name it gives itself.
 */
export async function startIssuer(options: { issuer?: string; port?: number } = {}): Promise<TestIssuer> {
  const codes = new Map<string, Code>()
  const server = createServer((request, response) => {
    handle(it, codes, keys, request, response).catch((error) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let keys = await newKeys()
  const it: TestIssuer = {
    origin,
    issuer: options.issuer ?? origin,
    person: { sub: 'somebody' },
    faults: {},
    asked: new Map(),
    exchanges: [],
    client: { id: 'brigade', secret: 'very-secret' },
    keyFields: {},
    async rotateKeys() {
      keys = await newKeys()
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return it
}

interface Keys {
  kid: string
  private_key: CryptoKey
  public_key: CryptoKey
  public_jwk: JWK
}

async function newKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const kid = randomUUID()
  return { kid, private_key: privateKey, public_key: publicKey, public_jwk: await exportJWK(publicKey) }
}

async function handle(
  it: TestIssuer,
  codes: Map<string, Code>,
  keys: Keys,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', it.origin)
  it.asked.set(url.pathname, (it.asked.get(url.pathname) ?? 0) + 1)
  if (it.faults.silent?.test(url.pathname)) return
  if (it.faults.down?.test(url.pathname)) return void response.writeHead(503).end('down')
  const json = (value: object, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

  if (url.pathname.endsWith('/.well-known/openid-configuration')) return void json(documentOf(it))
  if (url.pathname === '/keys')
    return void json({
      keys: [{ ...keys.public_jwk, kid: keys.kid, alg: 'ES256', use: 'sig', ...it.keyFields }],
    })
  if (url.pathname === '/authorize') return authorize(it, codes, url.searchParams, response)
  if (url.pathname === '/token') {
    const body = new URLSearchParams(await textOf(request))
    const { authorization } = request.headers
    const answer = await exchange(it, codes, keys, body, authorization)
    it.exchanges.unshift({ body, authorization, ...('error' in answer && { error: String(answer.error) }) })
    return void json(answer, 'error' in answer ? 400 : 200)
  }
  if (url.pathname === '/userinfo') return void json(it.person)
  response.writeHead(404).end()
}

/** Endpoints lie at the issuer's own origin, as they would; where another is played, the test leads requests here. */
function documentOf({ issuer, faults }: TestIssuer) {
  const at = new URL(issuer.replace('{tenantid}', 'common')).origin
  return {
    issuer,
    authorization_endpoint: `${at}/authorize`,
    token_endpoint: `${at}/token`,
    jwks_uri: `${at}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ...faults.discovery,
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

function authorize(
  it: TestIssuer,
  codes: Map<string, Code>,
  asked: URLSearchParams,
  response: ServerResponse,
): void {
  const redirect_uri = asked.get('redirect_uri') ?? ''
  const code_challenge = asked.get('code_challenge') ?? ''
  const right =
    asked.get('client_id') === it.client.id &&
    asked.get('response_type') === 'code' &&
    asked.get('scope')?.split(' ').includes('openid') &&
    asked.get('code_challenge_method') === 'S256' &&
    code_challenge.length === 43 &&
    asked.has('state')
  if (!right) return void response.writeHead(400).end('this request is not right')

  const code = randomBytes(16).toString('base64url')
  codes.set(code, { redirect_uri, code_challenge, nonce: asked.get('nonce'), person: it.person })
  const iss = it.faults.iss === undefined ? it.issuer : it.faults.iss
  const answer = new URLSearchParams({
    ...(it.faults.error ? { error: it.faults.error } : { code }),
    state: asked.get('state')!,
    ...(iss && { iss }),
  })
  if (asked.get('response_mode') !== 'form_post')
    return void response.writeHead(302, { location: `${redirect_uri}?${answer}` }).end()
  const fields = [...answer].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<form method="post" action="${redirect_uri}">${fields.join('')}</form>`)
}

async function exchange(
  it: TestIssuer,
  codes: Map<string, Code>,
  keys: Keys,
  body: URLSearchParams,
  authorization: string | undefined,
): Promise<object> {
  const code = codes.get(body.get('code') ?? '')
  codes.delete(body.get('code') ?? '')
  const verifier = createHash('sha256')
    .update(body.get('code_verifier') ?? '')
    .digest('base64url')
  if (!knowsSecret(it, body, authorization)) return { error: 'invalid_client' }
  if (code?.redirect_uri !== body.get('redirect_uri') || code?.code_challenge !== verifier)
    return { error: 'invalid_grant' }
  const id_token = it.faults.id_token === 'missing' ? undefined : await idToken(it, keys, code!)
  return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token }
}

/** By HTTP Basic, where both are written as in a form (RFC 6749, section 2.3.1), or in the body; a JWT is left to the test. */
function knowsSecret({ client }: TestIssuer, body: URLSearchParams, authorization = ''): boolean {
  const secret = body.get('client_secret')
  if (secret) return body.get('client_id') === client.id && (secret === client.secret || secret.includes('.'))
  const [id, word] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')
  return id === client.id && decodeURIComponent(word ?? '') === client.secret
}

function idToken(it: TestIssuer, keys: Keys, { person, nonce }: Code): Promise<string> | string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: it.issuer,
    aud: it.client.id,
    iat: now,
    exp: now + 300,
    ...(nonce && { nonce }),
    ...person,
    ...it.faults.claims,
  }
  return signed(it.faults.signature, keys, claims)
}

async function signed(
  signature: Faults['signature'],
  keys: Keys,
  claims: Record<string, unknown>,
): Promise<string> {
  if (signature === 'none') {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'none', kid: keys.kid })}.${part(claims)}.`
  }
  const jwt = new SignJWT(claims)
  if (signature === 'hs256 with the public key') {
    const secret = new TextEncoder().encode(await exportSPKI(keys.public_key))
    return jwt.setProtectedHeader({ alg: 'HS256', kid: keys.kid }).sign(secret)
  }
  const key: CryptoKey | KeyObject =
    signature === 'foreign key' ? (await newKeys()).private_key : keys.private_key
  return jwt.setProtectedHeader({ alg: 'ES256', kid: keys.kid }).sign(key)
}
