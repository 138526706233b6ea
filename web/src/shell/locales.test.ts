import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '#platform/error-codes'
import { englishWords } from '../ui/words.ts'
import { languages } from './languages.ts'

const src = fileURLToPath(new URL('..', import.meta.url))
type Words = { [key: string]: string | Words }

const read = (path: string) => JSON.parse(readFileSync(`${src}/${path}`, 'utf8')) as Words

function flat(words: Words, at = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[at + key, value]] : Object.entries(flat(value, `${at}${key}.`)),
    ),
  )
}

/** Plural forms are a language's own: `count_one`, `count_many`. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keysOf = (words: Words) => [...new Set(Object.keys(flat(words)).map(withoutPlural))].sort()
const placesOf = (text: string) => [...new Set(text.match(/\{\{?\w+\}?\}/g) ?? [])].sort()

/** Namespace → the file of each language. */
function namespaces(): [string, (language: string) => string][] {
  const shell = globSync('shell/locales/en/*.json', { cwd: src }).map((path) => basename(path))
  const areas = globSync('areas/{*,*/*}/locales/en.json', { cwd: src }).map((path) => dirname(path))
  return [
    ...shell.map((file): [string, (language: string) => string] => [
      file,
      (language) => `shell/locales/${language}/${file}`,
    ]),
    ...areas.map((folder): [string, (language: string) => string] => [
      folder,
      (language) => `${folder}/${language}.json`,
    ]),
  ]
}

const others = Object.keys(languages).filter((language) => language !== 'en')

describe.each(namespaces())('words of %s', (_, fileOf) => {
  const english = read(fileOf('en'))

  it.each(others)('are all there in %s, with the same places to fill', (language) => {
    const words = read(fileOf(language))
    expect(keysOf(words)).toEqual(keysOf(english))
    const here = flat(words)
    for (const [key, text] of Object.entries(flat(english)))
      if (key in here) expect([key, placesOf(here[key]!)]).toEqual([key, placesOf(text)])
  })

  it.each(['en', ...others])('are none empty in %s', (language) => {
    expect(Object.entries(flat(read(fileOf(language)))).filter(([, text]) => !text.trim())).toEqual([])
  })
})

it('every error of the catalogue is explained', () => {
  const explained = Object.keys(read('shell/locales/en/errors.json'))
  expect(Object.keys(errorCodes).filter((code) => !explained.includes(code))).toEqual([])
})

it("the kit's words are those the shell translates", () => {
  expect(read('shell/locales/en/ui.json')).toEqual(englishWords)
})
