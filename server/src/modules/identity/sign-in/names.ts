import {
  checkCnpj,
  checkCpf,
  checkEmail,
  explainRefusal,
  formatCnpj,
  formatCpf,
  type RefusalReason,
} from '#packages/identifiers'
import { fieldError } from '#platform/errors'

/** The stored form of an e-mail address. Errors: validation_failed. */
export function normalEmail(text: string, field = 'email'): string {
  const check = checkEmail(text)
  if (check.ok) return check.value
  throw fieldError('validation_failed', field, `This is no e-mail address: ${explainRefusal(check.reason)}.`)
}

/** The stored form of a CPF or CNPJ to sign in with; null for none. Errors: username_invalid. */
export function normalUsername(text: string | null | undefined, field = 'username'): string | null {
  if (text === null || text === undefined) return null
  const { kind, check } = readName(text)
  if (kind === 'email')
    throw fieldError('username_invalid', field, 'Use a CPF or a CNPJ here; the e-mail address works anyway.')
  if (check.ok) return check.value
  const name = kind.toUpperCase()
  throw fieldError('username_invalid', field, `This ${name} is not valid: ${explainRefusal(check.reason)}.`)
}

/** The stored form of a CNPJ; null for none. Errors: cnpj_invalid. */
export function normalCnpj(text: string | null | undefined, field = 'cnpj'): string | null {
  if (text === null || text === undefined) return null
  const check = checkCnpj(text)
  if (check.ok) return check.value
  throw fieldError('cnpj_invalid', field, `This CNPJ is not valid: ${explainRefusal(check.reason)}.`)
}

export interface NameCheck {
  valid: boolean
  kind: 'cpf' | 'cnpj' | 'email' | null
  formatted: string | null
  reason: RefusalReason | null
}

/** What a form tells a person about the name they typed; nothing about accounts. */
export function explainName(text: string): NameCheck {
  const { kind, check } = readName(text)
  if (!check.ok) return { valid: false, kind, formatted: null, reason: check.reason }
  const format = { cpf: formatCpf, cnpj: formatCnpj, email: (value: string) => value }[kind]
  return { valid: true, kind, formatted: format(check.value), reason: null }
}

/** A name by what it is meant to be: with an @ an e-mail address, up to 11 characters a CPF, else a CNPJ. */
function readName(text: string) {
  if (text.includes('@')) return { kind: 'email', check: checkEmail(text) } as const
  if (text.replaceAll(/[^0-9A-Za-z]/g, '').length <= 11)
    return { kind: 'cpf', check: checkCpf(text) } as const
  return { kind: 'cnpj', check: checkCnpj(text) } as const
}
