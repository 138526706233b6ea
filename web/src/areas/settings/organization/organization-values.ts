import type { ApiResponse } from '../../../shell/api-types.ts'
import { plainCnpj } from './cnpj-mask.ts'

export type Organization = ApiResponse<'GET /organizations/{id}'>

const texts = ['name', 'trade_name', 'cnpj', 'address', 'phone', 'email'] as const
const codes = ['country', 'currency', 'locale'] as const

export type OrganizationValues = Record<(typeof texts)[number] | (typeof codes)[number], string>

/** What the form shows of an organization. */
export function valuesOf(organization: Organization): OrganizationValues {
  const entries = [...texts, ...codes].map((name) => [name, organization[name] ?? ''])
  return Object.fromEntries(entries)
}

/** What is sent: fields that differ; an emptied one becomes null. */
export function changesOf(values: OrganizationValues, organization: Organization) {
  const sent = { ...values, cnpj: plainCnpj(values.cnpj) }
  const before = valuesOf(organization)
  const changed = [...texts, ...codes].filter((name) => sent[name].trim() !== before[name])
  return Object.fromEntries(changed.map((name) => [name, sent[name].trim() || null]))
}
