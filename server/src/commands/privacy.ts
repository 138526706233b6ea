import { resolve } from 'node:path'
import { eraseByOperator, exportByOperator } from '#modules/privacy/index'
import { type Command, UnreadableInput } from './outcome.ts'
import { withHouse } from './with-house.ts'

const options = { organization: { type: 'string' }, person: { type: 'string' } } as const

export const exportCommand: Command = {
  usage: 'export FILE.zip [--organization NAME] [--person EMAIL]',
  about: 'writes an archive of an organization, or of what is about one person',
  arguments: ['FILE.zip'],
  options,
  run: ([path], asked) =>
    withHouse(({ platform }) => exportByOperator(platform, resolve(path!), asked as Record<string, string>)),
}

export const eraseCommand: Command = {
  usage: 'erase --person EMAIL [--organization NAME] | erase --organization NAME --everything',
  about: 'erases a person, or with --everything a whole organization, and prints the proof',
  arguments: [],
  options: { ...options, everything: { type: 'boolean' } },
  async run(_, { everything, ...asked }) {
    if (Boolean(everything) === Boolean(asked.person) || (everything && !asked.organization))
      throw new UnreadableInput('erase needs --person EMAIL, or --organization NAME with --everything')
    return withHouse(({ platform, modules }) =>
      eraseByOperator(platform, modules, asked as Record<string, string>),
    ) as Promise<object>
  },
}
