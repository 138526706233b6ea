import { normalise } from '../grammar/normalise.ts'

/** What a figure beside a label is to a statement's arithmetic. */
export type BalanceLabel = 'opening' | 'closing' | 'carried' | 'total' | 'total_debit' | 'total_credit'

// Seven languages; phrases as `normalise` leaves them. Longer phrases win.
const PHRASES: Record<BalanceLabel, string> = {
  opening: `opening balance|balance brought forward|brought forward|balance b f|b f|previous balance|balance forward|starting balance|beginning balance|prior balance|last statement balance|balance b fwd|balance from last statement|
    saldo anterior|saldo inicial|saldo de abertura|saldo transportado|saldo precedente|saldo iniziale|saldo de apertura|saldo apertura|
    alter kontostand|alter saldo|anfangssaldo|saldovortrag|vortrag|anfangsbestand|eroffnungssaldo|letzter kontostand|
    solde anterieur|solde initial|ancien solde|solde precedent|solde d ouverture|report solde|solde reporte|report a nouveau|
    saldo di apertura|saldo riportato|beginsaldo|vorig saldo|openingssaldo|saldo vorige|
    balance at start of period|balance at beginning of period|balance at period start|balance b d|bal b f|bal bf|bal fwd|brought down|amount brought forward|balance from previous statement|previous statement balance|balance last statement|opening bal|start balance|balance at start|initial balance|last balance|old balance|saldo em aberto anterior|saldo do periodo anterior|saldo mes anterior|saldo ate|saldo a la apertura|saldo periodo anterior|saldo al inicio|saldo al inicio del periodo|saldo arrastrado|solde au debut de periode|solde debut|solde en debut de periode|solde periode precedente|saldo zu beginn|saldo alt|vortragssaldo|saldo vom|eroffnungsbilanz|riporto saldo precedente|saldo di inizio periodo|saldo al inizio|saldo precedente riportato|saldo vorige periode|saldo begin periode|vorige saldo|oud saldo|saldo bij aanvang`,
  closing: `closing balance|balance due|total due|amount due|total amount due|ending balance|new balance|current balance|balance outstanding|total outstanding|statement balance|account balance|final balance|total balance|please pay|amount payable|balance payable|outstanding balance|balance owing|total owing|total payable|net balance|
    saldo final|saldo actual|saldo atual|saldo em aberto|saldo devedor|saldo a pagar|total a pagar|total em aberto|saldo de fecho|saldo de cierre|saldo pendiente|total pendiente|importe pendiente|saldo deudor|saldo total|total devido|valor total em aberto|valor a pagar|
    neuer kontostand|neuer saldo|endsaldo|schlusssaldo|endbestand|saldo zu unseren gunsten|offener saldo|offener betrag|gesamtsaldo|offener gesamtbetrag|zu zahlen|aktueller saldo|kontosaldo|summe offene posten|offene posten gesamt|zahlbetrag|
    solde final|nouveau solde|solde de cloture|solde du|solde a payer|montant du|total du|reste a payer|solde actuel|solde debiteur|net a payer|total a payer|solde a regler|
    saldo finale|saldo attuale|totale dovuto|saldo da pagare|totale da pagare|saldo dovuto|totale aperto|saldo di chiusura|importo da pagare|
    eindsaldo|nieuw saldo|openstaand saldo|totaal openstaand|te betalen|totaal te betalen|verschuldigd saldo|
    total now due|now due|total amount outstanding|amount outstanding|amount now due|amount owed|amount owing|balance c d|balance at end of period|balance at period end|end balance|closing bal|balance to pay|total to pay|amount to pay|to pay|your balance|you owe|balance now due|pay this amount|net amount due|total account balance|valor devido|valor total devido|total do extrato|saldo no final|saldo a su cargo|saldo a su favor|saldo a nuestro favor|saldo al cierre|total adeudado|importe a pagar|importe total pendiente|total deuda|deuda total|montant total du|net a regler|total a regler|montant a payer|solde en fin de periode|solde fin de periode|solde au|total restant du|zu zahlender betrag|summe offener posten|saldo gesamt|saldo neu|saldo am ende|zu unseren gunsten|gesamt offen|offen gesamt|gesamtforderung|forderung gesamt|restsaldo|totale a vs debito|totale a vostro debito|saldo a vostro debito|saldo a vs debito|totale scoperto|totale da saldare|totale in scadenza|saldo a debito|saldo al|te voldoen|nog te betalen|nog te voldoen|totaal te voldoen|totaal verschuldigd|openstaand bedrag|totaal openstaand bedrag|saldo openstaand|slotsaldo`,
  carried: `carried forward|balance carried forward|c f|c fwd|balance c f|carried over|continued|balance carried over|total carried forward|carried to next page|brought over|
    a transportar|transporte|transportado|saldo a transportar|de transporte|total a transportar|suma y sigue|suma anterior|suma sigue|saldo suma y sigue|
    ubertrag|ubertrag auf nachste seite|ubertrag von seite|saldoubertrag|zwischensaldo|ubertrag saldo|
    a reporter|report|solde a reporter|total a reporter|report page precedente|sous total a reporter|
    riporto|a riportare|da riportare|saldo a riportare|saldo da riporto|transport|over te brengen|overgebracht|transporteren|
    continued overleaf|continued on next page|to be continued|forward|c d|carried down|brought fwd|bought forward|carry forward|segue|segue na proxima pagina|continua|de transporte|sigue en pagina siguiente|continua en pagina siguiente|viene de la pagina anterior|viene de pagina anterior|sub total a reporter|report de la page precedente|suite|suite page suivante|zwischensumme ubertrag|ubertrag von seite|ubertrag auf seite|fortsetzung|riporto da pagina precedente|riporto a pagina seguente|riporto pagina precedente|segue a pagina|transport vorige pagina|transport volgende pagina|transport naar volgende pagina|transport van vorige pagina`,
  total: `total|totals|sub total|subtotal|page total|page totals|grand total|period total|total for period|total movements|total this page|total transactions|
    totais|total geral|soma|total do periodo|total da pagina|totales|suma|total pagina|total periodo|sumas|total movimientos|total movimentos|
    summe|summen|gesamt|gesamtsumme|zwischensumme|seitensumme|summe umsatze|
    totaux|sous total|total general|total page|total de la page|total mouvements|total des mouvements|
    totale|totali|subtotale|totale pagina|totale generale|totale movimenti|totaal|totalen|subtotaal|paginatotaal|
    total this page|subtotal this page|sub total this page|page subtotal|sum|summary total|section total|site total|branch total|account total|total da loja|soma da pagina|subtotal da pagina|total do mes|suma de la pagina|total centro|subtotal pagina|total mes|cumul de la page|total site|sous total page|total du mois|summe seite|summe filiale|zwischensumme seite|summe monat|gesamt summe|totale di pagina|totale punto vendita|totale parziale|totale mese|totaal pagina|totaal vestiging|subtotaal pagina|tussentelling`,
  total_debit: `total debits|total debit|total charges|total invoices|total invoiced|total withdrawals|total paid out|new charges|charges this period|
    total debitos|total cargos|total faturado|total facturado|total de debitos|total de facturas|total de faturas|summe zahlungsausgange|summe soll|summe belastungen|summe rechnungen|total facture|total des factures|total debits|total dare|totale dare|totale addebiti|totale fatture|totaal debet|totaal af`,
  total_credit: `total credits|total credit|total payments|total receipts|total payments and credits|total deposits|total paid in|payments received|payments and credits|
    total creditos|total abonos|total pagamentos|total pagos|total de pagos|total de pagamentos|total de creditos|summe zahlungseingange|summe haben|summe gutschriften|summe zahlungen|total credits|total des reglements|total reglements|totale avere|totale accrediti|totale pagamenti|totaal credit|totaal bij|totaal betalingen`,
}

