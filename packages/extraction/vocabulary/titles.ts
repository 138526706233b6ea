import type { DocumentType } from '../extraction.ts'
import { normalise } from '../grammar/normalise.ts'

// A title stands at the beginning of a short text; the longest match decides.
const TITLES: [DocumentType, RegExp][] = [
  [
    'statement',
    /^(?:(?:customer |supplier |vendor |bank |monthly )?(?:account )?statement(?! period)|statement of (?:account|accounts)|account (?:summary|activity)|kontoauszug|kontenauszug|kundenkontoauszug|offene posten|kontokorrent|saldenliste|kontoubersicht|extrato|extracto|extrato de conta|estado de cuenta|extracto de cuenta|releve|releve de compte|extrait de compte|estratto conto|estratto|situazione contabile|partitario|rekeningoverzicht|rekeningafschrift|rekening courant|openstaande posten|conta corrente|cuenta corriente|posicao financeira|posicao de contas|situation de compte|situacao de conta|saldenmitteilung|saldenbestatigung|op liste|offene posten liste|kontoblatt|extracto|estado de cuentas|relacion de facturas|releve client|releve de factures|relacao de faturas|saldo overzicht|saldo opgave|openstaande facturen|overzicht openstaande|debiteurenoverzicht|scheda contabile|elenco partite aperte|partite aperte|open items?|list of open items|open invoices|aged balance|ledger|outstanding invoices)\b/,
  ],
  [
    'credit_note',
    /^(?:(?:vat |tax |sales )?credit (?:note|memo|memorandum)|gutschrift|rechnungskorrektur|korrekturrechnung|stornorechnung|avoir|facture d avoir|note de credit|nota de credito|nota di credito|nota de abono|factura rectificativa|nota credito|creditnota|creditfactuur|abono(?! en cuenta))\b/,
  ],
  [
    'receipt',
    /^(?:(?:sales |payment |cash |fiscal )?receipt|quittung|kassenbon|kassenbeleg|bewirtungsbeleg|recibo|cupom fiscal|ticket|ticket de compra|factura simplificada|recu|ticket de caisse|ricevuta|ricevuta fiscale|scontrino|kassabon|bon)\b/,
  ],
  [
    'invoice',
    /^(?:(?:your |retail |commercial |vat |tax |sales |proforma |pro forma |customer |supplier )*(?:invoices?|bill)|(?!storno|korrektur)\p{L}*rechnung|faktura|sammelrechnung|abschlagsrechnung|facture|fatura|nota fiscal|danfe|fattura|factura|factuur|nota fiscal eletronica)\b/u,
  ],
]

/** The kind of document a short text names as a title would; undefined for any other text. */
export function titleOf(text: string): { type: DocumentType; share: number } | undefined {
  if (text.length > 80) return undefined
  const words = normalise(text)
  let best: { type: DocumentType; length: number } | undefined
  for (const [type, pattern] of TITLES) {
    const length = pattern.exec(words)?.[0].length ?? 0
    if (length > (best?.length ?? 0)) best = { type, length }
  }
  // How much of the text the title makes up: "Invoice" beats "Invoice date".
  return best && { type: best.type, share: best.length / words.length }
}
