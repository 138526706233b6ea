import { normalise } from '../grammar/normalise.ts'

/** What a column of a document's table holds. */
export type Role =
  | 'date'
  | 'value_date'
  | 'due_date'
  | 'reference'
  | 'kind'
  | 'description'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'balance'
  | 'outstanding'
  | 'paid'
  | 'side'
  | 'site'
  | 'currency'
  | 'quantity'
  | 'unit'
  | 'unit_price'
  | 'tax'
  | 'position'
  | 'code'
  /** A column whose header names nothing known: its cells are kept out of the others. */
  | 'other'

/** Roles whose cells are figures, bound to their column by the right edge. */
export const NUMERIC_ROLES: ReadonlySet<Role> = new Set<Role>([
  'debit',
  'credit',
  'amount',
  'balance',
  'outstanding',
  'paid',
  'quantity',
  'unit_price',
  'tax',
])

/** Roles whose cells are money that a statement's arithmetic is made of. */
export const MONEY_ROLES: ReadonlySet<Role> = new Set<Role>([
  'debit',
  'credit',
  'amount',
  'balance',
  'outstanding',
  'paid',
])

// English, Portuguese, Spanish, French, Italian, German, Dutch; phrases as `normalise` leaves them.
const PHRASES: Record<Exclude<Role, 'other'>, string> = {
  date: `date|dates|posting date|post date|transaction date|trans date|txn date|invoice date|doc date|document date|entry date|
    data|data doc|data documento|data de emissao|data emissao|emissao|dt emissao|dt|data mov|data movimento|data lancamento|data do documento|data fatura|
    fecha|fecha factura|fecha documento|fecha doc|fecha emision|fecha operacion|fecha movimiento|f operacion|
    date facture|date de facture|date piece|date operation|date d operation|date ecriture|date comptable|jour|date document|date doc|
    data fattura|data reg|data registrazione|data operazione|data contabile|
    datum|buchung|buchungstag|buchungsdatum|belegdatum|rechnungsdatum|buch datum|bu tag|tag|bel datum|
    factuurdatum|boekdatum|boekingsdatum|transactiedatum|posted|posted on|date posted|issue date|issued|trx date|dated|inv date|data emissao nf|f emision|f factura|f doc|date d emission|emission|rg datum|re datum|rechn datum|ausstellungsdatum|data fatt|data doc to|data emissione|dat|dt doc|dt documento|datum factuur|data valor doc`,
  value_date:
    'value date|val date|wert|valuta|wertstellung|valutadatum|date valeur|date de valeur|valeur|fecha valor|f valor|data valuta|data valor|rentedatum',
  due_date: `due date|due|payment due|date due|maturity|vencimento|venc|data de vencimento|data vencimento|dt vencto|vencto|vencimiento|vto|fecha vencimiento|fecha vto|
    echeance|date echeance|date d echeance|date limite|faelligkeit|falligkeit|fallig|fallig am|faellig|faellig am|falligkeitsdatum|zahlbar bis|scadenza|data scadenza|vervaldatum|verval|vervaldag|payment due date|pay by|data venc|dt venc|f vencimiento|f vto|ech|data scad|scad|vervalt op|netto fallig|falligk`,
  reference: `reference|ref|ref no|reference no|reference number|invoice no|invoice number|invoice|invoice #|inv no|inv #|doc no|doc #|document|document no|document number|document #|doc|po number|po no|po|your order|order|order number|order ref|
    no|number|num|our ref|your ref|our reference|transaction no|trans no|voucher|voucher no|#|order no|invoice ref|doc ref|document ref|
    referencia|numero|no documento|n documento|numero documento|numero do documento|documento|num documento|nota fiscal|nf|no nf|no nota|no da nota|fatura|no fatura|n fatura|no da fatura|titulo|duplicata|
    factura|no factura|n factura|num factura|numero factura|numero de factura|no doc|num doc|n doc|n o documento|n o factura|
    piece|no piece|n piece|numero de piece|no de piece|facture|n facture|no facture|no de facture|numero de facture|reference piece|no document|
    beleg|belegnr|belegnummer|beleg nr|beleg no|rechnung|rechnungsnr|rechnungsnummer|rechnungs nr|rechnung nr|referenz|belegnr rechnung|re nr|
    fattura|n fattura|numero fattura|n doc|numero doc|riferimento|rif|n rif|no fattura|
    factuur|factuurnr|factuurnummer|factuur nr|kenmerk|referentie|documentnr|documentnummer|boekstuk|stuknummer|doc number|doc num|inv|inv number|inv num|invoice ref no|document ref|ref number|bill no|bill number|your invoice|no titulo|titulo no|nota fiscal no|no nota fiscal|no doc fiscal|documento no|no fra|fra|num fra|no ref|ref piece|ref facture|no fact|rg nr|rg nummer|re nummer|beleg nummer|dokument|dokumentnr|rif documento|n fatt|num doc to|n doc to|num fattura|fact nr|fact nummer|stuk nr|boekstuknr|document nr|ref nr|nr|pedido|no pedido|pedido no|su pedido|encomenda|commande|no commande|n commande|v ref|votre ref|votre reference|auftrag|auftragsnr|auftrags nr|auftragsnummer|bestellnr|bestell nr|bestellung|bestellnummer|ihr zeichen|ihre bestellung|ordine|no ordine|n ordine|vs ordine|vostro ordine|vs rif|bestelling|bestelnr|bestelnummer|uw ref|uw referentie|uw order`,
  kind: 'type|doc type|document type|transaction type|trans type|tran type|tipo|tipo doc|tipo documento|tipo de documento|especie|typ|art|belegart|buchungsart|vorgangsart|soort|nature|type de piece|type piece|transaction kind|tran|trx type|nature piece|code piece|tp|vorgangsart|typ beleg|srt|soort boeking|tipo mov|tipo movimiento|tipo movimento|tipo operazione',
  description: `description|descriptions|details|detail|particulars|narration|narrative|transaction|transactions|transaction details|transaction description|item|item description|items|product|products|product description|title|memo|activity|comment|comments|goods|service|services|product title|
    descricao|historico|descricao do produto|produto|produtos|descricao dos produtos|lancamento|discriminacao|
    descripcion|concepto|detalle|articulo|articulos|producto|productos|operacion|movimiento|
    libelle|designation|descriptif|operation|operations|nature de l operation|libelle de l operation|intitule|produit|article|articles|
    descrizione|causale|articolo|prodotto|descrizione operazione|operazione|movimento|
    beschreibung|bezeichnung|buchungstext|text|verwendungszweck|vorgang|vorgang buchungsinformation|buchungsinformation|artikelbeschreibung|artikelbezeichnung|artikel|produkt|leistung|bemerkung|vorgang verwendungszweck|
    omschrijving|product omschrijving|mededeling|transaction type and details|text memo|observacao|observacoes|movimentacao|detalhe|detalhes|observaciones|glosa|detail operation|details|commentaire|vorgangstext|buchungsinfo|erlauterung|hinweis|operazioni|note|toelichting|details transactie|oggetto|objet|objeto|betreff`,
  debit: `debit|d|s|debits|dr|debit amount|charges|charge|withdrawals|withdrawal|paid out|money out|payments out|invoiced|invoices|invoiced amount|billed|
    debito|debitos|debe|cargo|cargos|compras|facturado|faturado|debits|debit euros|facture montant|montant debit|debiti|dare|addebiti|addebito|uscite|importo dare|
    soll|soll betrag|belastung|belastungen|lastschrift|sollbetrag|debet|af|bedrag af|invoiced|amount invoiced|debit amt|owed|purchases|sales|valor faturado|facture|montant facture ttc|debits eur|addebitato|gefactureerd|belastet`,
  credit: `credit|h|credits|cr|credit amount|deposits|deposit|paid in|money in|payments in|payments|payment|payments credits|payment credit|payments and credits|receipts|
    credito|creditos|haber|abono|abonos|pagamentos|pagamento|pagos|montant credit|reglements|versements|crediti|avere|accrediti|accredito|entrate|importo avere|pagamenti|
    haben|haben betrag|gutschrift|gutschriften|zahlung|zahlungen|habenbetrag|bij|bedrag bij|betalingen|received|credit amt|paid amount credit|recebido|recebidos|recebimentos|cobros|cobrado|ingresos|encaisse|encaissement|encaissements|regle credit|incassi|incassato|accreditato|betaald bedrag|ontvangen|zahlungseingang|bezahlt betrag`,
  amount: `amount|amounts|amt|value|total|net amount|gross amount|gross|line total|total amount|total price|original amount|invoice amount|invoice total|amount incl vat|amount inc vat|extended|ext price|net total|total gross|transaction amount|
    valor|valor total|vlr total|valor do documento|valor original|valor liquido|valor da fatura|montante|importancia|total liquido|
    importe|importe total|importe factura|importe original|total linea|
    montant|montant ttc|montant ht|total ttc|total ht|montant eur ttc|montant eur ht|prix total|prix ht|montant total|montant facture|montant initial|
    importo|importo totale|totale|importo fattura|totale riga|importo originale|
    betrag|summe|gesamt|gesamtbetrag|umsatz|gesamtpreis|positionsbetrag|gesamt eur|gesamt euro|nettobetrag position|zeilenbetrag|rechnungsbetrag|betrag brutto|betrag netto|zeilenbetrag ohne mwst|bruttobetrag|nettobetrag|ursprungsbetrag|
    bedrag|totaal|totaalbedrag|factuurbedrag|prijs incl btw|regeltotaal|btw prijs incl btw|amount due original|doc amount|document amount|inv amount|invoice value|total value|invoice amt|open item amount|total invoice|amount gbp|vlr|vl total|vlr original|vlr documento|valor doc|valor nf|importe eur|total factura|total documento|montant facture ttc|total piece|montant piece|importo documento|totale documento|importo doc|totale fattura|betrag eur|rechnungsbetrag eur|wahrungsbetrag|bedrag eur|bedrag incl|netto bedrag|line amount|ext amount|extended amount|extension|regelbedrag|regel totaal|importo netto|importo riga|prezzo totale|bedrag excl btw|line value|montant ligne|total ligne|montant net|valor linha|total linha|preco total|preco liquido|precio total|total neto|gesamt netto|gesamtpreis netto|wert|netto|totaal excl`,
  balance: `balance|running balance|account balance|bal|cumulative balance|cumulative|closing balance|
    saldo|saldo acumulado|saldo corrente|saldo actual|saldo progressivo|saldo contabile|
    solde|solde progressif|solde cumule|solde courant|kontostand|laufender saldo|saldo eur|saldo lopend|lopend saldo|balance to date|balance fwd|cum balance|running total|acumulado|saldo final linha|solde apres operation|cumul|saldo kumuliert|kum saldo|saldo cumulativo|progressivo|saldo na|saldo na boeking|doorlopend saldo`,
  outstanding: `outstanding|open amount|amount due|open balance|balance due|amount outstanding|outstanding amount|outstanding balance|remaining|due amount|unpaid|open|
    em aberto|valor em aberto|pendente|valor pendente|pendiente|importe pendiente|saldo pendiente|saldo pendente|saldo em aberto|
    reste a payer|reste du|solde du|restant du|montant du|residuo|importo residuo|da pagare|importo aperto|scoperto|
    offen|offener betrag|offene summe|restbetrag|offener saldo|openstaand|openstaand bedrag|restbedrag|te betalen`,
  paid: 'paid|amount paid|paid amount|valor pago|pago|pagado|importe pagado|paye|regle|montant regle|montant paye|pagato|importo pagato|bezahlt|gezahlt|bereits bezahlt|betaald',
  site: `site|branch|store|outlet|restaurant|location|ship to|delivery to|delivered to|delivery address|loja|filial|local|local de entrega|tienda|centro|lugar de entrega|etablissement|site livre|lieu de livraison|magasin|filiale|lieferort|betriebsstatte|markt|punto vendita|sede|destinazione|vestiging|locatie|afleveradres`,
  currency:
    'currency|curr|cur|ccy|moeda|moneda|divisa|devise|wahrung|whg|waehrung|munt|munteenheid|valuta eur',
  side: 'dr cr|cr dr|d c|c d|s h|h s|soll haben|d h|deb cred|debe haber|sens',
  quantity:
    'quantity|qty|qty shipped|qty ordered|hours|menge|anzahl|stuck|stk|quantite|qte|quantites|cantidad|cant|unidades|uds|quantidade|qtd|qtde|quant|quantita|q ta|qta|aantal|hoeveelheid|hoev|qte livree|quantite livree|no of units|units|nb|unita|pezzi|colli|peso|kg|weight|gewicht|ordered|delivered|shipped|geliefert|besteld|geleverd',
  unit: 'unit|units|uom|u m|einheit|meng einheit|eh|me|unite|unidad|ud|unidade|un|und|unita|um|eenheid|ehd',
  unit_price: `unit price|price|price each|price unit|unit cost|rate|rate unit|each|item price|price per unit|
    einzelpreis|nettopreis|bruttopreis|einzel|stuck preis|e preis netto|einheits preis|preis pro einheit|preis|vk preis|e preis|preis einheit|stuckpreis|einheitspreis|vk preis ohne mwst|preis netto|
    prix unitaire|prix|p u|pu|pu ht|p u ht|prix unit|prix unitaire ht|prix unitaire mois|
    precio|precio unitario|precio unit|p unitario|preco|preco unitario|preco unit|valor unitario|vlr unit|valor unit|vl unit|
    prezzo|prezzo unitario|prezzo unit|prijs|prijs per stuk|stukprijs|eenheidsprijs|prijs per eenheid|p unitario|prezzo un|p unit|pr unit|valor un|precio ud|precio und|p u h t|prix u|unit cost net|unit net|net price|cost|unit amount`,
  tax: 'tax|taxes|sales tax|tax %|tax amount|tax rate|vat|vat %|vat rate|vat amount|gst|disc|disc %|disc % taxes|discount|mwst|mwst %|ust|ust %|rabatt|rabatt %|tva|tva %|% tva|taux tva|montant tva|rem|remise|iva|iva %|% iva|aliquota|sconto|sconto %|icms|ipi|desconto|desc|dto|descuento|btw|btw %|korting|sc|sc %|krt|rab|rab %|rabatt in %|rem %|rem|dto %|% dto|disc|discount %|taux|taux tva %|mwst satz|steuersatz|steuer|steuer %|vat code|tax code|aliq|aliq iva|cod iva|ali|btw tarief|btw perc',
  position: 'pos|position|line|ln|lin|rij|r|pos nr|lfd nr|ligne|linha|linea|riga|regel',
  code: 'sku|code|item code|item no|item number|item #|product no|stock code|referencia articulo|codigo produto|cod item|cod articolo|codice prodotto|reference article|artikel no|art|product code|article no|art no|art nr|artnr|artikelnr|artikelnummer|artikel nr|unsere art nr|codigo|cod|cod produto|ref article|code article|codice|codice articolo|cod art|hsn|ncm|ean|gtin',
}

