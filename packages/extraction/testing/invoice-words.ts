import { INVOICE_WORDINGS } from './invoice-wordings.ts'
import type { DocumentLocale } from './printed.ts'
import type { Wordings } from './statement-words.ts'

const KEYS = [
  'invoice',
  'credit_note',
  'receipt',
  'number',
  'credit_number',
  'date',
  'due',
  'order',
  'delivery_note',
  'customer_number',
  'delivery_date',
  'bill_to',
  'ship_to',
  'position',
  'code',
  'description',
  'quantity',
  'unit',
  'unit_price',
  'discount',
  'rate',
  'amount',
  'net',
  'tax',
  'gross',
  'delivery',
  'paid',
  'previous',
  'account_total',
  'carried',
  'words',
  'of_day',
  'change',
  'cash',
] as const

export type InvoiceWord = (typeof KEYS)[number]

export type InvoiceWords = Record<InvoiceWord, Wordings>

const BY_LANGUAGE = Object.fromEntries(
  Object.entries(INVOICE_WORDINGS).map(([language, text]) => [
    language,
    Object.fromEntries(
      text.split('\n').map((line, index) => {
        const [seen, kept] = line.split('|') as [string, string | undefined]
        return [KEYS[index]!, { seen: seen.split(';'), kept: kept ? kept.split(';') : [] }]
      }),
    ) as InvoiceWords,
  ]),
)

export const invoiceWords = (locale: DocumentLocale): InvoiceWords => BY_LANGUAGE[locale.slice(0, 2)]!
