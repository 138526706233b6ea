import type { useApiForm } from '../../../shell/use-api-form.ts'
import type { InvoiceValues } from './values.ts'

/** The form as its parts see it. */
export type InvoiceFormState = ReturnType<typeof useApiForm<InvoiceValues>>
