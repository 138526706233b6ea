import type { LineKind } from '../extraction.ts'
import { normalise } from '../grammar/normalise.ts'

// Order matters: "payment of invoice 12" is a payment, "credit note for invoice 12" a credit note.
const KINDS: [LineKind, RegExp][] = [
  [
    'opening',
    /^(?:opening bal\w*|previous balance|last balance|balance (?:brought )?forward|balance b f|brought forward|saldo (?:anterior|inicial|iniziale|precedente|de apertura|de abertura)|saldovortrag|anfangssaldo|alter (?:konto)?saldo|alter kontostand|solde (?:anterieur|initial|precedent)|ancien solde|report a nouveau|beginsaldo|vorig saldo|oud saldo|openingssaldo|balance at start|vortrag|report(?= solde))/,
  ],
  [
    'credit_note',
    /\b(?:credit (?:note|memo|adj\w*)|(?<!direct |bank )credits?(?! card)|cr note|credit invoice|crn|cn|cnote|returns?|rebate|nota(?:s)? (?:de |di )?credit\w*|nc|devoluc\w+|abono(?! en cuenta)|avoirs?|note de credit|remboursement|retour|gutschrift(?:en)?|gutschr|retoure|storno|stornorechnung|rechnungskorrektur|accredito|reso|nota accredito|creditnota|creditfactuur|retourzending|credito por devolucao|factura rectificativa|rectificativa|ristorno|storni|retouren?|annullering)\b/,
  ],
  [
    'payment',
    /\b(?:payments?|paid|thank you|receipts|remitted|pmt|receipt|remittance|cheque|check|bank transfer|direct debit|bacs|wire|ach|pagamentos?|pagos?|pgto|recebimento|recebido|cobro|transferencia|ted|pix|boleto pago|reglements?|paiements?|virements?|vir|prelevement|cheque|versement|zahlung(?:en)?|zahlungseingang|uberweisung|lastschrift|pagament[oi]|bonifico|incasso|riba|betaling(?:en)?|overboeking|incasso|ontvangst|ontvangen|recibo domiciliado|adeudo|encaissement|cb|carte bancaire|cobros|abono en cuenta|boleto|deposito|lastschrifteinzug|sepa|rimessa|pagato|versamento|accredito bancario|automatische incasso)\b/,
  ],
  [
    'invoice',
    /\b(?:invoices?|inv|bill|sale|charge|debit note|delivery|faturas?|fat|nota fiscal|nfe?|nf e|venda|duplicata|facturas?|fra|factures?|fac|fact|rechnung(?:en)?|rechn|re|rg|lieferung|fattur[ae]|ft|factuur|facturen|verkoop|ar|albaran|vendas|sales invoice|bestellung|lieferschein|livraison|bon de livraison|consegna|ddt|levering|bolla)\b/,
  ],
]

/** What a line of a supplier's statement is, by its type, its description, then the letters of its reference. */
export function lineKind(...texts: (string | null)[]): LineKind {
  for (const text of texts) {
    if (!text) continue
    const words = normalise(text).replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 ')
    for (const [kind, pattern] of KINDS) if (pattern.test(words)) return kind
  }
  return 'other'
}
