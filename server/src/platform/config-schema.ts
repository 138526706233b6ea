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

const text = <const Name extends string>(name: Name, about: string, fallback: string) =>
  ({ name, kind: 'text', fallback, about }) as const
const optionalText = <const Name extends string>(name: Name, about: string) =>
  ({ name, kind: 'text', fallback: '', about }) as const
const hiddenText = <const Name extends string>(name: Name, about: string) =>
  ({ ...optionalText(name, about), secret: true }) as const
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
  optionalText('S3_BUCKET', 'Its bucket, which is there already.'),
  text('S3_REGION', 'Its region; auto where the provider knows none.', 'us-east-1'),
  optionalText('S3_ACCESS_KEY_ID', 'Key that may list the bucket, and get, put and delete its objects.'),
  hiddenText('S3_SECRET_ACCESS_KEY', 'The secret of that key.'),
  optionalText('S3_PREFIX', 'Folder within the bucket, when it is shared with others.'),
  hiddenUrl(
    'SMTP_URL',
    ['smtp', 'smtps'],
    'Mail server, as smtp://user:password@mail.example:587 (STARTTLS) or smtps://user:password@mail.example:465; empty: mails wait in the outbox in the settings, where an admin hands them over.',
  ),
  optionalText('MAIL_FROM', 'Sender of mails, as Brigade <mail@brigade.example>; needed with SMTP_URL.'),
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
  integer('RATE_LIMIT_USER_PER_MINUTE', 100, perMinute, 'Requests a minute of one person or API token.'),
  integer(
    'RATE_LIMIT_OFFICE_PER_MINUTE',
    600,
    perMinute,
    'Requests a minute of one person from the pages of Brigade itself.',
  ),
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
  integer(
    'RATE_LIMIT_RESET_PER_MINUTE',
    5,
    perMinute,
    'Mails for a forgotten password or an unverified address that one address may ask for in a minute.',
  ),
  integer('RATE_LIMIT_UPLOAD_PER_MINUTE', 60, perMinute, 'Files a minute that one person may upload.'),
  integer(
    'RATE_LIMIT_INBOUND_PER_MINUTE',
    120,
    perMinute,
    'Mails a minute that one mail provider’s address may hand in, and that one organization takes.',
  ),
  hiddenUrl(
    'REDIS_URL',
    ['redis', 'rediss'],
    'Redis 6 or newer, or Valkey, where several processes count requests together, as redis://:password@redis.example:6379/0; empty: each process counts for itself.',
  ),
  integer('UPLOAD_MAX_MB', 50, [1, 2_000], 'Largest file that may be uploaded.'),
  integer('INBOX_MAIL_MAX_MB', 40, [1, 200], 'Largest mail with documents that is taken in.'),
  integer('ACCESS_TOKEN_MINUTES', 15, [1, 1_440], 'How long an access token works.'),
  integer('REFRESH_TOKEN_DAYS', 7, [1, 365], 'How long a sign-in lasts, however often it is refreshed.'),
  url(
    'OIDC_ISSUER',
    web,
    'Sign-in by an OpenID Connect issuer of your own, as https://login.example/realms/staff. Its redirect address: PUBLIC_URL and /api/v1/auth/social/oidc/callback.',
  ),
  optionalText('OIDC_NAME', 'What people call it; empty: its host.'),
  optionalText('OIDC_CLIENT_ID', 'Brigade’s client there.'),
  hiddenText('OIDC_CLIENT_SECRET', 'The secret of that client.'),
  switched(
    'OIDC_EMAIL_TRUSTED',
    'off',
    'on where that issuer calls an address verified only when the person has shown that it is theirs.',
  ),
  optionalText(
    'OIDC_GOOGLE_CLIENT_ID',
    'Sign-in with Google; redirect address …/auth/social/google/callback.',
  ),
  hiddenText('OIDC_GOOGLE_CLIENT_SECRET', 'The secret of that client.'),
  optionalText(
    'OIDC_MICROSOFT_CLIENT_ID',
    'Sign-in with Microsoft; redirect address …/auth/social/microsoft/callback.',
  ),
  hiddenText('OIDC_MICROSOFT_CLIENT_SECRET', 'The secret of that client.'),
  text(
    'OIDC_MICROSOFT_TENANT',
    'Whose accounts: common, organizations, consumers, or the id or domain of one tenant.',
    'common',
  ),
  optionalText(
    'OIDC_APPLE_CLIENT_ID',
    'Sign-in with Apple: the Services ID; redirect address …/auth/social/apple/callback. It needs an https PUBLIC_URL.',
  ),
  optionalText('OIDC_APPLE_TEAM_ID', 'The team the key belongs to, ten characters.'),
  optionalText('OIDC_APPLE_KEY_ID', 'The key’s id, ten characters.'),
  hiddenText(
    'OIDC_APPLE_PRIVATE_KEY',
    'The key itself, the text of its .p8 file; \\n may stand for line ends.',
  ),
  optionalText(
    'OUTBOUND_ALLOW',
    'Hosts and networks of your own that webhooks and mailboxes may be at, without TLS, too, as till.local, 10.0.0.0/8; empty: the public internet only.',
  ),
  url(
    'AI_BASE_URL',
    web,
    'OpenAI-compatible address of a language model that may be asked about documents in doubt, as https://api.provider.example/v1 or http://localhost:11434/v1; empty: none. Each organization decides for itself whether it is.',
  ),
  optionalText('AI_MODEL', 'The model’s name there; needed with AI_BASE_URL.'),
  hiddenText('AI_API_KEY', 'The key, where the address wants one.'),
  optionalText('AI_PROVIDER', 'What people call whoever runs it; empty: its host.'),
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
