import { readdir, readFile } from 'node:fs/promises'
import { XMLParser } from 'fast-xml-parser'
import { type Extraction, ExtractionError, extract } from '#packages/extraction'
import type { BenchResult } from './bench-result.ts'

const DOCUMENTS = new URL('../../shared/data/documents/', import.meta.url)

/** What an e-invoice says, read by another parser and by plain paths: no code shared with the package. */
type Truth = {
  number: string
  date: string
  total: number | null
  net: number | null
  tax: number | null
  currency: string
  supplier: string
  lines: number[]
}

type Tree = { [name: string]: Tree | Tree[] | string | undefined }

const PARSER = new XMLParser({
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
})

/** The real e-invoices beside the project: share of right values for each field, typed refusals, milliseconds. */
export async function einvoiceResults(): Promise<BenchResult[]> {
  const fields = new Map<string, { right: number; all: number }>()
  const lines = { found: 0, all: 0 }
  const others = { typed: 0, all: 0 }
  let milliseconds = 0
  let files = 0
  for (const folder of ['einvoice-xml', 'nfe']) {
    for (const name of await namesIn(folder)) {
      const bytes = new Uint8Array(await readFile(new URL(`${folder}/${name}`, DOCUMENTS)))
      const truth = truthOf(PARSER.parse(bytes.length > 0 ? Buffer.from(bytes) : '') as Tree)
      const start = performance.now()
      const read = await outcome(bytes)
      milliseconds += performance.now() - start
      files += 1
      // Two notes are templates that a schema's tool filled with the word “string”.
      if (truth?.number === 'string') continue
      if (!truth) {
        others.all += 1
        if (read instanceof ExtractionError && read.code === 'unsupported_document') others.typed += 1
      } else compare(truth, read, fields, lines)
    }
  }
  const carried = await carriedResults()
  if (files === 0) return carried
  return [
    ...[...fields].map(([field, { right, all }]) => share(`e-invoice ${field}`, right, all)),
    share('e-invoice lines', lines.found, lines.all),
    share('other XML refused by name', others.typed, others.all),
    { metric: 'milliseconds an e-invoice', value: round(milliseconds / files), unit: 'ms', better: 'lower' },
    ...carried,
  ]
}

/** Factur-X and ZUGFeRD inside PDFs against the truth beside them; a day that is null there is not known. */
async function carriedResults(): Promise<BenchResult[]> {
  const truths = await readFile(new URL('factur-x/truth.json', DOCUMENTS), 'utf8').catch(() => null)
  if (truths === null) return []
  type Carried = { file: string; invoice_number: string; invoice_date: string | null; total_amount: string }
  const all = JSON.parse(truths) as Carried[]
  let right = 0
  let milliseconds = 0
  for (const truth of all) {
    const bytes = new Uint8Array(await readFile(new URL(`factur-x/${truth.file}`, DOCUMENTS)))
    const start = performance.now()
    const read = await outcome(bytes)
    milliseconds += performance.now() - start
    if (read instanceof ExtractionError) continue
    const is_right =
      read.invoice_number === truth.invoice_number &&
      (truth.invoice_date === null || read.invoice_date === truth.invoice_date) &&
      read.total_amount === Number(truth.total_amount)
    if (is_right) right += 1
  }
  return [
    share('e-invoice in a PDF: number, date and total', right, all.length),
    {
      metric: 'milliseconds a PDF with an e-invoice',
      value: round(milliseconds / all.length),
      unit: 'ms',
      better: 'lower',
    },
  ]
}

const outcome = (bytes: Uint8Array): Promise<Extraction | ExtractionError> =>
  extract(bytes).catch((error) => {
    if (error instanceof ExtractionError) return error
    throw error
  })

function compare(
  truth: Truth,
  read: Extraction | ExtractionError,
  fields: Map<string, { right: number; all: number }>,
  lines: { found: number; all: number },
): void {
  const found = read instanceof ExtractionError ? null : read
  const pairs: [string, unknown, unknown][] = [
    ['number', truth.number, found?.invoice_number],
    ['date', truth.date, found?.invoice_date],
    ['total', truth.total, found?.total_amount],
    ['net', truth.net, found?.subtotal],
    ['tax', truth.tax, found?.tax_amount],
    ['currency', truth.currency, found?.currency],
    ['supplier', truth.supplier, found?.supplier.name],
  ]
  for (const [field, wanted, value] of pairs) {
    if (wanted === null || wanted === '') continue
    const tally = fields.get(field) ?? { right: 0, all: 0 }
    tally.all += 1
    if (wanted === value) tally.right += 1
    fields.set(field, tally)
  }
  const amounts = found?.lines.map((line) => line.amount) ?? []
  for (const amount of truth.lines) {
    const at = amounts.indexOf(amount)
    lines.all += 1
    if (at < 0) continue
    lines.found += 1
    amounts.splice(at, 1)
  }
}

