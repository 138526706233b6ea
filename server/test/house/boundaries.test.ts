import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRepositoryFile, root } from '../repository-files.ts'

const { uses } = createRequire(import.meta.url)('../../../boundaries.cjs') as {
  uses: Record<string, string[]>
}

describe('the rooms of the house', () => {
  it('keep to their uses rows, and nothing goes in circles', () => {
    const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const report = execFileSync(
      process.execPath,
      [tool, 'packages', 'server', 'web/src', 'db', '--config', 'boundaries.cjs', '--output-type', 'err'],
      { cwd: root, encoding: 'utf8' },
    )
    expect(report).toContain('no dependency violations found')
  })

  it('say in ARCHITECTURE.md what the boundaries file says', () => {
    const rows = [...readRepositoryFile('ARCHITECTURE.md').matchAll(/^\| `([a-z]+)` \| ([^|]+) \|/gm)]
    const table = Object.fromEntries(
      rows.map(([, name, used]) => [name, [...used!.matchAll(/`([a-z]+)`/g)].map((match) => match[1])]),
    )
    expect(table).toEqual(uses)
  })

  it('use one another without circles', () => {
    const order: string[] = []
    const visit = (name: string, path: string[]) => {
      expect(path).not.toContain(name)
      if (order.includes(name)) return
      for (const used of uses[name] ?? []) visit(used, [...path, name])
      order.push(name)
    }
    for (const name of Object.keys(uses)) visit(name, [])
    expect(order).toHaveLength(Object.keys(uses).length)
  })
})

describe('the platform knows no restaurant', () => {
  it('has none of its words', () => {
    const words = /\b(recipe|menu item|waiter|dish|kitchen|allergen|chef|supplier invoice)\b/i
    const files = execFileSync('git', ['ls-files', 'server/src/platform'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n')
    const named = files.filter(
      (path) =>
        path.endsWith('.ts') && !/\.(generated|test)\.ts$/.test(path) && words.test(readRepositoryFile(path)),
    )
    expect(named).toEqual([])
  })
})
