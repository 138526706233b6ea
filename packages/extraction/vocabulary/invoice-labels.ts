import { normalise } from '../grammar/normalise.ts'

export type InvoiceLabel = 'number' | 'date' | 'due_date' | 'total' | 'subtotal' | 'tax' | 'other_date'

type Phrases = { [Label in InvoiceLabel]: [weight: number, phrases: string][] }

// Seven languages; the weight says how surely the phrase means what it is listed for.
const PHRASES: Phrases = {
  number: [
    [
      3,
      `invoice number|invoice no|invoice nr|invoice #|invoice id|inv no|inv #|invoice num|bill number|bill no|tax invoice no|credit note number|credit note no|credit memo no|credit note #|document number|document no|receipt number|receipt no|
      numero de facture|n de facture|no de facture|n facture|facture n|facture no|facture numero|numero facture|avoir n|avoir no|numero d avoir|
      rechnungsnr|rechnungsnummer|rechnungs nr|rechnung nr|rechnung no|re nr|rg nr|belegnummer|belegnr|gutschriftsnummer|gutschrift nr|gutschriftnr|
      factuurnummer|factuurnr|factuur nr|factuur nummer|creditnota nummer|
      numero fattura|n fattura|fattura n|fattura no|fattura nr|numero documento|nota di credito n|
      numero de factura|n factura|no factura|factura n|factura no|factura numero|num factura|numero factura|abono n|
      numero da fatura|fatura n|fatura no|numero da nota|nota fiscal n|nota fiscal no|nf e no|nf no|no da nota|no da fatura|numero da nf|nota de credito n|nota de credito no`,
    ],
    [
      2,
      'invoice|rechnung|facture|factuur|fattura|factura|fatura|nota fiscal|avoir|gutschrift|credit note|credit memo|tax invoice|vat invoice|bill|creditnota|nota di credito|nota de credito|rechnungskorrektur|rechnung #|invoice facture',
    ],
  ],
  date: [
    [
      3,
      `invoice date|date of invoice|date of issue|issue date|issued|issued on|date issued|bill date|billing date|credit note date|tax point|invoice dated|
      date de facture|date facture|date de la facture|date d emission|date de facturation|facture du|emise le|date d avoir|
      rechnungsdatum|rechnung vom|ausstellungsdatum|rechnungs datum|belegdatum|gutschriftsdatum|
      factuurdatum|factuur datum|datum factuur|
      data fattura|data della fattura|data emissione|data documento|
      fecha factura|fecha de factura|fecha de la factura|fecha de emision|fecha emision|fecha de expedicion|
      data da fatura|data de emissao|data emissao|data da emissao|emitida em|emissao`,
    ],
    [2, 'date|datum|data|fecha|dated|le|del|vom'],
  ],
  due_date: [
    [
      3,
      `due date|payment due|payment due date|due|due on|pay by|payable by|due by|date due|
      date d echeance|echeance|date limite de paiement le|date limite de paiement|a payer avant le|payable le|
      fallig am|falligkeit|falligkeitsdatum|zahlbar bis|zahlungsziel|zu zahlen bis|bitte uberweisen sie bis zum|bitte uberweisen sie bis|faellig am|zahlbar bis zum|
      vervaldatum|uiterste betaaldatum|te betalen voor|betalen voor|
      scadenza|data scadenza|data di scadenza|
      fecha de vencimiento|vencimiento|fecha vencimiento|
      vencimento|data de vencimento|data vencimento|data do vencimento`,
    ],
  ],
  other_date: [
    [
      3,
      `order date|delivery date|ship date|leistungsdatum|lieferdatum|bestelldatum|orderdatum|bestellung vom|date de livraison|date de commande|data ordine|data consegna|fecha de entrega|fecha pedido|data de entrega|data do pedido|data de saida|leverdatum|besteldatum`,
    ],
  ],
  total: [
    [
      4,
      `total amount due|grand total|total due|amount due|balance due|invoice total|total invoice|total amount payable|amount payable|total payable|total incl vat|total inc vat|total including vat|total including tax|total with tax|please pay|total gross|gross total|total for this invoice|total to pay|
      total ttc|total a payer|net a payer|somme a payer|montant a payer|montant total ttc|montant ttc|total t t c|total facture ttc|net a payer ttc|
      gesamtbetrag|rechnungsbetrag|bruttobetrag|rechnungssumme brutto|gesamtsumme brutto|summe brutto|endbetrag|zahlbetrag|zu zahlender betrag|zu zahlen|gesamt brutto|total brutto|rechnungsendbetrag|brutto gesamt|gesamtbetrag brutto|rechnungssumme|rechnungsgesamtbetrag|
      te betalen|totaal te betalen|totaal incl btw|totaal inclusief btw|totaalbedrag|totaal inc btw|totaal te voldoen|
      totale fattura|totale documento|totale da pagare|totale a pagare|netto a pagare|totale ivato|importo totale|
      total factura|total a pagar|importe total|total con iva|importe a pagar|total iva incluido|liquido a pagar|
      valor total da nota|total da nota|valor total|total geral|total da fatura|valor a pagar|valor total da fatura|valor liquido`,
    ],
    [
      3,
      'total|totaal|totale|summe|gesamt|gesamtsumme|total amount|montant total|total facture|total eur|total €|total usd|total gbp|amount|total brl|total r$',
    ],
  ],
  subtotal: [
    [
      3,
      `subtotal|sub total|net total|total net|net amount|total excl vat|total ex vat|total excluding vat|total before tax|taxable amount|amount before tax|taxable total|total net amount|goods total|total exclusive of vat|
      total ht|montant ht|total hors taxe|total hors taxes|total h t|montant total ht|sous total|sous total ht|base ht|montant net ht|
      nettobetrag|summe netto|zwischensumme|rechnungssumme netto|gesamt netto|netto|nettosumme|total netto|gesamtsumme netto|summe nettobetrage|steuerbasisbetrag|warenwert|
      exclusief btw|totaal excl btw|totaal exclusief btw|subtotaal|totaal ex btw|excl btw|
      imponibile|totale imponibile|totale netto|subtotale|netto merce|totale merce|
      base imponible|base|subtotal sin iva|total sin iva|suma|
      base de calculo|valor dos produtos|total dos produtos|valor total dos produtos|total liquido`,
    ],
  ],
  tax: [
    [
      3,
      `vat|tax|taxes|sales tax|gst|hst|total vat|total tax|total taxes|vat total|vat amount|tax amount|tax total|
      tva|total tva|montant tva|montant de la tva|
      mwst|ust|umsatzsteuer|mehrwertsteuer|zuzuglich umsatzsteuer|zzgl mwst|zzgl ust|ust gesamt|mwst betrag|steuerbetrag|zzgl umsatzsteuer|zuzuglich mwst|mwst gesamt|
      btw|btw bedrag|totaal btw|
      iva|totale iva|total iva|imposta|totale imposte|cuota iva|importe iva|cuota|
      icms|imposto|impostos|total de impostos|valor do icms|valor iva|total impostos`,
    ],
  ],
}

