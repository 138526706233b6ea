import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRepositoryFile, repositoryFiles, root } from '../repository-files.ts'

const files = repositoryFiles()
const pages = files.filter((path) =>
  /^[A-Z]+\.md$|^(docs|packages|server|web|db|e2e|bench)\/.*\.md$/.test(path),
)
const { scripts } = JSON.parse(readRepositoryFile('package.json')) as { scripts: Record<string, string> }
/** Named because a command writes them. */
const written = ['bench/baselines.json']
const folders = 'packages|server|web|db|e2e|bench|tools|docs|\\.ci'

/** Faults of all pages at once, each with the page it stands in. */
const faults = (find: (text: string, path: string) => string[]) =>
  pages.flatMap((path) => find(readRepositoryFile(path), path).map((fault) => `${path}: ${fault}`))

const prose = (text: string) => text.replaceAll(/```[\s\S]*?```/g, '')
/** As GitHub makes the anchor of a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

describe('the pages for readers', () => {
  it('are there, the README among them', () => {
    for (const page of [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'GLOSSARY.md',
      'LICENSE',
    ])
      expect(files, `${page} is missing`).toContain(page)
  })

  it('begin with a README of at most 200 lines', () => {
    expect(readRepositoryFile('README.md').split('\n').length).toBeLessThanOrEqual(200)
  })

  it('name no command that is not there', () => {
    const unknown = faults((text) =>
      [...text.matchAll(/npm (?:run (?:-s |--silent )?([\w:-]+)|(start|test|ci|install)\b)/g)]
        .map((match) => match[1] ?? match[2]!)
        .filter((name) => !['ci', 'install'].includes(name) && !(name in scripts)),
    )
    expect(unknown).toEqual([])
  })

  it('name no bench that is not there', () => {
    const unknown = faults((text) =>
      [...text.matchAll(/npm run bench (?:-- )?([a-z-]+)/g)]
        .map((match) => match[1]!)
        .filter((name) => !files.includes(`bench/${name}.bench.ts`)),
    )
    expect(unknown).toEqual([])
  })

  it('link to nothing that is not there', () => {
    const broken = faults((text, path) =>
      [...prose(text).matchAll(/(?:\]\(|(?:src|href)=")(?!https?:|mailto:)([^)\s"]+)/g)]
        .map((match) => match[1]!)
        .filter((link) => {
          const [file, fragment] = link.split('#') as [string, string?]
          const target = file ? join(dirname(path), file) : path
          if (!existsSync(join(root, target))) return true
          if (!fragment || !target.endsWith('.md')) return false
          const headings = [...readRepositoryFile(target).matchAll(/^#+ (.+)$/gm)].map((match) =>
            anchor(match[1]!),
          )
          return !headings.includes(fragment)
        }),
    )
    expect(broken).toEqual([])
  })

  it('name no file or folder that is not there', () => {
    const path = new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g')
    const missing = faults((text) =>
      [...text.matchAll(path)]
        .map((match) => match[1]!)
        .filter((named) => !written.includes(named) && !existsSync(join(root, named))),
    )
    expect(missing).toEqual([])
  })

  it('draw a map whose folders and packages are there', () => {
    const map = readRepositoryFile('README.md').split('## The map')[1]!.split('```')[1]!
    const drawn = map
      .split('\n')
      .flatMap((line) => /^(?:[a-z0-9]+\/ )*[a-z0-9]+\//.exec(line)?.[0].split(' ') ?? [])
    expect(drawn.length).toBeGreaterThan(5)
    expect(drawn.filter((folder) => !existsSync(join(root, folder)))).toEqual([])
    const packages = /^packages\/ .*?: (.+)$/m.exec(map)![1]!.split(' ')
    expect(packages.filter((name) => !existsSync(join(root, 'packages', name, 'index.ts')))).toEqual([])
  })

  it('name no setting that is not there', () => {
    const known = readRepositoryFile('.env.example')
    const page = readRepositoryFile('docs/operations.md') + readRepositoryFile('README.md')
    const named = [...page.matchAll(/`([A-Z][A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)].map((match) => match[1]!)
    expect([...new Set(named)].filter((name) => !known.includes(`# ${name}=`))).toEqual([])
  })
})
