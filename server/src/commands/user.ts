import { createByOperator, resetByOperator, resetFactorsByOperator } from '#modules/identity/index'
import { acceptedRoles } from '../roles.ts'
import { type Command, UnreadableInput } from './outcome.ts'
import { withHouse } from './with-house.ts'

export const userCreateCommand: Command = {
  usage:
    'user create --email EMAIL --name "FIRST LAST" --role ROLE [--organization NAME] [--language en|pt-BR|es] [--password-stdin]',
  about:
    'invites somebody and prints the link to hand over; with --password-stdin makes the account with the password on standard input',
  arguments: [],
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    organization: { type: 'string' },
    language: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  async run(_, options) {
    const { email, name, role, organization, language } = options as Record<string, string | undefined>
    if (!email || !name || !role) throw new UnreadableInput('user create needs --email, --name and --role')
    if (!acceptedRoles.includes(role))
      throw new UnreadableInput(`--role is one of ${acceptedRoles.join(', ')}`)
    if (language && !['en', 'pt-BR', 'es'].includes(language))
      throw new UnreadableInput('--language is en, pt-BR or es')
    const [first_name = '', ...rest] = name.trim().split(/\s+/)
    const person = { email, first_name, last_name: rest.join(' '), role, language }
    const password = options['password-stdin'] ? await firstLine() : undefined
    return withHouse(({ platform }) =>
      createByOperator(platform, { ...person, organization, password } as Parameters<
        typeof createByOperator
      >[1]),
    )
  },
}

export const userResetCommand: Command = {
  usage: 'user reset NAME',
  about:
    'prints a link by which the person of an e-mail address, CPF or CNPJ chooses a new password within an hour',
  arguments: ['NAME'],
  run: ([name]) => withHouse(({ platform }) => resetByOperator(platform, name!)),
}

export const userResetFactorsCommand: Command = {
  usage: 'user reset-factors NAME',
  about:
    'takes somebody’s authenticator app, passkeys and recovery codes away, as when an only admin lost them all',
  arguments: ['NAME'],
  run: ([name]) => withHouse(({ platform }) => resetFactorsByOperator(platform, name!)),
}

async function firstLine(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk
    if (text.includes('\n')) break
  }
  const line = text.split(/\r?\n/)[0]!
  if (line === '') throw new UnreadableInput('no password came on standard input')
  return line
}
