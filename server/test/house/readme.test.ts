import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRepositoryFile, repositoryFiles, root } from '../repository-files.ts'

const pages = repositoryFiles().filter((path) =>
  /^(README|ARCHITECTURE|CONTRIBUTING|SECURITY|GLOSSARY|CHANGELOG)\.md$|^(docs|packages|server|web|db)\/.*\.md$/.test(
    path,
  ),
)
const { scripts } = JSON.parse(readRepositoryFile('package.json')) as { scripts: Record<string, string> }

describe('what the pages say exists', () => {
  it.each(pages)('%s: its commands are in package.json', (page) => {
    const named = [
      ...readRepositoryFile(page).matchAll(/\bnpm (?:run (?:-s )?([a-z]+)|(start|test)\b)/g),
    ].map((match) => match[1] ?? match[2]!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(pages)('%s: its links lead somewhere', (page) => {
    const links = [...readRepositoryFile(page).matchAll(/\]\(([^)#\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)].map(
      (match) => match[1] ?? match[2]!,
    )
    const local = links.filter((link) => !/^(https?:|mailto:|data:|\/)/.test(link))
    expect(local.filter((link) => !existsSync(join(root, normalize(join(dirname(page), link)))))).toEqual([])
  })

  it('fits: the README has at most 200 lines', () => {
    expect(readRepositoryFile('README.md').split('\n').length).toBeLessThanOrEqual(200)
  })

  it('draws a map whose folders are there', () => {
    const map = readRepositoryFile('README.md').split('## The map')[1]!.split('```')[1]!
    const folders = [...map.matchAll(/^([a-z0-9]+)\/(?: ([a-z0-9]+)\/)?/gm)].map((match) => match[1]!)
    expect(folders.length).toBeGreaterThan(5)
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([])
    const packages = /^packages\/ .*?: (.+)$/m.exec(map)![1]!.split(' ')
    expect(packages.filter((name) => !existsSync(join(root, 'packages', name, 'index.ts')))).toEqual([])
  })
})
