import { describe, expect, it } from 'vitest'
import { ownPath } from './index.ts'

describe('an address within the site', () => {
  it.each([
    ['/', '/'],
    ['/documents?page=2&sort=-name#top', '/documents?page=2&sort=-name#top'],
    ['/a/../settings', '/settings'],
    ['/r/pão', '/r/p%C3%A3o'],
    ['/sign-in?next=https://evil.example', '/sign-in?next=https://evil.example'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
  ])('%s is taken', (text, expected) => {
    expect(ownPath(text)).toBe(expected)
  })

  it.each([
    '',
    'documents',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\\..\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\u0000/evil.example',
    '/ /evil.example',
    '/\u00a0',
    '/\u2028x',
    ' /documents',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    `/${'x'.repeat(1_000)}`,
  ])('%j is refused', (text) => {
    expect(ownPath(text)).toBeUndefined()
  })

  it('takes nothing for nothing', () => {
    expect(ownPath(undefined)).toBeUndefined()
    expect(ownPath(null)).toBeUndefined()
  })
})
