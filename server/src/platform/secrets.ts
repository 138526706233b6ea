import { randomBytes, randomInt } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
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

/** Reads the secrets, making those that are missing. */
export async function loadSecrets(config: Pick<Config, 'dataDir' | 'demoPassword'>): Promise<Secrets> {
  const path = join(config.dataDir, 'secrets.json')
  const kept = await readKept(path)
  const secrets: Secrets = {
    tokenKey: kept.tokenKey ?? random(),
    ownerPassword: kept.ownerPassword ?? random(),
    appPassword: kept.appPassword ?? random(),
    doorPassword: kept.doorPassword ?? random(),
    workerPassword: kept.workerPassword ?? random(),
    demoPassword: config.demoPassword ?? kept.demoPassword ?? readablePassword(),
  }
  if (JSON.stringify(kept) !== JSON.stringify(secrets))
    await writeAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

async function readKept(path: string): Promise<Partial<Secrets>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Partial<Secrets>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    if (error instanceof SyntaxError)
      throw new Error(
        `${path} is damaged; restore it from a backup: without it the database’s passwords are lost.`,
      )
    throw error
  }
}

async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}

const words = [
  'Basil',
  'Butter',
  'Cinnamon',
  'Clove',
  'Cocoa',
  'Cumin',
  'Flour',
  'Ginger',
  'Honey',
  'Lemon',
  'Mango',
  'Maple',
  'Mint',
  'Nutmeg',
  'Olive',
  'Pepper',
  'Saffron',
  'Sesame',
  'Thyme',
  'Vanilla',
]

/** Three words and four digits: about 26 bits, for a demo behind a rate limit. */
function readablePassword(): string {
  const word = () => words[randomInt(words.length)]!
  return `${word()}-${word()}-${word()}-${randomInt(1000, 10_000)}`
}
