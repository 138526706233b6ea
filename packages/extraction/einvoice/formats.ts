import { ExtractionError } from '../error.ts'
import { readCii } from './cii.ts'
import type { EinvoiceReader } from './einvoice.ts'
import { readFattura } from './fattura.ts'
import { readSimplifiedFattura } from './fattura-simplified.ts'
import { readNfe } from './nfe.ts'
import { textOf } from './notes.ts'
import { readUbl } from './ubl.ts'
import { child, type XmlElement } from './xml-element.ts'

type Format = {
  is: (root: XmlElement) => boolean
  /** Elements of other namespaces, such as extensions and signatures, are no part of the invoice. */
  family: RegExp
  read: (root: XmlElement) => EinvoiceReader[]
}

const UBL = /^urn:oasis:names:specification:ubl:/
const FORMATS: Format[] = [
  {
    is: (root) =>
      /^(?:Invoice|CreditNote)$/.test(root.name) &&
      (UBL.test(root.namespace) || child(root, 'AccountingSupplierParty') !== undefined),
    family: UBL,
    read: (root) => [(notes) => readUbl(root, notes)],
  },
  {
    is: (root) =>
      /^CrossIndustry(?:Invoice|Document)$/.test(root.name) ||
      (root.name === 'Invoice' && child(root, 'HeaderExchangedDocument') !== undefined),
    family: /^urn:(?:un:unece:uncefact|ferd):/,
    read: (root) => [(notes) => readCii(root, notes)],
  },
  {
    is: (root) => root.name === 'FatturaElettronica',
    family: /fattur/i,
    read: readFattura,
  },
  {
    is: (root) => root.name === 'FatturaElettronicaSemplificata',
    family: /fattur/i,
    read: readSimplifiedFattura,
  },
  {
    is: (root) => /^(?:nfeProc|NFe|enviNFe)$/.test(root.name),
    family: /portalfiscal\.inf\.br\/nfe/,
    read: readNfe,
  },
]

/** Envelopes that carry a document without being one. */
const WRAPPERS = new Set([
  'Envelope',
  'Body',
  'StandardBusinessDocument',
  'nfeDadosMsg',
  'nfeResultMsg',
  'nfeDistDFeInteresse',
])
const MOST_WRAPPERS = 6

/** What else tax offices and suppliers send in XML, by the root element. */
const OTHERS: [RegExp, string][] = [
  [/^(?:CTe|cteProc|CTeOS|cteOSProc|CTeSimp|cteSimpProc|GTVe|GTVeProc)$/, 'a CT-e, a transport document'],
  [/^(?:MDFe|mdfeProc)$/, 'an MDF-e, a cargo manifest'],
  [/^(?:inutNFe|procInutNFe|ProcInutNFe|retInutNFe)$/, 'a range of NF-e numbers that was voided'],
  [/^(?:resNFe|retDistDFeInt)$/, 'the summary of an NF-e, without its lines'],
  [/^(?:cancNFe|procCancNFe|retCancNFe)$/, 'the cancellation of an NF-e'],
  [/^(?:CFe|CFeCanc)$/, 'a CF-e of the SAT system'],
  [/^(?:CompNfse|ListaNfse|ConsultarNfse\w*|NFSe)$/, 'an NFS-e, a note of services'],
  [/^SCRDMCCBDACIOMessageStructure$/, 'an Order-X order'],
  [/^(?:Order|OrderResponse|OrderChange)$/, 'an order'],
  [/^DespatchAdvice$/, 'a delivery note'],
  [/^ApplicationResponse$/, 'an answer about another document'],
]
const EVENT =
  /^(?:evento|procEvento\w*|envEvento|retEnvEvento|eventoCTe|eventoMDFe|loteEventos|envioLote\w*|EnviarLoteEventos)$/

export type Recognised = { root: XmlElement; format: Format }

/** The invoice in a document and how to read it; undefined when it holds none. */
export function recognise(root: XmlElement): Recognised | undefined {
  let at: XmlElement | undefined = root
  for (let depth = 0; at && depth <= MOST_WRAPPERS; depth += 1) {
    const found: XmlElement = at
    const format = FORMATS.find((one) => one.is(found))
    if (format) return { root: found, format }
    at = inside(found)
  }
  return undefined
}

function inside(element: XmlElement): XmlElement | undefined {
  if (!WRAPPERS.has(element.name)) return undefined
  return element.children.find((one) => !/Header$/.test(one.name)) ?? undefined
}

/** The invoices of a recognised document, each to be read by itself. */
export function einvoiceReaders({ root, format }: Recognised): EinvoiceReader[] {
  return format.read(ofFamily(root, format.family))
}

/** Elements without a namespace stay: many programs forget to declare it. */
function ofFamily(element: XmlElement, family: RegExp): XmlElement {
  const kept = element.children.filter((one) => one.namespace === '' || family.test(one.namespace))
  return { ...element, children: kept.map((one) => ofFamily(one, family)) }
}

/** Says what an XML document is that holds no invoice, and what would be read. */
export function refusalOf(root: XmlElement): ExtractionError {
  let at = root
  for (let depth = 0; depth < MOST_WRAPPERS; depth += 1) at = inside(at) ?? at
  const known = EVENT.test(at.name)
    ? `an event about another document${eventName(at)}`
    : OTHERS.find(([name]) => name.test(at.name))?.[1]
  const what = known
    ? `This XML is ${known} (root element “${root.name}”)`
    : `The root element of this XML is “${root.name}”`
  return new ExtractionError(
    'unsupported_document',
    `${what}. Read are the invoices UBL, CII (Factur-X, ZUGFeRD, XRechnung), fatturaPA and NF-e.`,
  )
}

/** Such as “Cancelamento”, as the event names itself. */
function eventName(element: XmlElement, depth = 0): string {
  const name = textOf(child(element, 'xEvento', 'descEvento'))
  if (name !== null) return `, “${name.slice(0, 60)}”`
  if (depth > 4) return ''
  return element.children.map((one) => eventName(one, depth + 1)).find((found) => found !== '') ?? ''
}
