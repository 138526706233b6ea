import { checkCnpj, checkCpf, formatCnpj, formatCpf, type RefusalReason } from '#packages/identifiers'

const cnpjForm = /^[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-[0-9A-Z]{2}$/i
const cpfForm = /^\d{3}\.\d{3}\.\d{3}-\d{2}$/

export type CheckedTaxId =
  | { state: 'free' }
  | { state: 'right'; kind: 'CNPJ' | 'CPF'; formatted: string }
  | { state: 'wrong'; kind: 'CNPJ' | 'CPF'; reason: RefusalReason }

/**
 * Judges a tax id while it is typed, as the server will: what looks like a CNPJ or CPF, or must be one in Brazil by
 * its length, has its check digits verified; any other is free text. `country` is ISO 3166-1 alpha-2.
 */
export function checkTaxId(text: string, country: string): CheckedTaxId {
  const given = text.trim().toUpperCase()
  const characters = given.replaceAll(/[.\-/\s]/g, '')
  const brazilian = country === 'BR'
  if (cnpjForm.test(given) || (brazilian && characters.length === 14)) {
    const check = checkCnpj(given)
    if (!check.ok) return { state: 'wrong', kind: 'CNPJ', reason: check.reason }
    return { state: 'right', kind: 'CNPJ', formatted: formatCnpj(check.value) }
  }
  if (cpfForm.test(given) || (brazilian && /^\d{11}$/.test(characters))) {
    const check = checkCpf(given)
    if (!check.ok) return { state: 'wrong', kind: 'CPF', reason: check.reason }
    return { state: 'right', kind: 'CPF', formatted: formatCpf(check.value) }
  }
  return { state: 'free' }
}

/** A stored tax id with its signs where it is Brazilian: a CNPJ is known by its check digits wherever one works. */
export function shownTaxId(tax_id: string, country: string): string {
  const checked = checkTaxId(tax_id, country)
  if (checked.state === 'right') return checked.formatted
  return checkCnpj(tax_id).ok ? formatCnpj(tax_id) : tax_id
}
