import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecrets } from './secrets.ts'

let dataDir = ''
const load = (demoPassword: string | null = null) => loadSecrets({ dataDir, demoPassword })
const path = () => join(dataDir, 'secrets.json')
const mode = async () => (await stat(path())).mode & 0o777

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'brigade-secrets-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

describe('secrets', () => {
  it('are made at the first start, differ everywhere and stay', async () => {
    const first = await load()
    expect(new Set(Object.values(first).map((value) => JSON.stringify(value))).size).toBe(8)
    expect(first.tokenKey.length).toBeGreaterThanOrEqual(43)
    expect(await load()).toEqual(first)
    expect(await readdir(dataDir)).toEqual(['secrets.json'])
  })

  it('are for Brigade’s user alone, even when the file was copied carelessly', async () => {
    await load()
    expect(await mode()).toBe(0o600)
    await chmod(path(), 0o644)
    await load()
    expect(await mode()).toBe(0o600)
  })

  it('give the demo a password one can read out, unless one is set', async () => {
    const { demoPassword } = await load()
    expect(demoPassword).toMatch(/^([A-Z][a-z]+-){3}\d{4}$/)
    expect((await load('Set-by-hand-1')).demoPassword).toBe('Set-by-hand-1')
  })

  it('that are missing are added and the others kept', async () => {
    const { workerPassword, ...others } = await load()
    await writeFile(path(), JSON.stringify(others))
    const again = await load()
    expect(again).toMatchObject(others)
    expect(again.workerPassword).not.toBe(workerPassword)
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual(again)
  })

  it('are the same for processes that start at once, on a new folder or on a file of an earlier version', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => load()))
    for (const secrets of all) expect(secrets).toEqual(all[0])
    const { masterKeys, formerTokenKeys, ...earlier } = all[0]!
    await writeFile(path(), JSON.stringify(earlier))
    const again = await Promise.all(Array.from({ length: 8 }, () => load()))
    for (const secrets of again) expect(secrets).toEqual({ ...earlier, ...again[0] })
    expect(again[0]!.masterKeys).not.toEqual(masterKeys)
    expect(await readdir(dataDir)).toEqual(['secrets.json'])
  })

  it('that are damaged are not thrown away', async () => {
    await writeFile(path(), '{"tokenKey": "abc')
    await expect(load()).rejects.toThrow('is damaged; restore it from a backup')
    expect(await readFile(path(), 'utf8')).toBe('{"tokenKey": "abc')
  })
})
