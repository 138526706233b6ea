import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from './config.ts'
import { takeLock } from './data-lock.ts'
import { syncFolder } from './sync-folder.ts'

/** Generated on first start and kept in DATA_DIR/secrets.json, readable by Brigade's user only. No secret has a default. */
export interface Secrets {
  /** Signs access tokens. */
  tokenKey: string
  /** Signed them before: what they signed is good until then. */
  formerTokenKeys: { key: string; until: string }[]
  /** Wrap the organizations' data keys, each 32 bytes; the highest version is in use, the others open older backups. */
  masterKeys: { version: number; key: string }[]
  ownerPassword: string
  appPassword: string
  doorPassword: string
  workerPassword: string
  demoPassword: string
}

/** 32 random bytes as text. */
export const random = () => randomBytes(32).toString('base64url')

type Source = Pick<Config, 'dataDir' | 'demoPassword'>

/**
 * Reads the secrets, making those that are missing. A complete file is never written, so it may be mounted read-only.
 * Errors: SecretsRefusal when the file is damaged.
 */
export async function loadSecrets(config: Source): Promise<Secrets> {
  const kept = await readKept(pathOf(config))
  const secrets = completed(kept, config)
  if (isSame(kept, secrets)) return secrets
  return changeSecrets(config, (present) => present)
}

/** Replaces the secrets by what `change` makes of them; processes that do so at once wait for one another. */
export async function changeSecrets(config: Source, change: (present: Secrets) => Secrets): Promise<Secrets> {
  const path = pathOf(config)
  await mkdir(config.dataDir, { recursive: true })
  const release = await lockSecrets(path)
  try {
    const kept = await readKept(path)
    const secrets = change(completed(kept, config))
    if (!isSame(kept, secrets)) await writeAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`)
    return secrets
  } finally {
    await release()
  }
}

const pathOf = ({ dataDir }: Source) => join(dataDir, 'secrets.json')
const isSame = (kept: Partial<Secrets> | null, secrets: Secrets) =>
  JSON.stringify(kept) === JSON.stringify(secrets)

function completed(kept: Partial<Secrets> | null, { demoPassword }: Source): Secrets {
  return {
    tokenKey: kept?.tokenKey ?? random(),
    formerTokenKeys: kept?.formerTokenKeys ?? [],
    masterKeys: kept?.masterKeys ?? [{ version: 1, key: random() }],
    ownerPassword: kept?.ownerPassword ?? random(),
    appPassword: kept?.appPassword ?? random(),
    doorPassword: kept?.doorPassword ?? random(),
    workerPassword: kept?.workerPassword ?? random(),
    demoPassword: demoPassword ?? kept?.demoPassword ?? readablePassword(),
  }
}

/** Writing takes milliseconds: whoever holds the lock for long is not writing. */
const patience_ms = 10_000

async function lockSecrets(path: string): Promise<() => Promise<void>> {
  for (let waited_ms = 0; ; waited_ms += 20) {
    const taken = await takeLock(`${path}.lock`)
    if ('release' in taken) return taken.release
    if (waited_ms >= patience_ms)
      throw new SecretsRefusal(
        `${path} is being changed by another Brigade${taken.holder === null ? '' : ` (process ${taken.holder})`}.`,
      )
    await sleep(20)
  }
}

async function readKept(path: string): Promise<Partial<Secrets> | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  // A copy or a backup brought back may have become readable by others; where it is mounted it stays as it is.
  await chmod(path, 0o600).catch(() => {})
  try {
    return JSON.parse(text) as Partial<Secrets>
  } catch {
    throw new SecretsRefusal(
      `${path} is damaged; restore it from a backup: without it the database’s passwords are lost.`,
    )
  }
}

/** The secrets cannot be read; the sentence says what to do. */
export class SecretsRefusal extends Error {
  override readonly name = 'SecretsRefusal'
}

/** Leaves the old file or the whole new one, whenever the power goes. */
async function writeAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  try {
    const file = await open(draft, 'wx', 0o600)
    await file.writeFile(text).finally(() => file.sync().finally(() => file.close()))
    await rename(draft, path)
    await syncFolder(join(path, '..'))
  } finally {
    await rm(draft, { force: true })
  }
}

const words = (
  'Basil Butter Cinnamon Clove Cocoa Cumin Flour Ginger Honey Lemon Mango Maple Mint Nutmeg Olive Pepper ' +
  'Saffron Sesame Thyme Vanilla'
).split(' ')

/** Three words and four digits: about 26 bits, for a demo behind a rate limit. */
function readablePassword(): string {
  const word = () => words[randomInt(words.length)]!
  return `${word()}-${word()}-${word()}-${randomInt(1000, 10_000)}`
}
