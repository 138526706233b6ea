import type { Figure } from './decimal.ts'
import { type EinvoiceLine, type EinvoiceReader, reckoned } from './einvoice.ts'
import { fatturaType, supplierOf } from './fattura.ts'
import { oneOrSum } from './fattura-totals.ts'
import { type Notes, textOf } from './notes.ts'
import { at, child, children, type XmlElement } from './xml-element.ts'

/**
 * Reads the invoices of a simplified fatturaPA file (FSM10): lines carry amounts with tax, and no total is printed,
 * so nothing can be proven.
 */
export function readSimplifiedFattura(root: XmlElement): EinvoiceReader[] {
  const seller = at(root, 'FatturaElettronicaHeader', 'CedentePrestatore')
  const supplier = supplierOf(seller, seller, child(seller, 'Contatti'))
  return children(root, 'FatturaElettronicaBody').map((body) => (notes: Notes) => {
    const general = at(body, 'DatiGenerali', 'DatiGeneraliDocumento')
    const goods = children(body, 'DatiBeniServizi')
    const lines = goods.map((one) => readLine(one, notes))
    const gross = whole(lines.map((line) => line.amount))
    const tax = oneOrSum(goods.map((one) => notes.figure(at(one, 'DatiIVA', 'Imposta'))))
    return {
      document_type: fatturaType(textOf(child(general, 'TipoDocumento'))),
      supplier,
      invoice_number: textOf(child(general, 'Numero')),
      invoice_date: notes.day(child(general, 'Data')),
      due_date: null,
      currency: textOf(child(general, 'Divisa')),
      lines,
      adjustments: [],
      net: gross && tax ? reckoned(gross.minor - tax.minor) : null,
      tax,
      gross,
      payable: null,
      sums: [],
      slack: 0,
      may_be_proven: false,
    }
  })
}

/** Always reckoned: even the sum of one line is no printed total. */
function whole(amounts: readonly (Figure | null)[]): Figure | null {
  const sum = oneOrSum(amounts)
  return sum && reckoned(sum.minor)
}

function readLine(element: XmlElement, notes: Notes): EinvoiceLine {
  return {
    reference: null,
    description: textOf(child(element, 'Descrizione')),
    quantity: null,
    unit: null,
    unit_price: null,
    amount: notes.figure(child(element, 'Importo')),
    is_counted: true,
    product: null,
  }
}