const BY_PHRASE = new Map<string, BalanceLabel>()
for (const [label, phrases] of Object.entries(PHRASES) as [BalanceLabel, string][]) {
  for (const phrase of phrases.split('|')) BY_PHRASE.set(phrase.trim(), BY_PHRASE.get(phrase.trim()) ?? label)
}

// Sums of a part of the table: its section, page or month.
const TOTAL_OF =
  /^(?:sub ?totals?|page total|totals?|totais|totales|soma|suma|sumas|summe|zwischensumme|gesamt|totaux|sous total|totale|totali|subtotale|totaal|totalen|subtotaal)\b/

/** Whether a text begins as a total does: `Total Riverside`. */
export const beginsAsTotal = (text: string): boolean => TOTAL_OF.test(normalise(text))

const firstWord = (phrase: string) => phrase.split(' ', 1)[0]!

const BY_FIRST_WORD = Map.groupBy(BY_PHRASE, ([phrase]) => firstWord(phrase))

// Words that may stand beside a balance's name without changing what it is.
const FILLER =
  /\b(?:at|as|of|on|am|per|zum|vom|au|le|du|de|la|les|el|al|em|en|a|ao|il|del|della|op|van|the|your|ihr|date|from|to|bis|page|pagina|seite|pag|p|account|period|n|no|o|kontostand|and|in|total)\b/g
const DIGITS_AND_CURRENCY = /\b(?:eur|usd|gbp|brl|chf|cr|dr|s|h|c|d|euros?)\b|r\$|[$€£]|[\d%]+/g
const MONTH =
  /\b(?:jan|feb|fev|mar|mrz|apr|abr|avr|may|mai|mag|maio|jun|jui|giu|jul|lug|aug|ago|aou|sep|set|oct|okt|ott|out|nov|dec|dez|dic|ene|gen|mei)[a-z]*\b/g

/** The balance label a text consists of, dates, currencies and filler aside; undefined for any other text. */
export function balanceLabel(text: string): BalanceLabel | undefined {
  if (text.length > 90) return undefined
  const phrase = normalise(text)
  const exact = BY_PHRASE.get(phrase)
  if (exact) return exact
  const bare = phrase.replace(MONTH, ' ').replace(DIGITS_AND_CURRENCY, ' ').replace(/\s+/g, ' ').trim()
  return BY_PHRASE.get(bare) ?? withoutFiller(bare)
}

function withoutFiller(bare: string): BalanceLabel | undefined {
  let best: { label: BalanceLabel; length: number } | undefined
  for (const [phrase, label] of BY_FIRST_WORD.get(firstWord(bare)) ?? []) {
    if (phrase.length <= (best?.length ?? 2) || !bare.startsWith(phrase)) continue
    const rest = bare.slice(phrase.length)
    if (rest !== '' && !rest.startsWith(' ')) continue
    if (rest.replace(FILLER, '').trim() === '') best = { label, length: phrase.length }
  }
  return best?.label
}
