import { createHash } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Secrets } from './secrets.ts'

/** A key that signs access tokens; its id stands in their header. */
export interface TokenKey {
  id: string
  key: string
  /** When it is over, of one that was replaced. */
  until?: Date
}

/**
 * The house's keys as they are now. `brigade keys rotate` changes secrets.json while the house runs, so the file is
 * read again: every quarter of a minute when a key is used, and at once when a key is named that is not known yet.
 */
export interface KeyRing {
  /** Reads the file now. */
  reload: () => Promise<void>
  /** The key that signs now. */
  signing: () => Promise<TokenKey>
  /** The signing key of this id, or of none: tokens of earlier versions named none. Undefined when it is over. */
  verifying: (id: string | undefined) => Promise<TokenKey | undefined>
  /** The signing key and, newest first, those before it that still verify. */
  tokenKeys: () => Promise<TokenKey[]>
  /** The newest master key. */
  master: () => Promise<MasterKey>
  /** The master key of this version; undefined when it is not in the file. */
  masterOf: (version: number) => Promise<MasterKey | undefined>
}

export interface MasterKey {
  version: number
  /** 32 bytes. */
  key: Buffer
}

/** Every process that uses a key has read the file at most this long ago. */
export const stale_ms = 15_000
/** Names of keys that are in no file come from forged tokens: they must not read it at each request. */
const unknown_ms = 1_000

export function makeKeyRing(start: Secrets, clock: Clock, read?: () => Promise<Secrets>): KeyRing {
  let secrets = start
  let read_at_ms = clock.now().getTime()

  const freshen = async (most_ms: number) => {
    const now_ms = clock.now().getTime()
    if (!read || now_ms - read_at_ms < most_ms) return
    read_at_ms = now_ms
    // A file that cannot be read just now changes nothing: the keys at hand are good.
    secrets = await read().catch(() => secrets)
  }
  const living = (): TokenKey[] => {
    const now = clock.now()
    const { tokenKey: key, formerTokenKeys } = secrets
    const former = formerTokenKeys.map(({ key, until }) => ({ id: idOf(key), key, until: new Date(until) }))
    return [{ id: idOf(key), key }, ...former.filter(({ until }) => until > now)]
  }
  const masters = () =>
    secrets.masterKeys.map(({ version, key }) => ({ version, key: Buffer.from(key, 'base64url') }))
  const findKey = (id: string | undefined) => living().find((key) => id === undefined || key.id === id)

  return {
    reload: () => freshen(0),
    async tokenKeys() {
      await freshen(stale_ms)
      return living()
    },
    async signing() {
      await freshen(stale_ms)
      return living()[0]!
    },
    async verifying(id) {
      if (findKey(id)) return findKey(id)
      await freshen(unknown_ms)
      return findKey(id)
    },
    async master() {
      await freshen(stale_ms)
      return masters().reduce((newest, key) => (key.version > newest.version ? key : newest))
    },
    async masterOf(version) {
      const find = () => masters().find((key) => key.version === version)
      if (find()) return find()
      await freshen(unknown_ms)
      return find()
    },
  }
}

/** Names a key without telling anything of it. */
function idOf(key: string): string {
  return createHash('sha256').update(`brigade key id\n${key}`).digest('base64url').slice(0, 12)
}