const BY_PHRASE = new Map<string, { label: InvoiceLabel; weight: number }>()
for (const [label, groups] of Object.entries(PHRASES) as [InvoiceLabel, [number, string][]][]) {
  for (const [weight, phrases] of groups) {
    for (const phrase of phrases.split('|')) {
      const clean = phrase.trim()
      if (!BY_PHRASE.has(clean)) BY_PHRASE.set(clean, { label, weight })
    }
  }
}

const RATE = /\d+(?: \d+)? ?%|%|\b\d+\b/g
const CURRENCY = /(?:\b(?:eur|usd|gbp|brl|chf|inr|cad|aud)\b|[$€£]|r\$)/g
const TAIL = / (?:on|sur|auf|de|on the|incl|inkl|inkl ust|incl vat|excl ust|excl)$/

/** What an invoice's label means and how surely; rates, currencies and brackets aside; undefined for other text. */
export function invoiceLabel(text: string): { label: InvoiceLabel; weight: number } | undefined {
  if (text.length > 70) return undefined
  const whole = normalise(text)
  const found = BY_PHRASE.get(whole)
  if (found) return found
  const bare = normalise(text.replace(/\([^)]*\)/g, ' '))
    .replace(RATE, ' ')
    .replace(CURRENCY, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    BY_PHRASE.get(bare) ??
    BY_PHRASE.get(bare.replace(TAIL, '')) ??
    BY_PHRASE.get(bare.replace(/ (?:on|am|le|du) .*$/, ''))
  )
}