const BY_PHRASE = new Map<string, Role>()
for (const [role, phrases] of Object.entries(PHRASES) as [Role, string][]) {
  for (const phrase of phrases.split('|')) {
    const clean = phrase.trim()
    if (!BY_PHRASE.has(clean)) BY_PHRASE.set(clean, role)
  }
}

const CURRENCY_TAIL =
  /(?:\s+(?:in\s+|em\s+|en\s+)?(?:eur|euros?|gbp|usd|brl|chf|jpy|inr|cad|aud|nzd|mxn|pln|czk|sek|nok|dkk|€|£|\$|r\$|us\$))+$/

// Names of the customer's own number, and of the row's.
const OTHER_NUMBER =
  /^(?:#|no|num|nr|n)$|\b(?:order|po|your|su|sus|pedido|encomenda|commande|auftrag|bestell\p{L}*|ordine|vs|bestelling|uw|ihr|ihre|v)\b/u
const OWN_NUMBER =
  /invoice|inv|bill|doc|rechnung|rg|beleg|fac|fra|fatura|fattura|fatt|factuur|nota|piece|stuk|titulo|duplicata|voucher/

/** How surely a column of numbers holds the documents' own: 2 by name, 1 any reference, 0 an order's or a row's. */
export function referenceRank(text: string): number {
  const phrase = normalise(text)
  if (OTHER_NUMBER.test(phrase)) return 0
  return OWN_NUMBER.test(phrase) ? 2 : 1
}

/** The role a header text names, a currency after it ignored; undefined for any other text. */
export function headerRole(text: string): Role | undefined {
  const phrase = normalise(text)
  return (
    BY_PHRASE.get(phrase) ??
    BY_PHRASE.get(phrase.replace(CURRENCY_TAIL, '').trim()) ??
    (text.includes('(') ? BY_PHRASE.get(normalise(text.replace(/\([^)]*\)/g, ' '))) : undefined)
  )
}

/** The one role whose names begin with a text that was cut short; undefined where several do. */
export function shortenedRole(text: string): Role | undefined {
  const beginning = normalise(text)
  const roles = new Set<Role>()
  for (const [phrase, role] of BY_PHRASE)
    if (!phrase.includes(' ') && phrase.length > beginning.length && phrase.startsWith(beginning))
      roles.add(role)
  const [only] = roles
  return roles.size === 1 ? only : undefined
}
