import { normalise } from '../grammar/normalise.ts'

export type InvoiceLabel = 'number' | 'date' | 'due_date' | 'total' | 'subtotal' | 'tax' | 'other_date'

type Phrases = { [Label in InvoiceLabel]: [weight: number, phrases: string][] }

// Seven languages; the weight says how surely the phrase means what it is listed for.
const PHRASES: Phrases = {
  number: [
    [
      3,
      `invoice number|invoice no|invoice nr|invoice #|invoice id|inv no|inv #|invoice num|bill number|bill no|tax invoice no|credit note number|credit note no|credit memo no|credit note #|document number|document no|receipt number|receipt no|
      numero de facture|n de facture|no de facture|n facture|facture n|facture no|facture numero|numero facture|avoir n|avoir no|numero d avoir|
      rechnungsnr|rechnungsnummer|rechnungs nr|rechnung nr|rechnung no|re nr|rg nr|belegnummer|belegnr|gutschriftsnummer|gutschrift nr|gutschriftnr|
      factuurnummer|factuurnr|factuur nr|factuur nummer|creditnota nummer|
      numero fattura|n fattura|fattura n|fattura no|fattura nr|numero documento|nota di credito n|
      numero de factura|n factura|no factura|factura n|factura no|factura numero|num factura|numero factura|abono n|
      numero da fatura|fatura n|fatura no|numero da nota|nota fiscal n|nota fiscal no|nf e no|nf no|no da nota|no da fatura|numero da nf|nota de credito n|nota de credito no|invoice nr|invoice ref|invoice reference|document nr|doc no|doc number|doc nr|vat invoice no|vat invoice number|sales invoice no|tax invoice number|bill #|invoice n|credit memo number|credit note nr|cn no|credit no|credit number|ticket no|receipt #|reference facture|ref facture|facture ref|num facture|n facture client|n piece|no piece|no d avoir|n d avoir|facture num|reference de la facture|rg nr|rechnung nummer|nummer der rechnung|nummer der gutschrift|korrekturnummer|stornonummer|rechnungsnummer gutschrift|beleg nr|beleg nummer|dokumentnummer|faktura nr|fakturanummer|faktur nr|documentnummer|document nr|document nummer|creditnotanummer|creditnota nr|creditnr|creditnummer|credit nr|creditfactuurnummer|bonnummer|nota nummer|notanummer|numero documento|n documento|documento n|documento no|documento numero|fatt n|fattura num|fatt no|num documento|numero nota|nota di credito no|nota di credito nr|numero nota di credito|n nota|no fattura|no documento|fra n|fra no|abono no|no abono|n abono|numero de abono|no rectificativa|n rectificativa|rectificativa no|factura rectificativa no|factura rectificativa n|numero de documento|no de documento|n de documento|no documento|factura num|n o factura|fatura numero|no fatura|num fatura|n fatura|no do documento|numero do documento|no da nota de credito|numero da nota de credito|fatura recibo n|fatura recibo no|nfs e no|nfs e n|numero da nfs e|no nota fiscal|nota no`,
    ],
    [
      2,
      `invoice|rechnung|facture|factuur|fattura|factura|fatura|nota fiscal|avoir|gutschrift|credit note|credit memo|tax invoice|vat invoice|bill|creditnota|nota di credito|nota de credito|rechnungskorrektur|rechnung #|invoice facture|tax invoice invoice|receipt|ticket|recibo|quittung|kassenbon|scontrino|ricevuta|bon|kassabon|kwitantie|cupom fiscal|cupom|recu|ticket de caisse|ticket nr|ticket n|bon nr|bon nummer|documento commerciale|documento n|faktura|sales invoice|factura rectificativa|factura simplificada|stornorechnung|sammelrechnung|avoir n|facture d avoir|note de credit|nota fiscal eletronica|nf e|fatura recibo|nota de devolucao|creditfactuur|nota de abono|abono|verkoopfactuur`,
    ],
    [
      1.2,
      'number|no|nr|n|numero|nummer|num|document|dokument|documento|piece|beleg|stuk|ref|reference|referencia|referenz|referentie|riferimento',
    ],
  ],
  date: [
    [
      3,
      `invoice date|date of invoice|date of issue|issue date|issued|issued on|date issued|bill date|billing date|credit note date|tax point|invoice dated|
      date de facture|date facture|date de la facture|date d emission|date de facturation|facture du|emise le|date d avoir|
      rechnungsdatum|rechnung vom|ausstellungsdatum|rechnungs datum|belegdatum|gutschriftsdatum|
      factuurdatum|factuur datum|datum factuur|
      data fattura|data della fattura|data emissione|data documento|
      fecha factura|fecha de factura|fecha de la factura|fecha de emision|fecha emision|fecha de expedicion|
      data da fatura|data de emissao|data emissao|data da emissao|emitida em|emissao|invoice issue date|inv date|document date|doc date|date of document|tax point date|tax date|date d etablissement|date du document|date de l avoir|facture en date du|facture emise le|facture le|emis le|etabli le|en date du|date piece|datum der rechnung|rechnung datum|rg datum|re datum|ausgestellt am|erstellt am|datum der gutschrift|belegdatum rechnung|rechnungsdatum leistungsdatum|fakturadatum|faktura datum|creditdatum|documentdatum|datum document|datum van de factuur|d d|data doc|data fatt|data del documento|data di emissione|emessa il|emesso il|data nota|fecha fra|fecha de la fra|fecha expedicion|fecha de emision de la factura|fecha del documento|fecha documento|fecha abono|fecha de expedicion de la factura|data documento|data do documento|data emissao nf|data de emissao da nf|emitido em|data fatura|dt emissao|data da nota`,
    ],
    [2, `date|datum|data|fecha|dated|le|del|vom|datum van|en date|day|tag|jour`],
  ],
  due_date: [
    [
      3,
      `due date|payment due|payment due date|due|due on|pay by|payable by|due by|date due|
      date d echeance|echeance|date limite de paiement le|date limite de paiement|a payer avant le|payable le|
      fallig am|falligkeit|falligkeitsdatum|zahlbar bis|zahlungsziel|zu zahlen bis|bitte uberweisen sie bis zum|bitte uberweisen sie bis|faellig am|zahlbar bis zum|
      vervaldatum|uiterste betaaldatum|te betalen voor|betalen voor|
      scadenza|data scadenza|data di scadenza|
      fecha de vencimiento|vencimiento|fecha vencimiento|
      vencimento|data de vencimento|data vencimento|data do vencimento|due by|due no later than|please pay by|payment date|payment due by|to be paid by|pay before|net due date|terms due|date de reglement|date limite|date limite de paiement|date limite de reglement|paiement au|a regler avant le|a payer pour le|a payer avant|reglement le|payable avant le|payable au|echeance le|date echeance|zahlungstermin|zahlbar am|zahlung bis|zahlen bis|falligkeitstag|zahlungsfrist|zahlungsziel bis|bitte zahlen bis|bitte bis zum|zahlungsfalligkeit|netto fallig am|fallig|uiterlijk te betalen op|te betalen op|betalen tot|te betalen tot|te voldoen voor|te voldoen op|vervalt op|verval|betaaldatum|te betalen uiterlijk|scad|pagamento entro|entro il|data pagamento|da pagare entro|scadenza pagamento|pagar antes de|pagar antes del|fecha limite|fecha limite de pago|fecha de pago|vto|fecha vto|vence|vence el|pagar ate|pagavel ate|data limite|data limite de pagamento|vence em|venc|data venc|data de pagamento|pagamento ate|please remit until|please remit by|please pay until|payable until|remit by|pay until|uberweisen sie bitte bis zum|zahlbar netto bis|rein netto bis`,
    ],
  ],
  other_date: [
    [
      3,
      `order date|delivery date|ship date|leistungsdatum|lieferdatum|bestelldatum|orderdatum|bestellung vom|date de livraison|date de commande|data ordine|data consegna|fecha de entrega|fecha pedido|data de entrega|data do pedido|data de saida|leverdatum|besteldatum|delivered on|date of delivery|date delivered|despatch date|dispatch date|shipped|shipping date|supply date|date of supply|service period|due|livre le|date bl|date du bl|date d expedition|date commande|date de la commande|periode|liefertag|versanddatum|auftragsdatum|datum bestellung|leistungszeitraum|lieferung vom|lieferschein vom|bestellung vom|auftrag vom|datum levering|bestelling|orderdatum|datum order|data ddt|ddt del|data bolla|data ordine|data consegna|data trasporto|ordine del|fecha albaran|fecha pedido|fecha de entrega|fecha entrega|fecha del pedido|data de entrega|data entrega|data do pedido|data de saida|data saida|data da encomenda|print date|printed|printed on|gedruckt am|data stampa|date d impression|druckdatum|afdrukdatum`,
    ],
  ],
  total: [
    [
      4,
      `total amount due|grand total|total due|amount due|balance due|invoice total|total invoice|total amount payable|amount payable|total payable|total incl vat|total inc vat|total including vat|total including tax|total with tax|please pay|total gross|gross total|total for this invoice|total to pay|
      total ttc|total a payer|net a payer|somme a payer|montant a payer|montant total ttc|montant ttc|total t t c|total facture ttc|net a payer ttc|
      gesamtbetrag|rechnungsbetrag|bruttobetrag|rechnungssumme brutto|gesamtsumme brutto|summe brutto|endbetrag|zahlbetrag|zu zahlender betrag|zu zahlen|gesamt brutto|total brutto|rechnungsendbetrag|brutto gesamt|gesamtbetrag brutto|rechnungssumme|rechnungsgesamtbetrag|
      te betalen|totaal te betalen|totaal incl btw|totaal inclusief btw|totaalbedrag|totaal inc btw|totaal te voldoen|
      totale fattura|totale documento|totale da pagare|totale a pagare|netto a pagare|totale ivato|importo totale|
      total factura|total a pagar|importe total|total con iva|importe a pagar|total iva incluido|liquido a pagar|
      valor total da nota|total da nota|valor total|total geral|total da fatura|valor a pagar|valor total da fatura|valor liquido|total inc gst|total incl gst|total including gst|total inc tax|total incl tax|total gross amount|gross amount|gross invoice total|invoice amount|invoice value|total value|total invoice value|total invoice amount|amount to pay|to pay|total charges|total for invoice|balance payable|credit total|total credit|amount payable incl vat|total vat included|total amount including vat|total amount incl vat|total price|total price incl vat|order total|total payment due|prix ttc|total general ttc|total general|montant du|montant net a payer|net a payer eur|net a payer euros|total net a payer|somme due|a payer|reste a payer ttc|total avoir|total avoir ttc|total facture|montant de la facture|montant facture|gesamt inkl mwst|gesamt inkl ust|gesamtsumme inkl mwst|summe inkl mwst|gesamtpreis brutto|rechnungsbetrag brutto|rechnungs summe|gesamtbetrag inkl mwst|gesamtbetrag inkl ust|rechnungsendsumme|endsumme|total inkl mwst|zahlungsbetrag|fakturabetrag|fakturierter betrag|auszahlungsbetrag|gutschriftsbetrag|gutschriftbetrag|gesamtgutschrift|uberweisungsbetrag|zu uberweisen|totaal bedrag|totaal factuur|factuurtotaal|factuurbedrag|totaal inclusief|totaal btw inbegrepen|te betalen bedrag|totaal inkl btw|eindtotaal|totaal creditnota|totaal incl|te ontvangen|totale iva inclusa|totale con iva|totale generale|totale a pagare eur|totale euro|importo dovuto|totale dovuto|importo da pagare|totale complessivo|totale nota di credito|totale imponibile iva|importe factura|importe total factura|total general|total iva incl|total abono|liquido|total liquido a pagar|importe a abonar|suma total|total con impuestos|total eur|valor total da fatura|valor total a pagar|total da nf|valor da nota|total com iva|total iva incluido|montante total|total liquido da nota|valor liquido da nfs e|total do documento|total documento|total fatura|total a receber|valor da fatura|bruttosumme|due payable|payable|amount due for payment|brutto summe|summe inkl ust|rechnungssumme inkl mwst|rechnungssumme inkl ust|gesamtbetrag der rechnung`,
    ],
    [
      3,
      `total|totaal|totale|summe|gesamt|gesamtsumme|total amount|montant total|total facture|total eur|total €|total usd|total gbp|amount|total brl|total r$|totales|totais|totali|totalen|total to date|totale eur|totaal eur|gesamt eur|summe eur|total aud|total inr|total cad|total chf|betrag|importo|importe|montant|valor|bedrag|total in eur|importe eur`,
    ],
  ],
  subtotal: [
    [
      3,
      `subtotal|sub total|net total|total net|net amount|total excl vat|total ex vat|total excluding vat|total before tax|taxable amount|amount before tax|taxable total|total net amount|goods total|total exclusive of vat|
      total ht|montant ht|total hors taxe|total hors taxes|total h t|montant total ht|sous total|sous total ht|base ht|montant net ht|
      nettobetrag|summe netto|zwischensumme|rechnungssumme netto|gesamt netto|netto|nettosumme|total netto|gesamtsumme netto|summe nettobetrage|steuerbasisbetrag|warenwert|
      exclusief btw|totaal excl btw|totaal exclusief btw|subtotaal|totaal ex btw|excl btw|
      imponibile|totale imponibile|totale netto|subtotale|netto merce|totale merce|
      base imponible|base|subtotal sin iva|total sin iva|suma|
      base de calculo|valor dos produtos|total dos produtos|valor total dos produtos|total liquido|total exc vat|total excl tax|total ex tax|total ex gst|total excl gst|amount excl vat|amount ex vat|net|net value|net invoice total|value of goods|goods value|net goods|goods|total goods|subtotal excl vat|total without vat|taxable value|taxable|total taxable|sub total net|merchandise total|merchandise|items total|total h t v a|total htva|total hors tva|montant hors taxe|montant hors taxes|montant net|total net ht|net ht|total brut ht|base tva|base h t|base imposable|sous total hors taxes|total lignes|gesamt exkl mwst|summe exkl mwst|gesamtbetrag netto|gesamtnetto|nettowarenwert|waren netto|betrag netto|netto gesamt|netto betrag|netto summe|rechnungsbetrag netto|zwischensumme netto|summe ohne mwst|gesamt ohne mwst|total exkl mwst|bemessungsgrundlage|zwischentotal|nettorechnungsbetrag|totaal netto|netto|netto bedrag|nettobedrag|nettototaal|maatstaf|grondslag|totaal exclusief|bedrag excl btw|bedrag excl|totaal excl|exclusief|totaal goederen|tot imponibile|totale senza iva|totale iva esclusa|importo imponibile|totale al netto|totale righe|importo netto|netto|total neto|neto|importe neto|base imp|total base imponible|total bruto|importe bruto|suma importes|total sin impuestos|bruto|total produtos|valor total dos produtos e servicos|total sem iva|total s iva|total iliquido|iliquido|incidencia|base tributavel|total mercadoria|total mercadorias|mercadoria|valor bruto|total bruto|valor mercadoria|valor dos servicos|valor liquido dos produtos|positionssumme|summe der positionen|rechnungssumme ohne ust|rechnungssumme ohne mwst|summe ohne ust|gesamtbetrag ohne ust|sum of net`,
    ],
  ],
  tax: [
    [
      3,
      `vat|tax|taxes|sales tax|gst|hst|total vat|total tax|total taxes|vat total|vat amount|tax amount|tax total|
      tva|total tva|montant tva|montant de la tva|
      mwst|ust|umsatzsteuer|mehrwertsteuer|zuzuglich umsatzsteuer|zzgl mwst|zzgl ust|ust gesamt|mwst betrag|steuerbetrag|zzgl umsatzsteuer|zuzuglich mwst|mwst gesamt|
      btw|btw bedrag|totaal btw|
      iva|totale iva|total iva|imposta|totale imposte|cuota iva|importe iva|cuota|
      icms|imposto|impostos|total de impostos|valor do icms|valor iva|total impostos|total gst|gst amount|gst total|hst amount|vat due|vat payable|vat charged|vat at|tax at|vat standard rate|total sales tax|state tax|salestax|igst|cgst|sgst|total tva due|tva a|t v a|montant t v a|taxe|taxes tva|mwst summe|umsatzsteuerbetrag|ust betrag|mehrwertsteuerbetrag|enthaltene mwst|enthaltene ust|inkl mwst|incl mwst|davon mwst|darin enthaltene mwst|gesamt mwst|summe mwst|summe ust|ust summe|mwst satz|versicherungssteuer|plus mwst|btw laag|btw hoog|totaal btw bedrag|waarvan btw|inclusief btw bedrag|iva totale|importo iva|totale imposta|tot iva|i v a|ammontare iva|di cui iva|totale iva eur|importe del iva|importe de iva|importe i v a|cuotas|total cuotas|total impuestos|impuestos|re|recargo de equivalencia|iva incluido|imposto iva|total imposto|valor do imposto|valor de iva|valor do ipi|valor do iss|iss|montante iva|total do iva|valor aproximado dos tributos|total tributos|steuerbetrag in|steuer|steuersumme|summe der steuerbetrage|gesamtsteuer|umsatzsteuer gesamt`,
    ],
  ],
}

