import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** Generated on first start and kept in DATA_DIR/secrets.json, readable by Brigade's user only. No secret has a default. */
export interface Secrets {
  tokenKey: string
  ownerPassword: string
  appPassword: string
  doorPassword: string
  workerPassword: string
  demoPassword: string
}

const random = () => randomBytes(32).toString('base64url')

/**
 * Reads the secrets, making those that are missing. A complete file is never written, so it may be mounted read-only.
 * Errors: an Error with a sentence when the file is damaged.
 */
export async function loadSecrets(config: Pick<Config, 'dataDir' | 'demoPassword'>): Promise<Secrets> {
  const path = join(config.dataDir, 'secrets.json')
  const kept = await readKept(path)
  const secrets: Secrets = {
    tokenKey: kept?.tokenKey ?? random(),
    ownerPassword: kept?.ownerPassword ?? random(),
    appPassword: kept?.appPassword ?? random(),
    doorPassword: kept?.doorPassword ?? random(),
    workerPassword: kept?.workerPassword ?? random(),
    demoPassword: config.demoPassword ?? kept?.demoPassword ?? readablePassword(),
  }
  if (JSON.stringify(kept) === JSON.stringify(secrets)) return secrets
  const written = await writeAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`, kept === null)
  // Another process on this folder was first: its secrets are the ones.
  return written ? secrets : loadSecrets(config)
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

/** Leaves the old file or the whole new one, whenever the power goes. False: it had to be new and was not. */
async function writeAtomically(path: string, text: string, must_be_new: boolean): Promise<boolean> {
  const folder = join(path, '..')
  await mkdir(folder, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    const file = await open(draft, 'wx', 0o600)
    await file.writeFile(text).finally(() => file.sync().finally(() => file.close()))
    if (must_be_new) await link(draft, path)
    else await rename(draft, path)
    await syncFolder(folder)
    return true
  } catch (error) {
    if (must_be_new && (error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** A name is only as durable as its folder. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
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
