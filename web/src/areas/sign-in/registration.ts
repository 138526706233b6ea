import type { ApiBody } from '../../shell/api-types.ts'

export type Way = 'email' | 'cnpj'

export interface RegisterValues {
  full_name: string
  email: string
  organization_name: string
  cnpj: string
  /** To sign in with instead of the e-mail address; may stay empty. */
  cpf: string
  password: string
}

export const emptyRegistration: RegisterValues = {
  full_name: '',
  email: '',
  organization_name: '',
  cnpj: '',
  cpf: '',
  password: '',
}

/** Letters and digits of a CNPJ, in upper case. @example plainCnpj('12.abc.345/01de-35') // '12ABC34501DE35' */
export const plainCnpj = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** What the server is asked for: a company brings its organization and may sign in by its CNPJ, a person by a CPF. */
export function registration(values: RegisterValues, way: Way): ApiBody<'POST /auth/register'> {
  const person = {
    email: values.email.trim(),
    password: values.password,
    full_name: values.full_name.trim(),
  }
  const cpf = values.cpf.replace(/\D/g, '')
  if (way === 'email') return cpf ? { ...person, username: cpf } : person
  const cnpj = plainCnpj(values.cnpj)
  return {
    ...person,
    username: cnpj,
    organization: {
      name: values.organization_name.trim(),
      cnpj,
      country: 'BR',
      currency: 'BRL',
      locale: 'pt-BR',
    },
  }
}

/** Where a refusal's field stands in the form: `organization.cnpj` is `cnpj`, and `username` is what was typed for it. */
export function formPlace(loc: (string | number)[], way: Way): (string | number)[] {
  const path = loc.join('.')
  if (path === 'body.organization.cnpj') return ['body', 'cnpj']
  if (path === 'body.organization.name') return ['body', 'organization_name']
  if (path === 'body.username') return ['body', way === 'cnpj' ? 'cnpj' : 'cpf']
  return loc
}
