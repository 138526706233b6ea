import type { Figure } from './decimal.ts'
import { documentTypeOf } from './document-types.ts'
import type { Einvoice, EinvoiceLine, Supplier } from './einvoice.ts'
import { type Allowance, sumsOf } from './en16931.ts'
import { lineOf } from './line.ts'
import { firstText, isTrue, type Notes, textOf } from './notes.ts'
import { dueByTerms, earliest } from './payment-terms.ts'
import { all, at, child, children, type XmlElement } from './xml-element.ts'

/**
 * Reads a Cross Industry Invoice of UN/CEFACT: ZUGFeRD 1.0 (CrossIndustryDocument) and Factur-X, ZUGFeRD 2 and
 * XRechnung (CrossIndustryInvoice) in every profile; MINIMUM and BASIC WL have no lines.
 */
export function readCii(root: XmlElement, notes: Notes): Einvoice {
  const header = child(root, 'ExchangedDocument', 'HeaderExchangedDocument')
  const trade = child(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction')
  const settlement = child(trade, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement')
  const agreement = child(trade, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement')
  const currency = textOf(child(settlement, 'InvoiceCurrencyCode'))
  const lines = children(trade, 'IncludedSupplyChainTradeLineItem').flatMap((line) => readLine(line, notes))
  const sums = sumsOf(
    lines,
    documentAllowances(settlement, notes),
    printedTotals(root, settlement, currency, notes),
  )
  const invoice_date = dayIn(child(header, 'IssueDateTime'), notes)
  const terms = children(settlement, 'SpecifiedTradePaymentTerms')
  const due = terms.map((one) => dayIn(child(one, 'DueDateDateTime'), notes))
  const words = terms.map((one) => textOf(child(one, 'Description'))).find((text) => text !== null)
  return {
    document_type: documentTypeOf(textOf(child(header, 'TypeCode')), sums.gross, notes),
    supplier: readSupplier(child(agreement, 'SellerTradeParty')),
    invoice_number: textOf(child(header, 'ID')),
    invoice_date,
    due_date: earliest(due, notes) ?? dueByTerms(words ?? null, invoice_date?.iso ?? null),
    currency,
    lines,
    may_be_proven: true,
    ...sums,
  }
}

/** Profile MINIMUM has no element for what was paid before (BT-113). */
function isMinimum(root: XmlElement): boolean {
  const context = child(root, 'ExchangedDocumentContext')
  return /minimum/i.test(textOf(at(context, 'GuidelineSpecifiedDocumentContextParameter', 'ID')) ?? '')
}

const dayIn = (element: XmlElement | undefined, notes: Notes) =>
  notes.day(child(element, 'DateTimeString', 'DateTime') ?? element)

function printedTotals(
  root: XmlElement,
  settlement: XmlElement | undefined,
  currency: string | null,
  notes: Notes,
) {
  const totals = child(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  )
  const of = (name: string) => inCurrency(children(totals, name), currency, notes)
  return {
    lines: of('LineTotalAmount'),
    allowances: of('AllowanceTotalAmount'),
    charges: of('ChargeTotalAmount'),
    net: of('TaxBasisTotalAmount'),
    tax: of('TaxTotalAmount'),
    rates: all(settlement, 'ApplicableTradeTax', 'CalculatedAmount').map((one) => notes.figure(one)),
    gross: of('GrandTotalAmount'),
    prepaid: of('TotalPrepaidAmount'),
    rounding: of('RoundingAmount'),
    payable: of('DuePayableAmount'),
    is_payable_explained: !isMinimum(root),
  }
}

/** Totals may be given in the currency of the books as well (BT-111). */
function inCurrency(elements: XmlElement[], currency: string | null, notes: Notes): Figure | null {
  const own = elements.find((one) => one.attributes.currencyID === currency)
  return notes.figure(own ?? elements.find((one) => one.attributes.currencyID === undefined) ?? elements[0])
}

function readSupplier(party: XmlElement | undefined): Supplier {
  const ids = all(party, 'SpecifiedTaxRegistration', 'ID')
  const by = (scheme: string) => ids.find((one) => one.attributes.schemeID === scheme)
  const contacts = children(party, 'DefinedTradeContact')
  const address = at(party, 'URIUniversalCommunication', 'URIID')
  return {
    name: firstText(child(party, 'Name'), at(party, 'SpecifiedLegalOrganization', 'TradingBusinessName')),
    tax_id: firstText(by('VA'), by('FC'), ...ids, at(party, 'SpecifiedLegalOrganization', 'ID')),
    email: firstText(
      ...contacts.flatMap((one) => [
        at(one, 'EmailURIUniversalCommunication', 'URIID'),
        at(one, 'EmailURIUniversalCommunication', 'CompleteNumber'),
      ]),
      address?.attributes.schemeID === 'EM' ? address : undefined,
    ),
    phone: firstText(...contacts.map((one) => at(one, 'TelephoneUniversalCommunication', 'CompleteNumber'))),
  }
}

function documentAllowances(settlement: XmlElement | undefined, notes: Notes): Allowance[] {
  const services = children(settlement, 'SpecifiedLogisticsServiceCharge').map((one) => ({
    description: textOf(child(one, 'Description')) ?? 'Charge',
    figure: notes.figure(child(one, 'AppliedAmount')),
    is_charge: true,
  }))
  return [...readAllowances(settlement, notes), ...services]
}

function readAllowances(parent: XmlElement | undefined, notes: Notes): Allowance[] {
  return children(parent, 'SpecifiedTradeAllowanceCharge').map((one) => {
    const indicator = child(one, 'ChargeIndicator')
    const is_charge = isTrue(child(indicator, 'Indicator') ?? indicator)
    return {
      description: textOf(child(one, 'Reason')) ?? (is_charge ? 'Charge' : 'Discount'),
      figure: notes.figure(child(one, 'ActualAmount')),
      is_charge,
    }
  })
}

/** A line, or none for a remark; groups and remarks of the EXTENDED profile repeat what other lines say. */
function readLine(element: XmlElement, notes: Notes): EinvoiceLine[] {
  const product = child(element, 'SpecifiedTradeProduct')
  const agreement = child(element, 'SpecifiedLineTradeAgreement', 'SpecifiedSupplyChainTradeAgreement')
  const delivery = child(element, 'SpecifiedLineTradeDelivery', 'SpecifiedSupplyChainTradeDelivery')
  const settlement = child(element, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement')
  const totals = child(
    settlement,
    'SpecifiedTradeSettlementLineMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  )
  const reason = textOf(at(element, 'AssociatedDocumentLineDocument', 'LineStatusReasonCode'))
  if (reason === 'GROUP' || reason === 'INFORMATION') return []
  const amount = child(totals, 'LineTotalAmount')
  const description = firstText(child(product, 'Name'), child(product, 'Description'))
  if (textOf(amount) === null && (description === null || !delivery)) return []
  const gross_price = child(agreement, 'GrossPriceProductTradePrice')
  const price = child(agreement, 'NetPriceProductTradePrice') ?? gross_price
  const quantity = child(delivery, 'BilledQuantity')
  return [
    lineOf(
      {
        reference: firstText(child(product, 'SellerAssignedID'), child(product, 'GlobalID')),
        description,
        quantity,
        unit_code: quantity?.attributes.unitCode,
        price: child(price, 'ChargeAmount'),
        base: child(price, 'BasisQuantity') ?? child(gross_price, 'BasisQuantity'),
        amount,
        allowances: readAllowances(settlement, notes),
      },
      notes,
    ),
  ]
}
