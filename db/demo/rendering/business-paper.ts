export type Locale = 'en-US' | 'en-GB' | 'en-IE' | 'pt-BR' | 'es-ES' | 'de-DE' | 'fr-FR' | 'it-IT'

export const LOCALES: readonly Locale[] = [
  'en-US',
  'en-GB',
  'en-IE',
  'pt-BR',
  'es-ES',
  'de-DE',
  'fr-FR',
  'it-IT',
]

/** A party as its letterhead names it; `address` has one line of the envelope per line. */
export type Party = { name: string; address?: string; tax_id?: string; email?: string; phone?: string }

export type StatementLineKind = 'invoice' | 'credit_note' | 'payment' | 'other'

/** One movement: `amount` with two decimals, positive for what the customer owes, negative for what it does not. */
export type StatementLine = {
  date: string
  reference: string
  description: string
  kind: StatementLineKind
  amount: number
}

/** A supplier's statement of account as plain data; days are ISO. */
export type StatementData = {
  supplier: Party
  customer: Party
  currency: string
  locale: Locale
  period: { from: string; to: string }
  opening_balance: number
  lines: StatementLine[]
}

/** A supplier's invoice as plain data: prices net, `tax_rate` in percent. */
export type InvoiceData = {
  supplier: Party
  customer: Party
  currency: string
  locale: Locale
  number: string
  date: string
  due_date: string
  is_credit_note?: boolean
  lines: { description: string; quantity: number; unit: string; unit_price: number; tax_rate: number }[]
}
