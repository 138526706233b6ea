import type { DocumentLocale } from './printed.ts'

/** Wordings before the bar are in use while the reader is built, those after it are kept aside. */
export type Wordings = { seen: string[]; kept: string[] }

export type StatementWords = Record<
  | 'title'
  | 'date'
  | 'due'
  | 'reference'
  | 'description'
  | 'kind'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'balance'
  | 'opening'
  | 'closing'
  | 'carried'
  | 'brought'
  | 'page_total'
  | 'total'
  | 'site'
  | 'period'
  | 'to'
  | 'customer'
  | 'page'
  | 'invoice'
  | 'credit_note'
  | 'payment'
  | 'current'
  | 'days'
  | 'over'
  | 'slip'
  | 'account'
  | 'order',
  Wordings
>

const KEYS =
  'title date due reference description kind debit credit amount balance opening closing carried brought page_total total site period to customer page invoice credit_note payment current days over slip account order'.split(
    ' ',
  ) as (keyof StatementWords)[]

const EN = `Statement of account;Account statement|Customer statement
Date;Invoice date|Posted;Transaction date
Due date;Due|Payment due
Reference;Invoice no;Document|Doc. number;Inv. #
Description;Details;Particulars|Narrative;Transaction
Type|Doc type
Debit;Charges;Dr|Invoiced;Debits;Dr.
Credit;Credits;Cr|Payments;Receipts;Cr.
Amount;Value|Amt;Invoice total
Balance|Running balance;Cumulative
Opening balance;Balance brought forward;Previous balance|Balance b/f;Balance at start of period
Closing balance;Balance due;Total due|Amount outstanding;Total now due
Carried forward;Balance carried forward;Balance c/f|Continued overleaf;Carried to next page
Brought forward;Balance brought forward;Balance b/f|Brought fwd;Bal b/f
Page total;Subtotal this page|Total this page
Total;Subtotal|Site total;Total for
Delivery to;Site;Restaurant|Branch;Ship-to
Period|Statement period
to|-
Customer;Bill to|Account of
Page|Page no.
Invoice;Inv|Sales invoice;Delivery
Credit note;Credit|Credit memo;Return
Payment;Payment received - thank you|Bank transfer;Direct debit
Current;Not due|Not yet due
days|d
Over;More than|+
Remittance advice;Please detach and return with payment|Payment slip
Account no;Customer no|A/C
Your ref;Order no|PO number`

const PT = `Extrato de conta;Extrato de cliente|Posição de contas a receber
Data;Emissão|Data emissão;Dt. doc.
Vencimento;Venc.|Data venc.
Documento;Nº documento|Título;Nota fiscal nº
Descrição;Histórico|Lançamento;Observação
Tipo|Espécie
Débito;Débitos;Déb.|Faturado;Db.
Crédito;Créditos;Créd.|Recebido;Pagamentos;Cr.
Valor;Montante|Valor original;Valor (R$)
Saldo|Saldo acumulado
Saldo anterior;Saldo inicial|Saldo em aberto anterior
Saldo devedor;Total a pagar;Saldo final|Total em aberto;Valor devido
A transportar;Transporte|Segue
Transporte;Saldo transportado|De transporte
Total da página;Subtotal da página|Soma da página
Total;Subtotal|Total da loja
Loja;Restaurante|Local de entrega;Filial
Período|Período de referência
a|até
Cliente|Sacado
Página|Folha
Fatura;Nota fiscal|NF-e;Duplicata
Nota de crédito;Devolução|Crédito por devolução
Pagamento;Pagamento recebido|PIX recebido;Boleto pago
A vencer|Não vencido
dias|d
Mais de|Acima de
Recibo de pagamento;Destacar e devolver|Ficha de pagamento
Cód. cliente;Conta|Código
Pedido|Nº pedido`

const ES = `Estado de cuenta;Extracto de cuenta|Extracto de cliente
Fecha;Fecha factura|F. emisión;Fecha doc.
Vencimiento;Vto.|Fecha vto.
Documento;Nº documento;Factura|Nº factura;Referencia
Concepto;Descripción|Detalle;Movimiento
Tipo|Tipo doc.
Debe;Cargos|Facturado;Cargo;D
Haber;Abonos|Pagos;Cobros;H
Importe|Importe (€);Total
Saldo|Saldo acumulado
Saldo anterior;Saldo inicial|Saldo a la apertura
Saldo pendiente;Total pendiente;Saldo final|Saldo a su cargo;Total a pagar
Suma y sigue|Sigue en página siguiente
Suma anterior|Viene de la página anterior
Total página|Suma de la página
Total;Subtotal|Total centro
Restaurante;Local|Centro;Lugar de entrega
Periodo|Período
a|al
Cliente|Titular
Página|Hoja
Factura|Fra.;Albarán
Abono;Nota de abono|Factura rectificativa;Devolución
Pago;Pago recibido|Transferencia recibida;Recibo domiciliado
No vencido|Corriente
días|d
Más de|Superior a
Talón de pago|Resguardo de pago
Nº cliente|Cuenta
Su pedido|Pedido nº`

