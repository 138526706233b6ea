import { describe, expect, it } from 'vitest'
import { errorCodes } from '#platform/error-codes'
import { readRepositoryFile, repositoryFiles } from '../repository-files.ts'

const codes = Object.keys(errorCodes)
const page = readRepositoryFile('docs/errors.md')
const documented = [...page.matchAll(/^### `([a-z_0-9]+)`/gm)].map((match) => match[1]!)

describe('the error catalogue', () => {
  it('is explained in docs/errors.md, every code and no other', () => {
    expect([...documented].sort()).toEqual([...codes].sort())
  })

  it('gives each code its status in docs/errors.md', () => {
    for (const [code, [status]] of Object.entries(errorCodes))
      expect(page).toContain(`### \`${code}\` · ${status}`)
  })

  it('has no dead code: each is raised somewhere in the server or the packages', () => {
    const text = repositoryFiles()
      .filter(
        (path) =>
          /^(server\/src|packages)\/.*\.ts$/.test(path) &&
          !path.endsWith('error-codes.ts') &&
          !/contract\.ts$|\.test\.ts$/.test(path),
      )
      .map(readRepositoryFile)
      .join('\n')
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([])
  })
})
