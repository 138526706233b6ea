import { createTokenByOperator, listTokensByOperator, revokeTokenByOperator } from '#modules/identity/index'
import { tokenPermissions } from '../roles.ts'
import { type Command, UnreadableInput } from './outcome.ts'
import { withHouse } from './with-house.ts'

export const tokenCreateCommand: Command = {
  usage: 'token create --person EMAIL --name NAME [--scopes A,B] [--days N|never] [--organization NAME]',
  about:
    'makes an API token that stands for a member, with some of their permissions or all that a token can have; prints it once',
  arguments: [],
  options: {
    person: { type: 'string' },
    name: { type: 'string' },
    scopes: { type: 'string' },
    days: { type: 'string' },
    organization: { type: 'string' },
  },
  async run(_, options) {
    const { person, name, organization, ...rest } = options as Record<string, string | undefined>
    if (!person || !name) throw new UnreadableInput('token create needs --person and --name')
    const scopes = rest.scopes?.split(/[\s,]+/).filter(Boolean)
    const unknown = scopes?.filter((scope) => !(tokenPermissions as string[]).includes(scope))
    if (unknown?.length)
      throw new UnreadableInput(
        `no permission of a token: ${unknown.join(', ')}. There are: ${tokenPermissions.join(', ')}`,
      )
    const given = { person, name, scopes, expires_in_days: daysOf(rest.days), organization }
    return withHouse(({ platform }) => createTokenByOperator(platform, given))
  },
}

export const tokenListCommand: Command = {
  usage: 'token list [--organization NAME]',
  about: 'lists the API tokens of an organization, when each was last used and until when it works',
  arguments: [],
  options: { organization: { type: 'string' } },
  run: (_, { organization }) =>
    withHouse(({ platform }) => listTokensByOperator(platform, organization as string | undefined)),
}

export const tokenRevokeCommand: Command = {
  usage: 'token revoke ID',
  about: 'takes an API token away; it is refused at once',
  arguments: ['ID'],
  run: ([id]) => withHouse(({ platform }) => revokeTokenByOperator(platform, id!)),
}

function daysOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined
  if (text === 'never') return null
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 365) return Number(text)
  throw new UnreadableInput('--days is a number from 1 to 365, or never')
}
