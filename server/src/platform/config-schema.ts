/** One setting: its environment variable, how it is read, what it is when absent, and what it does. */
export interface Setting {
  name: string
  kind: 'text' | 'url' | 'integer' | 'switch' | 'path' | readonly string[]
  fallback: string
  about: string
  secret?: boolean
  minimum?: number
  maximum?: number
}

const text = (name: string, about: string, more: Partial<Setting> = {}): Setting => ({
  name,
  kind: 'text',
  fallback: '',
  about,
  ...more,
})
const integer = (
  name: string,
  fallback: number,
  minimum: number,
  maximum: number,
  about: string,
): Setting => ({
  name,
  kind: 'integer',
  fallback: String(fallback),
  minimum,
  maximum,
  about,
})

/** Every setting there is; `.env.example` is made from this list. */
export const settings = [
  integer('PORT', 3000, 0, 65_535, 'Port of the web app and the API.'),
  text('HOST', 'Address to listen on; 0.0.0.0 for every network of this machine.', { fallback: '127.0.0.1' }),
  text(
    'PUBLIC_URL',
    'Address people reach Brigade under, as https://brigade.example; empty: http://localhost and the port.',
    { kind: 'url' },
  ),
  {
    name: 'DATA_DIR',
    kind: 'path',
    fallback: './data',
    about: 'Folder of the database, the files and the generated secrets.',
  },
  text(
    'DATABASE_URL',
    'PostgreSQL 15 to 18 of your own, its user being allowed to create roles; empty: the embedded one.',
    { kind: 'url', secret: true },
  ),
  {
    name: 'ROLE',
    kind: ['all', 'api', 'worker'],
    fallback: 'all',
    about: 'What this process does: serve, work on the queue, or both.',
  },
  {
    name: 'DEMO',
    kind: ['auto', 'off'],
    fallback: 'auto',
    about: 'auto loads the demo into an empty database.',
  },
  text('DEMO_PASSWORD', 'Password of the demo people; empty: generated, printed at start and kept.', {
    secret: true,
  }),
  { name: 'RATE_LIMITS', kind: 'switch', fallback: 'on', about: 'off only outside production.' },
  integer('RATE_LIMIT_USER_PER_MINUTE', 100, 1, 1_000_000, 'Requests a minute of one person.'),
  integer(
    'RATE_LIMIT_RESTAURANT_PER_MINUTE',
    1000,
    1,
    1_000_000,
    'Requests a minute of one restaurant, all people together.',
  ),
  integer(
    'RATE_LIMIT_ANONYMOUS_PER_MINUTE',
    100,
    1,
    1_000_000,
    'Requests a minute of one address without sign-in.',
  ),
  integer(
    'RATE_LIMIT_LOGIN_PER_MINUTE',
    10,
    1,
    1_000_000,
    'Attempts a minute of one address to sign in or register.',
  ),
  integer('UPLOAD_MAX_MB', 50, 1, 2_000, 'Largest file that may be uploaded.'),
  integer('ACCESS_TOKEN_MINUTES', 15, 1, 1_440, 'How long an access token works.'),
  integer('REFRESH_TOKEN_DAYS', 7, 1, 365, 'How long somebody stays signed in without coming back.'),
  {
    name: 'TRUST_PROXY',
    kind: 'switch',
    fallback: 'off',
    about: 'on behind a reverse proxy that sets X-Forwarded-For.',
  },
  {
    name: 'LOG_LEVEL',
    kind: ['silent', 'error', 'warn', 'info', 'debug'],
    fallback: 'info',
    about: 'How much is logged.',
  },
  {
    name: 'NODE_ENV',
    kind: ['development', 'test', 'production'],
    fallback: 'development',
    about: 'production refuses settings meant for trying things out.',
  },
] as const satisfies readonly Setting[]

/** The text of `.env.example`. */
export function envExample(): string {
  const lines = (settings as readonly Setting[]).flatMap(({ name, kind, fallback, about }) => {
    const choice = Array.isArray(kind)
      ? ` One of: ${kind.join(', ')}.`
      : kind === 'switch'
        ? ' on or off.'
        : ''
    return [`# ${about}${choice}`, `# ${name}=${fallback}`, '']
  })
  return `# Settings of Brigade. Copy to .env and take away the # where you want another value.\n\n${lines.join('\n').trimEnd()}\n`
}
