import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectDocumentType, type Extraction, extract } from '../index.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/einvoice/${name}`, import.meta.url)))
const text = (name: string) => new TextDecoder().decode(fixture(name))
const read = (name: string, change = (xml: string) => xml): Promise<Extraction> =>
  extract(new TextEncoder().encode(change(text(name))))
const codes = (extraction: Extraction) => extraction.warnings.map((warning) => warning.code)
const goods = ({ lines }: Extraction) =>
  lines.map((line) => [line.description, line.quantity, line.unit, line.unit_price, line.amount])

describe('UBL', () => {
  it('reads an invoice with discounts, charges, a base quantity and what was paid before', async () => {
    const invoice = await read('ubl-invoice.xml')
    expect(invoice).toMatchObject({
      document_type: 'invoice',
      source: 'xml',
      confidence: 1,
      supplier: {
        name: 'Grünmarkt Großhandel & Söhne GmbH',
        tax_id: 'DE811907980',
        email: 'rechnung@gruenmarkt.example',
        phone: '+49 30 5550 118',
      },
      invoice_number: '2026-1187',
      invoice_date: '2026-03-05',
      due_date: '2026-04-04',
      currency: 'EUR',
      subtotal: 112.74,
      tax_amount: 11.53,
      total_amount: 124.27,
      proof: 'proven',
      pages: 1,
    })
    expect(goods(invoice)).toEqual([
      ['Kartoffeln, festkochend', 25, 'kg', 3, 75],
      ['Apfelsaft 1 l', 6, 'bottle', 5.6, 30.24],
      ['Treuerabatt', null, null, null, -5],
      ['Lieferung', null, null, null, 12.5],
    ])
    expect(invoice.lines[0]).toMatchObject({ reference: 'K-100', kind: 'other', page: 1, box: null })
    expect(invoice.fields.supplier_tax_id).toEqual({
      text: 'DE 811 907 980',
      page: 1,
      box: null,
      confidence: 1,
    })
    expect(invoice.fields.due_date).toMatchObject({
      text: '3% Skonto 10 Tage, 30 Tage netto',
      confidence: 0.8,
    })
    expect(invoice.warnings).toEqual([
      { code: 'payable_differs', message: '100.00 of 124.27 is to be paid: 24.27 was paid before.' },
    ])
  })

  it('reads a credit note under odd prefixes, in its own currency among two', async () => {
    expect(await read('ubl-credit-note.xml')).toMatchObject({
      document_type: 'credit_note',
      supplier: { name: 'Nordfisk AB', email: 'faktura@nordfisk.example' },
      invoice_date: '2026-04-01',
      currency: 'SEK',
      tax_amount: 48,
      total_amount: 448,
      proof: 'proven',
      lines: [{ quantity: 2.5, unit: 'kg', unit_price: 160, amount: 400 }],
      warnings: [],
    })
  })

  it.each([
    ['381', 'credit_note'],
    ['384', 'invoice'],
    ['389', 'invoice'],
    ['326', 'invoice'],
    ['325', 'other'],
  ])('takes type %s for %s', async (code, type) => {
    const invoice = await read('ubl-invoice.xml', (xml) => xml.replace('>380<', `>${code}<`))
    expect(invoice.document_type).toBe(type)
  })

  it('takes a negative total for a credit note, and never what advance payments leave', async () => {
    const negated = (xml: string) =>
      xml
        .replace(/(<cbc:(?!Price)\w*(?:Amount|Quantity)[^>]*>)(\d)/g, '$1-$2')
        .replace('-100</cbc:Base', '100</cbc:Base')
    const credit = await read('ubl-invoice.xml', negated)
    expect(credit).toMatchObject({ document_type: 'credit_note', total_amount: -124.27, proof: 'proven' })
    const overpaid = await read('ubl-invoice.xml', (xml) =>
      xml.replace('>24.27<', '>200.00<').replace('>100.00<', '>-75.73<'),
    )
    expect(overpaid).toMatchObject({ document_type: 'invoice', proof: 'proven' })
  })
})

describe('the sums of EN 16931', () => {
  it.each([
    ['LineExtensionAmount', '105.24', 'sum of the lines'],
    ['AllowanceTotalAmount', '5.00', 'sum of the discounts'],
    ['ChargeTotalAmount', '12.50', 'sum of the charges'],
    ['TaxExclusiveAmount', '112.74', 'net amount'],
    ['TaxAmount', '11.53', 'tax'],
    ['TaxInclusiveAmount', '124.27', 'total with tax'],
    ['PayableAmount', '100.00', 'amount to be paid'],
  ])('contradict themselves when %s is a cent more than %s: the %s', async (element, amount, what) => {
    const invoice = await read('ubl-invoice.xml', (xml) =>
      xml.replace(
        `${element} currencyID="EUR">${amount}<`,
        `${element} currencyID="EUR">${(Number(amount) + 0.01).toFixed(2)}<`,
      ),
    )
    expect(invoice.proof).toBe('contradicted')
    const warning = invoice.warnings.find((one) => one.message.startsWith(`The ${what} is given as `))
    expect(warning?.code).toBe('sum_differs')
    expect(warning?.message).toMatch(/ as \d+\.\d\d; its parts make \d+\.\d\d\.$/)
  })

  it('are not taken for proof when a line has no amount', async () => {
    const invoice = await read('ubl-invoice.xml', (xml) =>
      xml.replace('<cbc:LineExtensionAmount currencyID="EUR">75.00</cbc:LineExtensionAmount>', ''),
    )
    expect(invoice.proof).toBe('consistent')
    expect(codes(invoice)).toContain('missing_value')
  })

  it('do not test quantities, but a line that is not its quantity times its price is told', async () => {
    const invoice = await read('ubl-invoice.xml', (xml) => xml.replace('>25<', '>52<'))
    expect(invoice.warnings).toContainEqual({
      code: 'line_differs',
      message: 'Quantity and price make 156.00; the line says 75.00.',
      line: 0,
    })
  })
})

