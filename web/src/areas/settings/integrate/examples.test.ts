import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { examplesOf } from './examples.ts'

it('an example is a block that names its file', () => {
  const page = [
    'Text',
    '```ts first.ts',
    'a()',
    '```',
    '```sh',
    'not one',
    '```',
    '```py b.py',
    'b()',
    '```',
    '',
  ].join('\n')
  expect(examplesOf(page)).toEqual([
    { file: 'first.ts', code: 'a()\n' },
    { file: 'b.py', code: 'b()\n' },
  ])
})

it('the page for integrators has those that the office shows', () => {
  const page = readFileSync(new URL('../../../../../docs/integrate.md', import.meta.url), 'utf8')
  const files = examplesOf(page).map(({ file }) => file)
  for (const topic of ['first-call', 'all-invoices', 'create-supplier', 'change-supplier'])
    for (const language of ['sh', 'ts', 'py']) expect(files).toContain(`${topic}.${language}`)
  expect(files).toEqual([...new Set(files)])
})
