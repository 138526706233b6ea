import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readRepositoryFile, repositoryFiles, root } from '../repository-files.ts'

/**
 * A migration that has landed may be in somebody's database: it never changes again. db/migrations/hashes.json holds
 * the SHA-256 of each landed one; those of the last release, where the clone has tags, must be among them.
 */
const folder = 'db/migrations'
const released = JSON.parse(readRepositoryFile(`${folder}/hashes.json`)) as Record<string, string>
const present = repositoryFiles()
  .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.sql'))
  .map((path) => path.slice(folder.length + 1))
  .sort()

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' })
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const hashNow = (name: string) =>
  present.includes(name) ? hash(readRepositoryFile(`${folder}/${name}`)) : 'gone'

function ofLastRelease(): Record<string, string> {
  const [tag] = git('tag', '--list', 'v*', '--sort=-version:refname').split('\n')
  if (!tag) return {}
  const names = git('ls-tree', '--name-only', tag, `${folder}/`)
    .split('\n')
    .filter((path) => path.endsWith('.sql'))
  return Object.fromEntries(
    names.map((path) => [path.slice(folder.length + 1), hash(git('show', `${tag}:${path}`))]),
  )
}

describe('migrations', () => {
  it('are numbered one after the other', () => {
    expect(present.map((name) => Number(name.slice(0, 4)))).toEqual(present.map((_, index) => index + 1))
  })

  it('never change once released: a mistake is mended by the next one', () => {
    const kept = { ...released, ...ofLastRelease() }
    const now = Object.fromEntries(Object.keys(kept).map((name) => [name, hashNow(name)]))
    expect(now).toEqual(kept)
  })

  it('of the last release are all in hashes.json', () => {
    expect(released).toMatchObject(ofLastRelease())
    const releases = readRepositoryFile('CHANGELOG.md').match(/^## \[\d/gm) ?? []
    if (releases.length > 0) expect(Object.keys(released)).not.toEqual([])
  })

  it('come after every released one when they are new', () => {
    const newest = Object.keys(released).sort().at(-1) ?? ''
    expect(present.filter((name) => name < newest && !(name in released))).toEqual([])
  })
})
