import type { ApiBody } from '../../shell/api-types.ts'
import type { Kind, Supplier } from './queries.ts'

export interface SupplierValues {
  name: string
  kind: Kind
  tax_id: string
  contact_email: string
  contact_phone: string
  address: string
  payment_terms_days: number | null
}

/** What each is called on its field. */
export const fieldLabels = {
  ...{ name: 'name', kind: 'kind', tax_id: 'tax_id', address: 'address' },
  ...{ contact_email: 'email', contact_phone: 'phone', payment_terms_days: 'terms' },
} as const satisfies Record<keyof SupplierValues, string>

export const emptySupplier: SupplierValues = {
  name: '',
  kind: 'supplier',
  tax_id: '',
  contact_email: '',
  contact_phone: '',
  address: '',
  payment_terms_days: 30,
}

export function valuesOf(supplier: Supplier): SupplierValues {
  const { name, kind, payment_terms_days } = supplier
  return {
    ...{ name, kind, payment_terms_days },
    tax_id: supplier.tax_id ?? '',
    contact_email: supplier.contact_email ?? '',
    contact_phone: supplier.contact_phone ?? '',
    address: supplier.address ?? '',
  }
}

/** What is sent: emptied texts become null. */
export function bodyOf(values: SupplierValues): ApiBody<'POST /vendors'> {
  return {
    name: values.name.trim(),
    kind: values.kind,
    tax_id: values.tax_id.trim() || null,
    contact_email: values.contact_email.trim() || null,
    contact_phone: values.contact_phone.trim() || null,
    address: values.address.trim() || null,
    payment_terms_days: values.payment_terms_days,
  }
}

/** Only what differs, so that what somebody else changed meanwhile stays. */
export function changesOf(values: SupplierValues, supplier: Supplier): ApiBody<'PUT /vendors/{id}'> {
  const before = bodyOf(valuesOf(supplier)) as Record<string, unknown>
  return Object.fromEntries(Object.entries(bodyOf(values)).filter(([name, value]) => value !== before[name]))
}
