import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
let dataDir = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'brigade-db-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const db = (...args: string[]) =>
  run(process.execPath, ['tools/db.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', NODE_ENV: 'development' },
  })

describe('npm run db', () => {
  it('tells its verbs, and ends with 2 when it gets another', async () => {
    await expect(db('migrat')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('begins a migration'),
    })
    await expect(db('new', 'Two Words')).rejects.toMatchObject({
      code: 2,
      stderr: 'Give the migration a name of small letters, digits and _.\n',
    })
  })

  it('throws nothing away unasked', async () => {
    await mkdir(join(dataDir, 'files'))
    await writeFile(join(dataDir, 'files', 'invoice.pdf'), 'x')
    await expect(db('reset')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Say --yes') })
    expect(existsSync(join(dataDir, 'files', 'invoice.pdf'))).toBe(true)
    const { stdout } = await db('reset', '--yes')
    expect(stdout).toBe('The next start begins with an empty database.\n')
    expect(existsSync(join(dataDir, 'files'))).toBe(false)
  })
})
