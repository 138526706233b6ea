import { describe, expect, it } from 'vitest'
import { readRepositoryFile, repositoryFiles } from '../repository-files.ts'

/** A module writes its own schema only; what another room keeps is changed by asking that room. */
const exceptions: Record<string, string> = {}

const files = repositoryFiles().filter(
  (path) => /^server\/src\/modules\/[a-z]+\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'),
)
const writes =
  /(?:insertInto|updateTable|deleteFrom)\(\s*'([a-z_]+)\.|(?:insert into|update|delete from)\s+"?([a-z_]+)"?\."?[a-z_]+"?/g

describe('modules', () => {
  it('write only their own schema', () => {
    const foreign = files.flatMap((path) => {
      const module = path.split('/')[3]!
      const schemas = [...readRepositoryFile(path).matchAll(writes)].map((match) => match[1] ?? match[2]!)
      return schemas
        .filter((schema) => schema !== module && !(path in exceptions))
        .map((schema) => `${path} writes ${schema}`)
    })
    expect(foreign).toEqual([])
  })
})
