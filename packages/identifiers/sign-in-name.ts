import { checkCnpj } from './cnpj.ts'
import { checkCpf } from './cpf.ts'
import { checkEmail } from './email.ts'

export type SignInName = { kind: 'email' | 'cpf' | 'cnpj'; value: string }

/**
 * What a person typed to sign in, normalised: an e-mail address, a CPF or a CNPJ, punctuation allowed; else
 * undefined (it may still be a user name). Example: `'529.982.247-25'` → `{ kind: 'cpf', value: '52998224725' }`.
 */
export function parseSignInName(text: string): SignInName | undefined {
  const checks = { email: checkEmail, cpf: checkCpf, cnpj: checkCnpj } as const
  for (const kind of ['email', 'cpf', 'cnpj'] as const) {
    const check = checks[kind](text)
    if (check.ok) return { kind, value: check.value }
  }
  return undefined
}
