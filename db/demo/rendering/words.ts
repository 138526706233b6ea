import type { Locale, StatementLineKind } from './business-paper.ts'

/** What a business paper says, per language. */
export type Words = {
  statement: string
  invoice: string
  credit_note: string
  date: string
  due_date: string
  reference: string
  description: string
  kind: string
  debit: string
  credit: string
  amount: string
  balance: string
  opening: string
  closing: string
  carried: string
  brought: string
  totals: string
  period: string
  to: string
  customer: string
  page: string
  of: string
  tax_id: string
  phone: string
  email: string
  invoice_number: string
  invoice_date: string
  quantity: string
  unit: string
  unit_price: string
  line_total: string
  subtotal: string
  tax: string
  total: string
  ageing: string[]
  kinds: Record<StatementLineKind, string>
}

const EN: Words = {
  statement: 'Statement of Account',
  invoice: 'Invoice',
  credit_note: 'Credit Note',
  date: 'Date',
  due_date: 'Due date',
  reference: 'Reference',
  description: 'Description',
  kind: 'Type',
  debit: 'Debit',
  credit: 'Credit',
  amount: 'Amount',
  balance: 'Balance',
  opening: 'Opening balance',
  closing: 'Balance due',
  carried: 'Carried forward',
  brought: 'Brought forward',
  totals: 'Totals',
  period: 'Period',
  to: 'to',
  customer: 'Customer',
  page: 'Page',
  of: 'of',
  tax_id: 'VAT No',
  phone: 'Tel',
  email: 'E-mail',
  invoice_number: 'Invoice number',
  invoice_date: 'Invoice date',
  quantity: 'Qty',
  unit: 'Unit',
  unit_price: 'Unit price',
  line_total: 'Amount',
  subtotal: 'Subtotal',
  tax: 'VAT',
  total: 'Total',
  ageing: ['Current', '1-30 days', '31-60 days', '61-90 days', 'Over 90 days'],
  kinds: { invoice: 'Invoice', credit_note: 'Credit note', payment: 'Payment', other: 'Adjustment' },
}

const PT: Words = {
  statement: 'Extrato de conta',
  invoice: 'Fatura',
  credit_note: 'Nota de crédito',
  date: 'Data',
  due_date: 'Vencimento',
  reference: 'Documento',
  description: 'Descrição',
  kind: 'Tipo',
  debit: 'Débito',
  credit: 'Crédito',
  amount: 'Valor',
  balance: 'Saldo',
  opening: 'Saldo anterior',
  closing: 'Saldo devedor',
  carried: 'A transportar',
  brought: 'Transporte',
  totals: 'Totais',
  period: 'Período',
  to: 'a',
  customer: 'Cliente',
  page: 'Página',
  of: 'de',
  tax_id: 'CNPJ',
  phone: 'Tel',
  email: 'E-mail',
  invoice_number: 'Número da fatura',
  invoice_date: 'Data de emissão',
  quantity: 'Qtd',
  unit: 'Un',
  unit_price: 'Preço unitário',
  line_total: 'Valor total',
  subtotal: 'Subtotal',
  tax: 'ICMS',
  total: 'Total a pagar',
  ageing: ['A vencer', '1-30 dias', '31-60 dias', '61-90 dias', 'Mais de 90 dias'],
  kinds: { invoice: 'Fatura', credit_note: 'Nota de crédito', payment: 'Pagamento', other: 'Ajuste' },
}

const ES: Words = {
  statement: 'Estado de cuenta',
  invoice: 'Factura',
  credit_note: 'Nota de abono',
  date: 'Fecha',
  due_date: 'Vencimiento',
  reference: 'Documento',
  description: 'Concepto',
  kind: 'Tipo',
  debit: 'Debe',
  credit: 'Haber',
  amount: 'Importe',
  balance: 'Saldo',
  opening: 'Saldo anterior',
  closing: 'Saldo pendiente',
  carried: 'Suma y sigue',
  brought: 'Suma anterior',
  totals: 'Totales',
  period: 'Periodo',
  to: 'a',
  customer: 'Cliente',
  page: 'Página',
  of: 'de',
  tax_id: 'CIF',
  phone: 'Tel',
  email: 'Correo',
  invoice_number: 'Número de factura',
  invoice_date: 'Fecha de factura',
  quantity: 'Cantidad',
  unit: 'Ud',
  unit_price: 'Precio unitario',
  line_total: 'Importe',
  subtotal: 'Base imponible',
  tax: 'IVA',
  total: 'Total factura',
  ageing: ['No vencido', '1-30 días', '31-60 días', '61-90 días', 'Más de 90 días'],
  kinds: { invoice: 'Factura', credit_note: 'Abono', payment: 'Pago', other: 'Ajuste' },
}

