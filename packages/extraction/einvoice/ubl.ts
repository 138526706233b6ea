import type { Figure } from './decimal.ts'
import { documentTypeOf } from './document-types.ts'
import { type Einvoice, type EinvoiceLine, reckoned, type Supplier, total } from './einvoice.ts'
import { type Allowance, sumsOf } from './en16931.ts'
import { lineOf } from './line.ts'
import { firstText, isTrue, type Notes, textOf } from './notes.ts'
import { dueByTerms, earliest } from './payment-terms.ts'
import { all, at, child, children, type XmlElement } from './xml-element.ts'

/** Reads an Invoice or CreditNote of OASIS UBL 2.1, also as Peppol BIS, XRechnung and others narrow it. */
export function readUbl(root: XmlElement, notes: Notes): Einvoice {
  const currency = textOf(child(root, 'DocumentCurrencyCode'))
  const totals = child(root, 'LegalMonetaryTotal')
  const lines = children(root, 'InvoiceLine', 'CreditNoteLine').map((line) => readLine(line, notes))
  const taxes = taxTotals(root, currency)
  const tax = taxes.map((one) => notes.figure(child(one, 'TaxAmount')))
  const of = (name: string) => notes.figure(child(totals, name))
  const sums = sumsOf(
    lines,
    children(root, 'AllowanceCharge').map((one) => readAllowance(one, notes)),
    {
      lines: of('LineExtensionAmount'),
      allowances: of('AllowanceTotalAmount'),
      charges: of('ChargeTotalAmount'),
      net: of('TaxExclusiveAmount'),
      tax: oneOf(tax),
      rates: taxes.flatMap((one) => all(one, 'TaxSubtotal', 'TaxAmount')).map((one) => notes.figure(one)),
      gross: of('TaxInclusiveAmount'),
      prepaid: of('PrepaidAmount'),
      rounding: of('PayableRoundingAmount'),
      payable: of('PayableAmount'),
      is_payable_explained: true,
    },
  )
  const invoice_date = notes.day(child(root, 'IssueDate'))
  const due = [
    notes.day(child(root, 'DueDate')),
    ...all(root, 'PaymentMeans', 'PaymentDueDate').map((one) => notes.day(one)),
    ...all(root, 'PaymentTerms', 'PaymentDueDate').map((one) => notes.day(one)),
  ]
  const type_code = firstText(child(root, 'InvoiceTypeCode'), child(root, 'CreditNoteTypeCode'))
  return {
    document_type: root.name === 'CreditNote' ? 'credit_note' : documentTypeOf(type_code, sums.gross, notes),
    supplier: readSupplier(at(root, 'AccountingSupplierParty', 'Party')),
    invoice_number: textOf(child(root, 'ID')),
    invoice_date,
    due_date:
      earliest(due, notes) ?? dueByTerms(textOf(at(root, 'PaymentTerms', 'Note')), invoice_date?.iso ?? null),
    currency,
    lines,
    may_be_proven: true,
    ...sums,
  }
}

/** The tax in the document's currency: a second total may give it in the currency of the books (BT-111). */
function taxTotals(root: XmlElement, currency: string | null): XmlElement[] {
  const totals = children(root, 'TaxTotal')
  const own = totals.filter((one) => {
    const code = child(one, 'TaxAmount')?.attributes.currencyID
    return code === undefined || currency === null || code === currency
  })
  return own.length > 0 ? own : totals.slice(0, 1)
}

function oneOf(figures: (Figure | null)[]): Figure | null {
  const known = figures.filter((figure) => figure !== null)
  return known.length > 1 ? reckoned(total(known)) : (known[0] ?? null)
}

function readSupplier(party: XmlElement | undefined): Supplier {
  const schemes = children(party, 'PartyTaxScheme')
  const vat = schemes.find((one) => textOf(at(one, 'TaxScheme', 'ID'))?.toUpperCase() === 'VAT')
  const endpoint = child(party, 'EndpointID')
  return {
    name: firstText(
      at(party, 'PartyLegalEntity', 'RegistrationName'),
      at(party, 'PartyName', 'Name'),
      at(vat, 'RegistrationName'),
    ),
    tax_id: firstText(
      child(vat, 'CompanyID'),
      ...schemes.map((one) => child(one, 'CompanyID')),
      at(party, 'PartyLegalEntity', 'CompanyID'),
    ),
    email: firstText(
      at(party, 'Contact', 'ElectronicMail'),
      endpoint?.attributes.schemeID === 'EM' ? endpoint : undefined,
    ),
    phone: textOf(at(party, 'Contact', 'Telephone')),
  }
}

function readAllowance(element: XmlElement, notes: Notes): Allowance {
  const is_charge = isTrue(child(element, 'ChargeIndicator'))
  return {
    description: textOf(child(element, 'AllowanceChargeReason')) ?? (is_charge ? 'Charge' : 'Discount'),
    figure: notes.figure(child(element, 'Amount')),
    is_charge,
  }
}

function readLine(element: XmlElement, notes: Notes): EinvoiceLine {
  const quantity = child(element, 'InvoicedQuantity', 'CreditedQuantity')
  const item = child(element, 'Item')
  return lineOf(
    {
      reference: firstText(
        at(item, 'SellersItemIdentification', 'ID'),
        at(item, 'StandardItemIdentification', 'ID'),
      ),
      description: firstText(child(item, 'Name'), child(item, 'Description'), child(element, 'Note')),
      quantity,
      unit_code: quantity?.attributes.unitCode,
      price: at(element, 'Price', 'PriceAmount'),
      base: at(element, 'Price', 'BaseQuantity'),
      amount: child(element, 'LineExtensionAmount'),
      allowances: children(element, 'AllowanceCharge').map((one) => readAllowance(one, notes)),
    },
    notes,
  )
}
