import { expect, it } from 'vitest'
import { paths } from './paths.ts'

const sample = { signIn: '/documents?status=error', guestPage: 'the-cookie-jar' } as Record<string, string>

it('keeps every address of the office', () => {
  const all = Object.entries(paths).map(([name, build]) => [
    name,
    (build as (argument?: string) => string)(build.length > 0 ? (sample[name] ?? 'ID') : undefined),
  ])
  expect(Object.fromEntries(all)).toMatchInlineSnapshot()
})

it('leaves out what is not given', () => {
  expect(paths.signIn()).toBe('/sign-in')
  expect(paths.signIn('/')).toBe('/sign-in')
  expect(paths.newInvoice()).toBe('/invoices/new')
})