describe('CII', () => {
  it('reads Factur-X', async () => {
    expect(await read('cii-en16931.xml')).toMatchObject({
      document_type: 'invoice',
      supplier: {
        name: 'Fromagerie Lavigne SARL',
        tax_id: 'FR40303265045',
        email: 'compta@lavigne.example',
        phone: '+33 1 55 55 01 02',
      },
      invoice_number: 'F-2026-310',
      invoice_date: '2026-05-12',
      due_date: '2026-06-11',
      subtotal: 174.95,
      tax_amount: 9.62,
      total_amount: 184.57,
      proof: 'proven',
      lines: [
        { reference: 'FR-12', quantity: 4.25, unit: 'kg', unit_price: 21.4, amount: 90.95 },
        { description: 'Beurre doux', quantity: 40, unit: 'piece', amount: 84 },
      ],
      warnings: [],
    })
  })

  it('reads profile MINIMUM, which has no lines and does not tell what was paid before', async () => {
    const invoice = await read('cii-minimum.xml')
    expect(invoice).toMatchObject({ total_amount: 184.57, subtotal: 174.95, lines: [], proof: 'consistent' })
    expect(codes(invoice)).toEqual(['payable_differs'])
  })

  it('reads ZUGFeRD 1.0 in ISO-8859-1, its discount written with a minus, its remark no line', async () => {
    const invoice = await extract(fixture('zugferd-1.xml'))
    expect(invoice).toMatchObject({
      supplier: { name: 'Käserei Müller', tax_id: '2281508154' },
      due_date: '2015-07-04',
      proof: 'proven',
      warnings: [],
    })
    expect(goods(invoice)).toEqual([
      ['Bergkäse', 2, 'kg', 10, 20],
      ['Skonto sofort', null, null, null, -2.5],
      ['Fracht', null, null, null, 4.9],
    ])
  })

  it('divides by a base quantity only where the line’s amount agrees', async () => {
    const meant = await read('cii-en16931.xml', (xml) =>
      xml.replace(
        '>21.40</ram:ChargeAmount>',
        '>2140</ram:ChargeAmount><ram:BasisQuantity>100</ram:BasisQuantity>',
      ),
    )
    expect(meant.lines[0]!.unit_price).toBe(21.4)
    const not_meant = await read('cii-en16931.xml', (xml) =>
      xml.replace(
        '>21.40</ram:ChargeAmount>',
        '>21.40</ram:ChargeAmount><ram:BasisQuantity>21.4</ram:BasisQuantity>',
      ),
    )
    expect(not_meant.lines[0]!.unit_price).toBe(21.4)
  })
})

describe('fatturaPA', () => {
  it('reads the first body: stamp duty in the total, tax withheld, two instalments; names the second', async () => {
    const invoice = await read('fattura.xml')
    expect(invoice).toMatchObject({
      document_type: 'invoice',
      supplier: {
        name: 'Oleificio Santoro S.r.l.',
        tax_id: 'IT01234567890',
        email: 'ordini@santoro.example',
      },
      invoice_number: 'FT 12/2026',
      due_date: '2026-03-10',
      subtotal: 138.81,
      tax_amount: 31.26,
      total_amount: 170.07,
      proof: 'proven',
    })
    expect(goods(invoice)).toEqual([
      ['Olio extravergine 5 l', 3, 'LT', 44.33333333, 133],
      ['Bancale a rendere', null, null, 5.81, 5.81],
    ])
    expect(codes(invoice).sort()).toEqual(['payable_differs', 'several_documents', 'several_due_dates'])
    expect(invoice.warnings.map((one) => one.message).join(' ')).toMatch(
      /Not read: NC 3\/2026, 2026-02-11, 12\.20.*10\.00 is withheld/s,
    )
  })

  it('takes TD04 for a credit note, and payments for a total that is not given', async () => {
    const second = (xml: string) => xml.replace(/<FatturaElettronicaBody>.*?<\/FatturaElettronicaBody>/s, '')
    expect(await read('fattura.xml', second)).toMatchObject({ document_type: 'credit_note', proof: 'proven' })
    const without_total = await read('fattura.xml', (xml) =>
      second(xml).replace(/<ImportoTotaleDocumento>.*?<\/ImportoTotaleDocumento>/, ''),
    )
    expect(without_total).toMatchObject({ total_amount: 12.2, proof: 'consistent' })
    expect(codes(without_total)).toContain('total_reckoned')
    expect(without_total.fields.total_amount).toBeUndefined()
  })

  it('reads a simplified invoice in windows-1252, which proves nothing', async () => {
    expect(await extract(fixture('fattura-simplified.xml'))).toMatchObject({
      supplier: { name: 'Niccolò Però', tax_id: 'IT09876543210' },
      subtotal: 50,
      tax_amount: 11,
      total_amount: 61,
      proof: 'unproven',
      lines: [{ description: 'Caffè in grani', amount: 61 }],
    })
  })
})

