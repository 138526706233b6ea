import { expect, it } from 'vitest'
import { rememberVersion, versionOf } from './versions.ts'

it('the version of a thing is the one that was seen last', () => {
  expect(versionOf('/a')).toBeUndefined()
  rememberVersion('/a', '"1"')
  rememberVersion('/b', '"1"')
  rememberVersion('/a', '"2"')
  expect([versionOf('/a'), versionOf('/b')]).toEqual(['"2"', '"1"'])
  rememberVersion('/a', null)
  expect(versionOf('/a')).toBeUndefined()
})

it('those that were seen long ago are forgotten', () => {
  rememberVersion('/first', '"1"')
  for (let n = 0; n < 600; n += 1) rememberVersion(`/n/${n}`, '"1"')
  expect([versionOf('/first'), versionOf('/n/599')]).toEqual([undefined, '"1"'])
})