/** undefined for what is no invoice. */
function truthOf(file: Tree): Truth | undefined {
  const [name, root] = Object.entries(file).find(([key]) => !key.startsWith('?')) ?? []
  if (typeof root !== 'object' || Array.isArray(root)) return undefined
  if (name === 'Invoice' || name === 'CreditNote') return ublTruth(root)
  if (name === 'CrossIndustryInvoice') return ciiTruth(root)
  if (name === 'FatturaElettronica') return fatturaTruth(root)
  const note = name === 'NFe' ? root : one(root.NFe)
  return name === 'NFe' || name === 'nfeProc' ? nfeTruth(one(note?.infNFe)) : undefined
}

function ublTruth(root: Tree): Truth {
  const totals = one(root.LegalMonetaryTotal)
  const party = one(one(root.AccountingSupplierParty)?.Party)
  return {
    number: text(root.ID),
    date: text(root.IssueDate),
    total: amount(totals?.TaxInclusiveAmount),
    net: amount(totals?.TaxExclusiveAmount),
    tax: null,
    currency: text(root.DocumentCurrencyCode),
    supplier: text(one(party?.PartyLegalEntity)?.RegistrationName),
    lines: list(root.InvoiceLine ?? root.CreditNoteLine).map((line) =>
      Number(text(line.LineExtensionAmount)),
    ),
  }
}

function ciiTruth(root: Tree): Truth {
  const trade = one(root.SupplyChainTradeTransaction)
  const settlement = one(trade?.ApplicableHeaderTradeSettlement)
  const totals = one(settlement?.SpecifiedTradeSettlementHeaderMonetarySummation)
  const head = one(root.ExchangedDocument)
  const day = text(one(head?.IssueDateTime)?.DateTimeString)
  return {
    number: text(head?.ID),
    date: day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
    total: amount(totals?.GrandTotalAmount),
    net: amount(totals?.TaxBasisTotalAmount),
    tax: Array.isArray(totals?.TaxTotalAmount) ? null : amount(totals?.TaxTotalAmount),
    currency: text(settlement?.InvoiceCurrencyCode),
    supplier: text(one(one(trade?.ApplicableHeaderTradeAgreement)?.SellerTradeParty)?.Name),
    lines: list(trade?.IncludedSupplyChainTradeLineItem).map((line) => {
      const sums = one(one(line.SpecifiedLineTradeSettlement)?.SpecifiedTradeSettlementLineMonetarySummation)
      return Number(text(sums?.LineTotalAmount))
    }),
  }
}

function fatturaTruth(root: Tree): Truth {
  const body = one(root.FatturaElettronicaBody)
  const general = one(one(body?.DatiGenerali)?.DatiGeneraliDocumento)
  const goods = one(body?.DatiBeniServizi)
  const seller = one(one(root.FatturaElettronicaHeader)?.CedentePrestatore)
  const rates = list(goods?.DatiRiepilogo)
  const sum = (key: string) =>
    Math.round(rates.reduce((all, rate) => all + Number(text(rate[key])), 0) * 100) / 100
  return {
    number: text(general?.Numero),
    date: text(general?.Data),
    total: amount(general?.ImportoTotaleDocumento),
    net: sum('ImponibileImporto'),
    tax: sum('Imposta'),
    currency: text(general?.Divisa),
    supplier: text(one(one(seller?.DatiAnagrafici)?.Anagrafica)?.Denominazione),
    lines: list(goods?.DettaglioLinee).map((line) => Number(text(line.PrezzoTotale))),
  }
}

function nfeTruth(info: Tree | undefined): Truth {
  const head = one(info?.ide)
  return {
    number: text(head?.nNF),
    date: text(head?.dhEmi).slice(0, 10),
    total: amount(one(one(info?.total)?.ICMSTot)?.vNF),
    net: null,
    tax: null,
    currency: 'BRL',
    supplier: text(one(info?.emit)?.xNome),
    lines: list(info?.det).map((item) => Number(text(one(item.prod)?.vProd))),
  }
}

type Node = Tree[string]

const list = (node: Node): Tree[] =>
  (Array.isArray(node) ? node : [node]).filter((each): each is Tree => typeof each === 'object')
const one = (node: Node): Tree | undefined => list(node)[0]
const text = (node: Node): string =>
  typeof node === 'string' ? node.replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim() : ''
const amount = (node: Node): number | null => (text(node) === '' ? null : Number(text(node)))
const round = (value: number) => Math.round(value * 10_000) / 10_000

const share = (metric: string, right: number, all: number): BenchResult => ({
  metric,
  value: round(right / Math.max(1, all)),
  unit: '',
  target: 1,
  better: 'higher',
})

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(new URL(`${folder}/`, DOCUMENTS)).catch(() => [])
  return names.filter((name) => name.endsWith('.xml')).sort()
}