describe('NF-e', () => {
  it('reads a note with taxes on top, freight, a discount and a gift outside the total', async () => {
    const invoice = await read('nfe.xml')
    expect(invoice).toMatchObject({
      document_type: 'invoice',
      supplier: {
        name: 'Distribuidora Boa Mesa Ltda',
        tax_id: '11222333000181',
        phone: '1155550101',
        email: null,
      },
      invoice_number: '4567',
      invoice_date: '2026-05-31',
      due_date: '2026-06-30',
      currency: 'BRL',
      subtotal: 522.5,
      tax_amount: 68,
      total_amount: 590.5,
      proof: 'proven',
    })
    expect(goods(invoice)).toEqual([
      ['VINHO TINTO 750ML', 2, 'CX', 240, 480],
      ['FARINHA DE TRIGO', 12.5, 'KG', 4.2, 52.5],
      ['BRINDE AVENTAL', 1, 'UN', 15, null],
      ['Desconto', null, null, null, -30],
      ['Frete', null, null, null, 20],
    ])
    expect(invoice.warnings).toEqual([
      { code: 'line_not_counted', message: 'This line is no part of the total.', line: 2 },
    ])
  })

  it('knows returns and till receipts, and does not prove what was cancelled', async () => {
    expect((await read('nfe.xml', (xml) => xml.replace('<finNFe>1', '<finNFe>4'))).document_type).toBe(
      'credit_note',
    )
    expect((await read('nfe.xml', (xml) => xml.replace('<mod>55', '<mod>65'))).document_type).toBe('receipt')
    const cancelled = await read('nfe.xml', (xml) =>
      xml.replace(
        '</protNFe>',
        '</protNFe><retEvento><infEvento><cStat>135</cStat><tpEvento>110111</tpEvento></infEvento></retEvento>',
      ),
    )
    expect(cancelled.proof).toBe('unproven')
    expect(codes(cancelled)).toContain('cancelled_document')
  })

  it('reads a note alone, without a namespace, and in a SOAP envelope', async () => {
    const alone = (xml: string) => /<infNFe.*<\/infNFe>/s.exec(xml)![0]
    expect((await read('nfe.xml', (xml) => `<NFe>${alone(xml)}</NFe>`)).proof).toBe('proven')
    const wrapped = (xml: string) =>
      `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body><nfeDadosMsg xmlns="x"><enviNFe xmlns="http://www.portalfiscal.inf.br/nfe"><idLote>1</idLote><NFe>${alone(xml)}</NFe></enviNFe></nfeDadosMsg></s:Body></s:Envelope>`
    expect((await read('nfe.xml', wrapped)).proof).toBe('proven')
  })
})

describe('what is no invoice', () => {
  it.each([
    ['<note xmlns="urn:x"><to>you</to></note>', /root element of this XML is “note”.*UBL, CII/],
    ['<cteProc xmlns="http://www.portalfiscal.inf.br/cte"/>', /CT-e, a transport document/],
    ['<mdfeProc/>', /MDF-e/],
    [
      '<procEventoNFe><evento><infEvento><detEvento><descEvento>Cancelamento</descEvento></detEvento></infEvento></evento></procEventoNFe>',
      /event about another document, “Cancelamento”/,
    ],
    ['<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>', /an order/],
    ['<SCRDMCCBDACIOMessageStructure/>', /Order-X/],
    ['<Invoice/>', /“Invoice”/],
    ['<p:FatturaElettronica xmlns:p="fattura"/>', /“FatturaElettronica”/],
  ])('is refused by its name: %s', async (xml, message) => {
    const bytes = new TextEncoder().encode(xml)
    expect(detectDocumentType(bytes)).toBe('xml')
    await expect(extract(bytes)).rejects.toMatchObject({
      code: 'unsupported_document',
      message: expect.stringMatching(message),
    })
  })

  it('leaves web pages alone', () => {
    for (const page of [
      '<html><body>1</body></html>',
      '<!DOCTYPE html>\n<html>',
      '<?xml version="1.0"?>\n<html xmlns="x">',
    ])
      expect(detectDocumentType(new TextEncoder().encode(page))).toBeNull()
  })
})
