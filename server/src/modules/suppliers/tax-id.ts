import { type Check, checkCnpj, checkCpf, explainRefusal } from '#packages/identifiers'
import { fieldError } from '#platform/errors'

const cnpjForm = /^[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-[0-9A-Z]{2}$/i
const cpfForm = /^\d{3}\.\d{3}\.\d{3}-\d{2}$/

/**
 * A tax id as it is stored: what looks like a CNPJ or CPF, or must be one in Brazil by its length, has its check
 * digits verified and loses its punctuation; any other is upper-cased text. Errors: cnpj_invalid.
 */
export function normalTaxId(text: string, country: string): string {
  const given = text.trim()
  const characters = given.replaceAll(/[.\-/\s]/g, '')
  const brazilian = country === 'BR'
  if (cnpjForm.test(given) || (brazilian && characters.length === 14))
    return checked('CNPJ', checkCnpj(given))
  if (cpfForm.test(given) || (brazilian && /^\d{11}$/.test(characters)))
    return checked('CPF', checkCpf(given))
  return given.toUpperCase()
}

function checked(name: string, check: Check): string {
  if (check.ok) return check.value
  throw fieldError('cnpj_invalid', 'tax_id', `This ${name} is not valid: ${explainRefusal(check.reason)}.`)
}