const BY_PHRASE = new Map<string, { label: InvoiceLabel; weight: number }>()
for (const [label, groups] of Object.entries(PHRASES) as [InvoiceLabel, [number, string][]][]) {
  for (const [weight, phrases] of groups) {
    for (const phrase of phrases.split('|')) {
      const clean = phrase.trim()
      if (!BY_PHRASE.has(clean)) BY_PHRASE.set(clean, { label, weight })
    }
  }
}

const RATE = /\d+(?: \d+)? ?%|%|\b\d+\b/g
const CURRENCY = /(?:\b(?:eur|usd|gbp|brl|chf|inr|cad|aud)\b|[$€£]|r\$)/g
const TAIL = / (?:on|sur|auf|de|on the|incl|inkl|inkl ust|incl vat|excl ust|excl)$/

// `Handelsrechnung Nr.`, `Rechnung des Versicherers Nr.`, `Facture client n°`: a title and a word for number.
const TITLE_NUMBER =
  /^(?:\p{L}+ ){0,2}\p{L}*(?:invoice|bill|receipt|credit memo|abono|rectificativa|recibo|quittung|rechnung|gutschrift|facture|avoir|factuur|creditnota|fattura|nota di credito|nota de credito|factura|fatura|nota fiscal|credit note|faktura)(?: \p{L}+){0,3} (?:nr|no|n|num|numero|number|nummer|#)$/u
// `Valor do IVA`, `Cuota IVA`, `Betrag der MwSt`: a tax's name among words of no other meaning.
const TAX_NAME = /\b(?:vat|gst|iva|tva|mwst|ust|btw|umsatzsteuer|mehrwertsteuer)\b/
const NO_TAX =
  /\b(?:incl|inkl|inc|incluid\p{L}*|inclus\p{L}*|compris\p{L}*|inbegrepen|con|com|avec|excl|exkl|exc|ex|sans|sem|sin|senza|ohne|hors|esclusa|net|netto|neto|base|basis|id|no|nr|n|number|nummer|numero|reg|ident|rate|taux|satz|tarief|aliquota|aliq|tipo|code|cod|gross|brutto|bruto|prices?|preis\p{L}*)\b/u

const OTHER_NUMBER =
  /order|bestel|bestell|auftrag|kunden|customer|client|cliente|klant|debit|liefer|delivery|livraison|commande|vat|tax|ust|tva|iva|konto|account|ordine|pedido|encomenda|ddt|albar|datum|date|page|seite|line|ligne/

/** What an invoice's label means and how surely; rates, currencies and brackets aside; undefined for other text. */
export function invoiceLabel(text: string): { label: InvoiceLabel; weight: number } | undefined {
  if (text.length > 70) return undefined
  const whole = normalise(text)
  const found = BY_PHRASE.get(whole)
  if (found) return found
  if (TITLE_NUMBER.test(whole) && !OTHER_NUMBER.test(whole)) return { label: 'number', weight: 2.8 }
  const bare = normalise(text.replace(/\([^)]*\)/g, ' '))
    .replace(RATE, ' ')
    .replace(CURRENCY, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const known =
    BY_PHRASE.get(bare) ??
    BY_PHRASE.get(bare.replace(TAIL, '')) ??
    BY_PHRASE.get(bare.replace(/ (?:on|am|le|du) .*$/, ''))
  if (known) return known
  return TAX_NAME.test(bare) && !NO_TAX.test(bare) && bare.split(' ').length <= MOST_TAX_WORDS
    ? { label: 'tax', weight: 2 }
    : undefined
}

const MOST_TAX_WORDS = 4