const FR = `Relevé de compte;Relevé client|Situation de compte
Date;Date facture|Date pièce;Émission
Échéance;Date d'échéance|Éch.
N° pièce;Facture;Référence|Document;N° facture
Libellé;Désignation|Opération;Détail
Type|Nature
Débit;Déb.|Facturé;Montant débit
Crédit;Créd.|Règlements;Encaissé;Montant crédit
Montant;Montant TTC|Valeur;Montant (EUR)
Solde|Solde progressif;Cumul
Solde antérieur;Solde initial|Report à nouveau;Solde précédent
Solde à payer;Solde final;Solde dû|Montant dû;Net à régler
À reporter|Sous-total à reporter;Solde à reporter
Report|Report page précédente
Total page;Total de la page|Cumul de la page
Total;Sous-total|Total site
Restaurant;Site|Lieu de livraison;Établissement
Période|Période du
au|-
Client|Compte client
Page|Feuillet
Facture|Fact.;Livraison
Avoir|Note de crédit;Retour
Règlement;Paiement|Virement reçu;Prélèvement
Non échu|Courant
jours|j
Plus de|Au-delà de
Coupon à joindre au règlement|Talon de paiement
N° client|Compte n°
Commande|V/Réf.`

const DE = `Kontoauszug;Offene Posten|Saldenmitteilung;OP-Liste
Datum;Belegdatum|Rg.-Datum;Buchungstag
Fällig am;Fälligkeit|Fällig
Belegnr.;Rechnungsnr.;Beleg|Beleg-Nr.;Referenz
Buchungstext;Bezeichnung;Text|Vorgang;Bemerkung
Art;Belegart|Typ
Soll|Belastung;Soll (EUR)
Haben|Gutschrift;Zahlung;Haben (EUR)
Betrag|Betrag (EUR);Umsatz
Saldo|Kontostand;Saldo kumuliert
Saldovortrag;Anfangssaldo|Vortrag;Alter Saldo
Offener Saldo;Endsaldo;Gesamtsaldo|Zu zahlender Betrag;Summe offener Posten
Übertrag;Saldoübertrag|Zwischensumme Übertrag;Übertrag auf Seite 2
Übertrag;Saldoübertrag|Übertrag von Seite;Übertrag von Seite 1
Seitensumme;Zwischensumme|Summe Seite
Summe;Zwischensumme|Summe Filiale
Filiale;Restaurant|Lieferort;Betriebsstätte
Zeitraum|Abrechnungszeitraum
bis|-
Kunde|Debitor
Seite|Blatt
Rechnung;RE|Rg.;Lieferung
Gutschrift|Storno;Retoure
Zahlung;Zahlungseingang|Überweisung;Lastschrift
Nicht fällig|Noch nicht fällig
Tage|T
Über|Mehr als
Zahlungsavis|Bitte mit der Zahlung einsenden
Kundennr.|Konto
Auftrag;Bestellnr.|Ihr Zeichen`

const IT = `Estratto conto|Situazione contabile;Partitario cliente
Data;Data documento|Data reg.;Data fatt.
Scadenza|Data scad.
N. documento;Documento;N. fattura|Rif.;Numero
Descrizione;Causale|Operazione
Tipo|Tipo doc.
Dare|Addebiti
Avere|Accrediti;Incassi
Importo|Totale documento;Importo €
Saldo|Saldo progressivo
Saldo iniziale;Saldo precedente|Riporto saldo precedente;Saldo di apertura
Saldo da pagare;Saldo finale;Totale dovuto|Totale a Vs. debito;Totale scoperto
A riportare|Da riportare
Riporto;Saldo riportato|Riporto da pagina precedente
Totale pagina|Totale di pagina
Totale;Subtotale|Totale punto vendita
Ristorante;Sede|Destinazione;Punto vendita
Periodo|Dal
al|-
Cliente|Intestatario
Pagina|Foglio
Fattura|Ft.;Consegna
Nota di credito|N.C.;Reso
Pagamento|Bonifico;Incasso
A scadere|Non scaduto
giorni|gg
Oltre|Più di
Cedola di pagamento|Da allegare al pagamento
Cod. cliente|Conto
Ordine|Vs. ordine`

const NL = `Rekeningoverzicht;Openstaande posten|Rekening-courant;Saldo-overzicht
Datum;Factuurdatum|Boekdatum;Dat.
Vervaldatum|Verval
Factuurnr.;Referentie;Factuurnummer|Kenmerk;Boekstuk
Omschrijving|Toelichting;Mededeling
Soort;Type|Srt
Debet|Gefactureerd;Deb.
Credit|Betaald;Ontvangen;Cred.
Bedrag|Factuurbedrag;Bedrag (€)
Saldo|Lopend saldo
Beginsaldo;Vorig saldo|Saldo vorige periode;Openingssaldo
Openstaand saldo;Eindsaldo;Totaal openstaand|Te voldoen;Nog te betalen
Transport|Over te brengen
Transport|Transport vorige pagina
Paginatotaal|Totaal pagina
Totaal;Subtotaal|Totaal vestiging
Vestiging;Restaurant|Afleveradres;Locatie
Periode|Over de periode
t/m|tot
Klant|Debiteur
Pagina|Blad
Factuur|Fact.;Levering
Creditnota|Creditfactuur;Retour
Betaling|Overboeking;Incasso
Niet vervallen|Nog niet vervallen
dagen|dgn
Meer dan|>
Betaalstrook|Stuur deze strook mee
Klantnr.|Debiteurnr.
Order;Bestelling|Uw ref.`

const parsed = (text: string): StatementWords =>
  Object.fromEntries(
    text.split('\n').map((line, index) => {
      const [seen, kept] = line.split('|') as [string, string | undefined]
      return [KEYS[index]!, { seen: seen.split(';'), kept: kept ? kept.split(';') : [] }]
    }),
  ) as StatementWords

const BY_LANGUAGE: Record<string, StatementWords> = Object.fromEntries(
  Object.entries({ en: EN, pt: PT, es: ES, fr: FR, de: DE, it: IT, nl: NL }).map(([language, text]) => [
    language,
    parsed(text),
  ]),
)

export const statementWords = (locale: DocumentLocale): StatementWords => BY_LANGUAGE[locale.slice(0, 2)]!