const DE: Words = {
  statement: 'Kontoauszug',
  invoice: 'Rechnung',
  credit_note: 'Gutschrift',
  date: 'Datum',
  due_date: 'Fällig am',
  reference: 'Belegnr.',
  description: 'Buchungstext',
  kind: 'Art',
  debit: 'Soll',
  credit: 'Haben',
  amount: 'Betrag',
  balance: 'Saldo',
  opening: 'Saldovortrag',
  closing: 'Offener Saldo',
  carried: 'Übertrag',
  brought: 'Übertrag',
  totals: 'Summe',
  period: 'Zeitraum',
  to: 'bis',
  customer: 'Kunde',
  page: 'Seite',
  of: 'von',
  tax_id: 'USt-IdNr.',
  phone: 'Tel.',
  email: 'E-Mail',
  invoice_number: 'Rechnungsnummer',
  invoice_date: 'Rechnungsdatum',
  quantity: 'Menge',
  unit: 'Einheit',
  unit_price: 'Einzelpreis',
  line_total: 'Gesamtpreis',
  subtotal: 'Nettobetrag',
  tax: 'MwSt.',
  total: 'Gesamtbetrag',
  ageing: ['Nicht fällig', '1-30 Tage', '31-60 Tage', '61-90 Tage', 'Über 90 Tage'],
  kinds: { invoice: 'Rechnung', credit_note: 'Gutschrift', payment: 'Zahlung', other: 'Umbuchung' },
}

const FR: Words = {
  statement: 'Relevé de compte',
  invoice: 'Facture',
  credit_note: 'Avoir',
  date: 'Date',
  due_date: 'Échéance',
  reference: 'N° pièce',
  description: 'Libellé',
  kind: 'Type',
  debit: 'Débit',
  credit: 'Crédit',
  amount: 'Montant',
  balance: 'Solde',
  opening: 'Solde antérieur',
  closing: 'Solde à payer',
  carried: 'À reporter',
  brought: 'Report',
  totals: 'Totaux',
  period: 'Période',
  to: 'au',
  customer: 'Client',
  page: 'Page',
  of: 'sur',
  tax_id: 'N° TVA',
  phone: 'Tél',
  email: 'E-mail',
  invoice_number: 'N° de facture',
  invoice_date: 'Date de facture',
  quantity: 'Quantité',
  unit: 'Unité',
  unit_price: 'Prix unitaire',
  line_total: 'Montant HT',
  subtotal: 'Total HT',
  tax: 'TVA',
  total: 'Total TTC',
  ageing: ['Non échu', '1-30 jours', '31-60 jours', '61-90 jours', 'Plus de 90 jours'],
  kinds: { invoice: 'Facture', credit_note: 'Avoir', payment: 'Règlement', other: 'Régularisation' },
}

const IT: Words = {
  statement: 'Estratto conto',
  invoice: 'Fattura',
  credit_note: 'Nota di credito',
  date: 'Data',
  due_date: 'Scadenza',
  reference: 'N. documento',
  description: 'Descrizione',
  kind: 'Tipo',
  debit: 'Dare',
  credit: 'Avere',
  amount: 'Importo',
  balance: 'Saldo',
  opening: 'Saldo iniziale',
  closing: 'Saldo da pagare',
  carried: 'A riportare',
  brought: 'Riporto',
  totals: 'Totali',
  period: 'Periodo',
  to: 'al',
  customer: 'Cliente',
  page: 'Pagina',
  of: 'di',
  tax_id: 'P. IVA',
  phone: 'Tel',
  email: 'E-mail',
  invoice_number: 'Numero fattura',
  invoice_date: 'Data fattura',
  quantity: 'Quantità',
  unit: 'UM',
  unit_price: 'Prezzo unitario',
  line_total: 'Importo',
  subtotal: 'Imponibile',
  tax: 'IVA',
  total: 'Totale fattura',
  ageing: ['A scadere', '1-30 giorni', '31-60 giorni', '61-90 giorni', 'Oltre 90 giorni'],
  kinds: { invoice: 'Fattura', credit_note: 'Nota di credito', payment: 'Pagamento', other: 'Rettifica' },
}

const BY_LANGUAGE: Record<string, Words> = { en: EN, pt: PT, es: ES, de: DE, fr: FR, it: IT }

/** The words of a locale's language; American paper says tax where British paper says VAT. */
export function wordsOf(locale: Locale): Words {
  const words = BY_LANGUAGE[locale.slice(0, 2)]!
  return locale === 'en-US' ? { ...words, tax: 'Sales tax', tax_id: 'Tax ID' } : words
}
