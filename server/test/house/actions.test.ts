import { describe, expect, it } from 'vitest'
import { actions } from '../../src/actions.ts'
import { readRepositoryFile, repositoryFiles } from '../repository-files.ts'

/** `audit` takes no name that is not in the list (TypeScript sees to it); here no name that nothing writes. */
describe('the actions of the audit log', () => {
  const sources = repositoryFiles()
    .filter((path) => /^server\/src\/.*\.ts$/.test(path) && !/\.test\.ts$|\/actions\.ts$/.test(path))
    .map(readRepositoryFile)

  it('are in order, each once', () => {
    expect(actions).toEqual([...new Set(actions)].sort())
  })

  it.each(actions)('%s is written somewhere', (action) => {
    const [subject, verb] = action.split('.')
    const whole = sources.some((text) => text.includes(`'${action}'`))
    const made = sources.some((text) => text.includes(`\`${subject}.\${`) && text.includes(`'${verb}'`))
    expect(whole || made).toBe(true)
  })

  it.each(['en', 'es', 'pt-BR'])('are all told in words (%s)', (language) => {
    const audit = JSON.parse(readRepositoryFile(`web/src/areas/settings/audit/locales/${language}.json`))
    const untold = actions.filter((action) => {
      const [subject, verb] = action.split('.') as [string, string]
      return !audit.did[subject]?.[verb] || !audit.kinds[subject]
    })
    expect(untold).toEqual([])
  })
})
