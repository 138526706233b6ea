import { describe, expect, it } from 'vitest'
import { readRepositoryFile, repositoryFiles } from '../repository-files.ts'

const sources = repositoryFiles().filter(
  (path) => /\.tsx?$/.test(path) && !/\.generated\.ts$|\.d\.ts$/.test(path),
)
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /(^|\/)(test|testing|e2e)\//.test(path)
const lines = (path: string) => readRepositoryFile(path).split('\n').length - 1

describe('the house keeps files short', () => {
  it('has no source file over 300 lines and no test over 500', () => {
    const tooLong = sources
      .filter((path) => lines(path) > (isTest(path) ? 500 : 300))
      .map((path) => `${path}: ${lines(path)}`)
    expect(tooLong).toEqual([])
  })

  it('has a median of at most 80 lines, and nine files of ten within 220', () => {
    const sizes = sources
      .filter((path) => !isTest(path))
      .map(lines)
      .sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(220)
  })
})

describe('names say what a file is about', () => {
  it('uses none of the names that say nothing', () => {
    const banned = /(^|\/)(utils?|helpers?|common|shared|misc|types|manager|service)\.tsx?$/
    expect(sources.filter((path) => banned.test(path))).toEqual([])
  })

  it('writes files in kebab-case and components in PascalCase', () => {
    const odd = sources.filter((path) => {
      const name = path
        .split('/')
        .at(-1)!
        .replace(/(\.attack)?(\.test|\.bench|\.module|\.config)?\.tsx?$/, '')
      return path.endsWith('.tsx')
        ? !/^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)$/.test(name)
        : !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
    })
    expect(odd).toEqual([])
  })
})

describe('the repository speaks of the product only', () => {
  it('names no machine path and no registry host', () => {
    const leaks = repositoryFiles()
      .filter(
        (path) =>
          /\.(ts|tsx|mjs|cjs|json|md|sql|yaml|yml|sh)$|(^|\/)\.[a-z]/.test(path) &&
          !path.startsWith('server/test/house/'),
      )
      .filter((path) =>
        /(^|[^a-z./])\/(work|root)\/(main|shared|\.)|registry\.npmjs|deb\.debian/m.test(
          readRepositoryFile(path),
        ),
      )
    expect(leaks).toEqual([])
  })
})
