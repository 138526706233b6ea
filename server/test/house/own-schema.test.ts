import { describe, expect, it } from 'vitest'
import { readRepositoryFile, repositoryFiles } from '../repository-files.ts'

/** Tables that another room may write, each with its reason. */
const exceptions: Record<string, string> = {}

const sources = repositoryFiles().filter(
  (path) => /^server\/src\/modules\/[^/]+\/.*\.ts$/.test(path) && !/\.test\.ts$|\/testing\//.test(path),
)

interface Write {
  path: string
  module: string
  table: string
}

/** What writes: the query builder's four words, and SQL's own where it is written out. */
const words = [
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`]([^'"`]+)['"`]/g,
  /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+([a-z_]+\.[a-z_]+)/gi,
  /\bupdate\s+(?:only\s+)?([a-z_]+\.[a-z_]+)/gi,
]

function writesOf(path: string): Write[] {
  const text = readRepositoryFile(path)
  const module = path.split('/')[3]!
  return words.flatMap((word) =>
    [...text.matchAll(word)].map((match) => ({ path, module, table: match[1]!.split(/\s/)[0]! })),
  )
}
const writes = sources.flatMap(writesOf)

describe('a room of the house', () => {
  it('writes its own tables only: what is another’s is changed by its acts', () => {
    const foreign = writes
      .filter(({ module, table }) => table.split('.')[0] !== module)
      .filter(({ module, table }) => !(`${module} ${table}` in exceptions))
      .map(({ path, table }) => `${path}: ${table}`)
    expect(foreign).toEqual([])
  })

  it('names the table it writes, so that this test can read it', () => {
    const unread = sources.flatMap((path) =>
      [
        ...readRepositoryFile(path).matchAll(
          /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*([^'"`\s])/g,
        ),
      ].map((match) => `${path}: ${match[0]}`),
    )
    expect(unread).toEqual([])
  })

  it('is read by this test: writes are found in every room that has tables', () => {
    const rooms = [...new Set(writes.map(({ module }) => module))].sort()
    const migrations = repositoryFiles().filter((path) => /^db\/migrations\/.*\.sql$/.test(path))
    const schemas = migrations
      .flatMap((path) => [...readRepositoryFile(path).matchAll(/^create schema (?:if not exists )?(\w+)/gm)])
      .map((match) => match[1]!)
      .filter((name) => name !== 'platform')
    expect(rooms).toEqual(schemas.sort())
  })

  it('has no exception that nobody needs', () => {
    const used = new Set(writes.map(({ module, table }) => `${module} ${table}`))
    expect(Object.keys(exceptions).filter((name) => !used.has(name))).toEqual([])
  })
})
