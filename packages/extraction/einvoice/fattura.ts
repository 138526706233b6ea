import type { DocumentType } from '../extraction.ts'
import type { Minor } from '../grammar/amount.ts'
import type { Figure } from './decimal.ts'
import { shown } from './decimal.ts'
import {
  type Adjustment,
  type Einvoice,
  type EinvoiceLine,
  type EinvoiceReader,
  reckoned,
  type Sum,
  total,
} from './einvoice.ts'
import { roundingSlack } from './en16931.ts'
import { adjusted, chargesOf, grossByPayments, oneOrSum, payableOf, totalsOf } from './fattura-totals.ts'
import { lineOf } from './line.ts'
import { firstText, type Notes, textOf } from './notes.ts'
import { earliest } from './payment-terms.ts'
import { daysAfter } from './xml-days.ts'
import { all, at, child, children, type XmlElement } from './xml-element.ts'

/**
 * Reads the invoices of an ordinary fatturaPA file (FPA12, FPR12): one for each body, all from the sender of the
 * header. Attachments are left aside. The document's total and its payments are optional in the format.
 */
export function readFattura(root: XmlElement): EinvoiceReader[] {
  const seller = at(root, 'FatturaElettronicaHeader', 'CedentePrestatore')
  const supplier = supplierOf(
    at(seller, 'DatiAnagrafici'),
    at(seller, 'DatiAnagrafici', 'Anagrafica'),
    child(seller, 'Contatti'),
  )
  return children(root, 'FatturaElettronicaBody').map((body) => (notes) => ({
    ...readBody(body, notes),
    supplier,
  }))
}

/** `ids` holds the tax numbers, `name` a company's name or a person's two names. */
export function supplierOf(
  ids: XmlElement | undefined,
  name: XmlElement | undefined,
  contacts: XmlElement | undefined,
): Einvoice['supplier'] {
  const person = [textOf(child(name, 'Nome')), textOf(child(name, 'Cognome'))].filter((part) => part !== null)
  const code = textOf(at(ids, 'IdFiscaleIVA', 'IdCodice'))
  return {
    name: textOf(child(name, 'Denominazione')) ?? (person.join(' ') || null),
    tax_id:
      code === null
        ? textOf(child(ids, 'CodiceFiscale'))
        : `${textOf(at(ids, 'IdFiscaleIVA', 'IdPaese')) ?? ''}${code}`,
    email: textOf(child(contacts, 'Email')),
    phone: textOf(child(contacts, 'Telefono')),
  }
}

/** TD04 and TD08 give money back; all others, integrations of foreign invoices included, are owed. */
export function fatturaType(code: string | null): DocumentType {
  return code === 'TD04' || code === 'TD08' ? 'credit_note' : 'invoice'
}

function readBody(body: XmlElement, notes: Notes): Omit<Einvoice, 'supplier'> {
  const general = at(body, 'DatiGenerali', 'DatiGeneraliDocumento')
  const goods = child(body, 'DatiBeniServizi')
  const lines = children(goods, 'DettaglioLinee').map((line) => readLine(line, notes))
  const rates = children(goods, 'DatiRiepilogo')
  const net = oneOrSum(rates.map((rate) => notes.figure(child(rate, 'ImponibileImporto'))))
  const tax = oneOrSum(rates.map((rate) => notes.figure(child(rate, 'Imposta'))))
  const slack = roundingSlack(lines) + (lines.length > 0 ? 50 * Math.max(0, rates.length - 1) : 0)
  const totals = totalsOf({ general, rates, net, tax, notes })
  const extras = chargesOf(general, rates, lines, net, slack, notes)
  const payments = all(body, 'DatiPagamento', 'DettaglioPagamento')
  const paid = payments.map((one) => notes.figure(child(one, 'ImportoPagamento')))
  const gross = totals.gross ?? grossByPayments(net, tax, paid, notes)
  const invoice_date = notes.day(child(general, 'Data'))
  const printed_net =
    totals.after_tax.length > 0 && net ? reckoned(net.minor + adjusted(totals.after_tax)) : net
  return {
    document_type: fatturaType(textOf(child(general, 'TipoDocumento'))),
    invoice_number: textOf(child(general, 'Numero')),
    invoice_date,
    due_date: earliest(
      payments.map((one) => dueDay(one, invoice_date?.iso ?? null, notes)),
      notes,
    ),
    currency: textOf(child(general, 'Divisa')),
    lines,
    adjustments: [...extras, ...totals.after_tax],
    net: printed_net,
    tax: totals.tax,
    gross,
    payable: payableOf(general, rates, paid, notes),
    sums: [...lineSum(lines, extras, net, slack), ...totals.sums],
    slack,
    may_be_proven: true,
  }
}

function readLine(element: XmlElement, notes: Notes): EinvoiceLine {
  const line = lineOf(
    {
      reference: textOf(at(element, 'CodiceArticolo', 'CodiceValore')),
      description: textOf(child(element, 'Descrizione')),
      quantity: child(element, 'Quantita'),
      unit_code: textOf(child(element, 'UnitaMisura')) ?? undefined,
      price: child(element, 'PrezzoUnitario'),
      base: undefined,
      amount: child(element, 'PrezzoTotale'),
      allowances: [],
    },
    notes,
  )
  const has_discount = child(element, 'ScontoMaggiorazione') !== undefined
  return has_discount ? { ...line, product: null } : line
}

function lineSum(
  lines: readonly EinvoiceLine[],
  extras: Adjustment[],
  net: Figure | null,
  slack: Minor,
): Sum[] {
  if (net === null || lines.length === 0 || lines.some((line) => line.amount === null)) return []
  const sum = total(lines.map((line) => line.amount)) + adjusted(extras)
  // The taxable amounts of several rates are printed one by one; their sum stands for them here.
  const printed = net.text === '' ? { ...net, text: shown(net.minor) } : net
  return [{ what: 'sum of the lines', printed, reckoned: sum, slack }]
}

function dueDay(payment: XmlElement, invoice_date: string | null, notes: Notes) {
  const day = notes.day(child(payment, 'DataScadenzaPagamento'))
  if (day) return day
  const days = notes.decimal(child(payment, 'GiorniTerminiPagamento'))
  const start = notes.day(child(payment, 'DataRiferimentoTerminiPagamento'))?.iso ?? invoice_date
  if (days === null || start === null || !Number.isInteger(days) || days < 0 || days > 999) return null
  const text = firstText(child(payment, 'GiorniTerminiPagamento')) ?? ''
  return { text, iso: daysAfter(start, days), confidence: 0.9 }
}
