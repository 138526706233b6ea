/** One setting: its environment variable, how it is read, what it is when absent, and what it does. */
export interface Setting {
  name: string
  kind: 'text' | 'url' | 'integer' | 'switch' | 'password' | readonly string[]
  /** As it would stand in the environment; '' is null. */
  fallback: string
  about: string
  secret?: true
  minimum?: number
  maximum?: number
  /** Beginnings an address may have. */
  schemes?: readonly string[]
}

const text = <const Name extends string>(name: Name, about: string, fallback = '') =>
  ({ name, kind: 'text', fallback, about }) as const
const hiddenText = <const Name extends string>(name: Name, about: string) =>
  ({ ...text(name, about), secret: true }) as const
const url = <const Name extends string>(name: Name, schemes: readonly string[], about: string) =>
  ({ name, kind: 'url', fallback: '', about, schemes }) as const
const hiddenUrl = <const Name extends string>(name: Name, schemes: readonly string[], about: string) =>
  ({ ...url(name, schemes, about), secret: true }) as const
const integer = <const Name extends string>(
  name: Name,
  fallback: number,
  range: [number, number],
  about: string,
) =>
  ({
    name,
    kind: 'integer',
    fallback: String(fallback),
    about,
    minimum: range[0],
    maximum: range[1],
  }) as const
const switched = <const Name extends string>(name: Name, fallback: 'on' | 'off', about: string) =>
  ({ name, kind: 'switch', fallback, about }) as const
const choice = <const Name extends string, const Words extends readonly string[]>(
  name: Name,
  words: Words,
  fallback: Words[number],
  about: string,
) => ({ name, kind: words, fallback, about }) as const

const perMinute: [number, number] = [1, 1_000_000]
const web = ['http', 'https']

/** Every setting there is; `.env.example` is made from this list, and the type of the settings, too. */
export const settings = [
  integer('PORT', 3000, [0, 65_535], 'Port of the web app and the API.'),
  text('HOST', 'Address to listen on; 0.0.0.0 for every network of this machine.', '127.0.0.1'),
  url(
    'PUBLIC_URL',
    web,
    'Address people reach Brigade under, as https://brigade.example; empty: http://localhost and the port.',
  ),
  text(
    'DATA_DIR',
    'Folder of the database, the files and the generated secrets. Where root keeps it closed to others, the database lies below /var/lib/brigade and postgres-place.txt in this folder says where.',
    './data',
  ),
  hiddenUrl(
    'DATABASE_URL',
    ['postgres', 'postgresql'],
    'PostgreSQL 15 to 18 of your own, its user owning the database and being allowed to create roles; empty: the embedded one.',
  ),
  url(
    'S3_ENDPOINT',
    web,
    'S3-compatible storage for files, as https://s3.eu-west-1.amazonaws.com; empty: they lie in DATA_DIR. The bucket’s name follows in the path.',
  ),
  text('S3_BUCKET', 'Its bucket, which is there already.'),
  text('S3_REGION', 'Its region; auto where the provider knows none.', 'us-east-1'),
  text('S3_ACCESS_KEY_ID', 'Key that may list the bucket, and get, put and delete its objects.'),
  hiddenText('S3_SECRET_ACCESS_KEY', 'The secret of that key.'),
  text('S3_PREFIX', 'Folder within the bucket, when it is shared with others.'),
  choice(
    'ROLE',
    ['all', 'api', 'worker'],
    'all',
    'What this process does: serve, work on the queue, or both.',
  ),
  choice('DEMO', ['auto', 'off'], 'auto', 'auto loads the demo into an empty database.'),
  {
    name: 'DEMO_PASSWORD',
    kind: 'password',
    fallback: '',
    secret: true,
    about: 'Password of the demo people; empty: generated, printed at start and kept.',
  },
  switched('RATE_LIMITS', 'on', 'off only outside production.'),
  integer('RATE_LIMIT_USER_PER_MINUTE', 100, perMinute, 'Requests a minute of one person.'),
  integer(
    'RATE_LIMIT_RESTAURANT_PER_MINUTE',
    1000,
    perMinute,
    'Requests a minute of one restaurant, all people together.',
  ),
  integer(
    'RATE_LIMIT_ANONYMOUS_PER_MINUTE',
    100,
    perMinute,
    'Requests a minute of one address without sign-in.',
  ),
  integer(
    'RATE_LIMIT_LOGIN_PER_MINUTE',
    10,
    perMinute,
    'Attempts a minute of one address to sign in or register.',
  ),
  integer('UPLOAD_MAX_MB', 50, [1, 2_000], 'Largest file that may be uploaded.'),
  integer('ACCESS_TOKEN_MINUTES', 15, [1, 1_440], 'How long an access token works.'),
  integer('REFRESH_TOKEN_DAYS', 7, [1, 365], 'How long a sign-in lasts, however often it is refreshed.'),
  switched('TRUST_PROXY', 'off', 'on behind one reverse proxy that sets X-Forwarded-For.'),
  choice('LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'], 'info', 'How much is logged.'),
  choice(
    'NODE_ENV',
    ['development', 'test', 'production'],
    'development',
    'production refuses settings meant for trying things out.',
  ),
] as const satisfies readonly Setting[]

type Settings = (typeof settings)[number]

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${Lowercase<First>}${Capitalize<CamelCase<Rest>>}`
  : Lowercase<Name>

type Value<S extends Settings> = S['kind'] extends 'integer'
  ? number
  : S['kind'] extends 'switch'
    ? boolean
    : S['kind'] extends readonly (infer Word)[]
      ? Word
      : S['fallback'] extends ''
        ? string | null
        : string

/** The settings as read: RATE_LIMITS is `rateLimits`, a boolean; an empty address is null. */
export type Config = { [S in Settings as CamelCase<S['name']>]: Value<S> }

/** The text of `.env.example`. */
export function envExample(): string {
  const lines = (settings as readonly Setting[]).flatMap(({ name, kind, fallback, about }) => {
    const words = Array.isArray(kind)
      ? ` One of: ${kind.join(', ')}.`
      : kind === 'switch'
        ? ' on or off.'
        : ''
    return [`# ${about}${words}`, `# ${name}=${fallback}`, '']
  })
  return `# Settings of Brigade. Copy to .env and take away the # where you want another value.\n\n${lines.join('\n').trimEnd()}\n`
}
