import type { DocumentType } from '../extraction.ts'
import type { Minor } from '../grammar/amount.ts'
import {
  type Adjustment,
  type Einvoice,
  type EinvoiceLine,
  type EinvoiceReader,
  reckoned,
  type Sum,
  total,
} from './einvoice.ts'
import { lineOf } from './line.ts'
import { firstText, type Notes, textOf } from './notes.ts'
import { earliest } from './payment-terms.ts'
import { all, at, child, children, type XmlElement } from './xml-element.ts'

/** Federal events that void a note: cancellation, and cancellation of an NFC-e by another. */
const CANCELLATIONS = new Set(['110111', '110112'])
const VOID_STATES = new Set(['101', '151', '155'])
const DENIED_STATES = new Set(['110', '205', '301', '302', '303'])

/**
 * Reads Brazilian notes, model 55 (NF-e) and 65 (NFC-e), layouts 3.10 and 4.00: alone, with their authorisation
 * (nfeProc), or several in a batch (enviNFe). ICMS, PIS and COFINS are inside the prices; `tax` is what comes on
 * top of them: IPI, ICMS of substitution, FCP, import duty.
 */
export function readNfe(root: XmlElement): EinvoiceReader[] {
  const elements = root.name === 'NFe' ? [root] : children(root, 'NFe')
  const because = voidBecause(root)
  return elements.flatMap((element) => {
    const info = child(element, 'infNFe')
    return info ? [(notes) => readNote(info, because, notes)] : []
  })
}

function voidBecause(root: XmlElement): string | null {
  const state = textOf(at(root, 'protNFe', 'infProt', 'cStat'))
  const events = [
    ...all(root, 'retEvento', 'infEvento'),
    ...all(root, 'procEventoNFe', 'evento', 'infEvento'),
  ]
  const is_cancelled = events.some((event) => CANCELLATIONS.has(textOf(child(event, 'tpEvento')) ?? ''))
  if (is_cancelled || (state !== null && VOID_STATES.has(state)))
    return 'This note was cancelled: nothing is owed by it.'
  if (state !== null && DENIED_STATES.has(state))
    return 'The tax office denied this note: nothing is owed by it.'
  return null
}

function readNote(info: XmlElement, void_because: string | null, notes: Notes): Einvoice {
  if (void_because) notes.warn('cancelled_document', void_because)
  const ide = child(info, 'ide')
  const issuer = child(info, 'emit')
  const lines = children(info, 'det').map((det) => readLine(child(det, 'prod'), notes))
  const purpose = textOf(child(ide, 'finNFe'))
  const sums = sumsOf(info, lines, purpose === '2' || purpose === '3', notes)
  if (textOf(child(ide, 'tpAmb')) === '2')
    notes.warn('test_document', 'This note was issued in the test environment and has no fiscal value.')
  const bill = child(info, 'cobr')
  const due = children(bill, 'dup').map((one) => notes.day(child(one, 'dVenc')))
  const payable = notes.figure(at(bill, 'fat', 'vLiq'))
  return {
    document_type: noteType(textOf(child(ide, 'mod')), purpose),
    supplier: {
      name: firstText(child(issuer, 'xNome'), child(issuer, 'xFant')),
      tax_id: firstText(child(issuer, 'CNPJ'), child(issuer, 'CPF')),
      email: textOf(child(issuer, 'email')),
      phone: textOf(at(issuer, 'enderEmit', 'fone')),
    },
    invoice_number: textOf(child(ide, 'nNF')),
    invoice_date: notes.day(child(ide, 'dhEmi', 'dEmi')),
    due_date: earliest(due, notes),
    currency: 'BRL',
    lines,
    payable: payable && { figure: payable, because: 'the bill names a discount or another sum' },
    slack: 0,
    may_be_proven: void_because === null,
    ...sums,
  }
}

/** finNFe 4 returns goods, 5 is the credit note of the 2026 tax reform; model 65 is handed out at the till. */
function noteType(model: string | null, purpose: string | null): DocumentType {
  if (purpose === '4' || purpose === '5') return 'credit_note'
  return model === '65' ? 'receipt' : 'invoice'
}

function readLine(product: XmlElement | undefined, notes: Notes): EinvoiceLine {
  const line = lineOf(
    {
      reference: firstText(child(product, 'cProd'), child(product, 'cEAN')),
      description: textOf(child(product, 'xProd')),
      quantity: child(product, 'qCom'),
      unit_code: textOf(child(product, 'uCom')) ?? undefined,
      price: child(product, 'vUnCom'),
      base: undefined,
      amount: child(product, 'vProd'),
      allowances: [],
    },
    notes,
  )
  return { ...line, is_counted: textOf(child(product, 'indTot')) !== '0' }
}

/** Names of what the total takes and adds, as the printed DANFE has them. */
const ADJUSTMENTS: [element: string, description: string, sign: 1 | -1][] = [
  ['vDesc', 'Desconto', -1],
  ['vFrete', 'Frete', 1],
  ['vSeg', 'Seguro', 1],
  ['vOutro', 'Outras despesas', 1],
]
const TAXES_ON_TOP = ['vST', 'vFCPST', 'vICMSMonoReten', 'vII', 'vIPI', 'vIPIDevol']

/** `is_partial`: a note that completes or corrects another, whose totals hold only what was missing. */
function sumsOf(info: XmlElement, lines: readonly EinvoiceLine[], is_partial: boolean, notes: Notes) {
  const goods = at(info, 'total', 'ICMSTot')
  const of = (name: string) => notes.figure(child(goods, name))
  const services = notes.figure(at(info, 'total', 'ISSQNtot', 'vServ'))
  const adjustments: Adjustment[] = ADJUSTMENTS.flatMap(([name, description, sign]) => {
    const minor = of(name)?.minor ?? 0
    return minor === 0 ? [] : [{ description, minor: sign * minor }]
  })
  const gross = of('vNF')
  const products = of('vProd')
  const on_top = total(TAXES_ON_TOP.map(of))
  const base =
    (products?.minor ?? 0) + total([services]) + adjustments.reduce((sum, one) => sum + one.minor, 0)
  const relieved = relief(of('vICMSDeson')?.minor ?? 0, gross?.minor ?? null, base + on_top)
  adjustments.push(...relieved)
  const net = base + relieved.reduce((sum, one) => sum + one.minor, 0)
  const sums: Sum[] = []
  const amounts = lines.filter((line) => line.is_counted).map((line) => line.amount)
  if (products && lines.length > 0 && amounts.every((amount) => amount !== null) && !is_partial) {
    const reckoned_minor = total(amounts) - total([services])
    sums.push({ what: 'sum of the lines', printed: products, reckoned: reckoned_minor, slack: 0 })
  }
  if (gross && products && !is_partial)
    sums.push({ what: 'total of the note', printed: gross, reckoned: net + on_top, slack: 0 })
  const subtotal = gross === null ? null : gross.minor - on_top
  const is_printed = subtotal !== null && subtotal === products?.minor
  return {
    adjustments,
    net: is_printed ? products : subtotal === null ? null : reckoned(subtotal),
    tax: goods ? reckoned(on_top) : null,
    gross,
    sums,
  }
}

/** Relieved ICMS is taken off the total or not (indDeduzDeson; before 2023 by state): the total tells. */
function relief(relieved: Minor, gross: Minor | null, sum: Minor): Adjustment[] {
  const is_taken = relieved !== 0 && gross === sum - relieved
  return is_taken ? [{ description: 'ICMS desonerado', minor: -relieved }] : []
}
