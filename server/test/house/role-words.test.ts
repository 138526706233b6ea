import { describe, expect, it } from 'vitest'
import { permissions, roles } from '../../src/roles.ts'
import { readRepositoryFile } from '../repository-files.ts'

interface Words {
  roles: {
    about: Record<string, string>
    subjects: Record<string, string>
    permissions: Record<string, Record<string, string>>
  }
}

const words = (language: string) =>
  JSON.parse(readRepositoryFile(`web/src/areas/settings/locales/${language}.json`)) as Words

describe.each(['en', 'pt-BR', 'es'])('the role table in %s', (language) => {
  const { about, subjects, permissions: acts } = words(language).roles
  const worded = Object.entries(acts).flatMap(([subject, list]) =>
    Object.keys(list).map((act) => `${subject}.${act}`),
  )

  it('has words for every permission, and for none that is not there', () => {
    expect(worded.sort()).toEqual([...permissions].sort())
  })

  it('has a word for what each is about', () => {
    const named = [...new Set(permissions.map((permission) => permission.split('.')[0]!))]
    expect(Object.keys(subjects).sort()).toEqual(named.sort())
  })

  it('says of every role what it is for', () => {
    expect(Object.keys(about).sort()).toEqual([...roles].sort())
  })
})
