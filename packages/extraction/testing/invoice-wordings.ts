// Wordings of one text a line, in the order of the keys of `invoice-words.ts`; before the bar those in use while the
// reader is built, after it those kept aside.

const EN = `Invoice;Tax Invoice|VAT INVOICE;Sales invoice
Credit note|Credit memo
Receipt|Sales receipt
Invoice number;Invoice no.;Invoice #|Inv. No;Document no.
Credit note number;Credit note no.|Credit memo #
Invoice date;Date|Date of issue;Tax point
Due date;Payment due|Pay by;Due on
Order number;Your order|PO Number
Delivery note|Despatch no.
Customer no.;Account|Client ID
Delivery date|Date of supply
Bill to;Invoice to|Sold to
Deliver to|Ship to
#;Pos|Line
Code;Item no.|SKU
Description;Item|Product;Goods
Qty;Quantity|Units
Unit|UOM
Unit price;Price|Rate;Price each
Disc. %|Discount
VAT %;Tax|VAT
Amount;Total|Line total;Net amount
Subtotal;Net total|Total excl. VAT;Goods total
VAT;Tax;Total VAT|VAT amount
Total;Total due;Invoice total|Amount due;Grand total;Total incl. VAT
Delivery charge;Carriage|Freight
Paid|Deposit received
Previous balance|Balance brought forward
Account balance|Total owing on account
Carried forward|Sum carried over
Amount in words|In words
dated|of
Change|Change due
Cash|Cash tendered`

const PT = `Fatura;Nota fiscal|Fatura-recibo
Nota de crédito|Nota de devolução
Recibo|Cupom fiscal
Número da fatura;Nº da fatura;Fatura nº|Nº do documento;Número
Nota de crédito nº|Nº da nota de crédito
Data de emissão;Data da fatura|Emissão;Emitida em
Vencimento;Data de vencimento|Pagar até
Pedido nº|Encomenda
Guia de remessa|Nº da guia
Cód. cliente|Cliente nº
Data de entrega|Data de saída
Cliente;Faturar a|Destinatário
Entregar em|Local de entrega
Item|Pos.
Código|Cód.
Descrição;Produto|Descrição do produto
Qtd;Quantidade|Quant.
Un|Unid.
Preço unitário;Preço|Valor unit.
Desc. %|Desconto
IVA %;ICMS|Alíq.
Valor;Valor total|Total
Subtotal;Total líquido|Valor dos produtos;Base de cálculo
IVA;Impostos|Total de impostos;Valor do IVA
Total;Total a pagar;Total da fatura|Valor total;Total geral
Frete;Portes|Transporte
Pago|Sinal recebido
Saldo anterior|Saldo em conta
Saldo total|Total em aberto
A transportar|Transporte
Valor por extenso|Extenso
de|datada de
Troco|Troco devolvido
Dinheiro|Numerário`

const ES = `Factura|Factura de venta
Abono;Factura rectificativa|Nota de crédito
Ticket;Factura simplificada|Recibo
Número de factura;Factura nº;Nº factura|Nº de documento;Fra. nº
Abono nº|Nº rectificativa
Fecha de factura;Fecha|Fecha de emisión;Fecha expedición
Vencimiento;Fecha de vencimiento|Pagar antes de
Pedido nº|Su pedido
Albarán|Nº albarán
Nº cliente|Cód. cliente
Fecha de entrega|Fecha albarán
Cliente;Facturar a|Datos del cliente
Enviar a|Lugar de entrega
Pos.|Lín.
Código|Ref.
Descripción;Concepto|Artículo
Cantidad;Cant.|Uds.
Ud.|Unidad
Precio unitario;Precio|P. unit.
Dto. %|Descuento
IVA %;IVA|% IVA
Importe|Total
Base imponible;Subtotal|Total neto;Suma
IVA;Cuota IVA|Total IVA;Importe IVA
Total;Total factura;Total a pagar|Importe total;Total con IVA
Portes|Transporte
Pagado|A cuenta
Saldo anterior|Deuda anterior
Saldo total|Total pendiente
Suma y sigue|Suma parcial
Importe en letra|Son
de fecha|de
Cambio|Su cambio
Efectivo|Entregado`

const FR = `Facture|Facture client
Avoir;Facture d'avoir|Note de crédit
Ticket de caisse;Reçu|Note
Facture n°;N° de facture;Numéro de facture|Réf. facture;N° pièce
Avoir n°|N° d'avoir
Date de facture;Date|Date d'émission;Date de facturation
Échéance;Date d'échéance|À payer avant le
Commande n°|Votre commande
Bon de livraison|BL n°
N° client|Code client
Date de livraison|Livré le
Client;Facturé à|Adresse de facturation
Adresse de livraison|Livré à
Pos.|Ligne
Référence;Code|Réf.
Désignation;Description|Libellé
Quantité;Qté|Qté livrée
Unité|U.
Prix unitaire;P.U. HT|PU;Prix unit. HT
Remise %|Rem.
TVA %;TVA|Taux TVA
Montant HT;Total HT|Montant
Total HT;Montant HT|Sous-total HT;Total net HT
TVA;Total TVA|Montant TVA;Montant de la TVA
Total TTC;Net à payer;Montant TTC|Total à payer;Total facture TTC
Frais de port|Port
Acompte|Déjà réglé
Solde antérieur|Ancien solde
Solde total du compte|Total dû sur le compte
À reporter|Report
Montant en lettres|Arrêtée la présente facture à la somme de
du|en date du
Rendu|Monnaie rendue
Espèces|Comptant`

const DE = `Rechnung|Faktura;Sammelrechnung
Gutschrift;Rechnungskorrektur|Stornorechnung
Quittung;Kassenbon|Beleg
Rechnungsnummer;Rechnungs-Nr.;Rechnung Nr.|Rg.-Nr.;Belegnummer
Gutschrift Nr.;Gutschriftsnummer|Nummer der Gutschrift
Rechnungsdatum;Datum|Belegdatum;Rg.-Datum
Fällig am;Zahlbar bis|Zahlungsziel;Fälligkeit
Auftragsnummer;Bestellnummer|Ihre Bestellung
Lieferschein Nr.|Lieferscheinnr.
Kundennummer;Kundennr.|Debitor
Lieferdatum|Leistungsdatum
Rechnungsempfänger;Kunde|Rechnungsadresse
Lieferadresse|Warenempfänger
Pos.|Nr.
Artikelnr.;Art.-Nr.|Artikelnummer
Bezeichnung;Beschreibung|Artikel;Leistung
Menge;Anzahl|Stück
Einheit|ME
Einzelpreis;Preis|E-Preis;Stückpreis
Rabatt %|Rab.
MwSt. %;USt.|MwSt-Satz
Gesamtpreis;Betrag|Gesamt;Summe
Nettobetrag;Zwischensumme|Summe netto;Warenwert
MwSt.;Umsatzsteuer|USt.;Mehrwertsteuer
Gesamtbetrag;Rechnungsbetrag;Gesamtsumme|Bruttobetrag;Zu zahlen;Endbetrag
Versandkosten|Fracht
Anzahlung|Bereits bezahlt
Saldo alt|Vorsaldo
Gesamtsaldo|Kontostand
Übertrag|Zwischensumme Übertrag
In Worten|Betrag in Worten
vom|Datum
Rückgeld|Zurück
Bar|Gegeben`

const IT = `Fattura|Fattura di vendita
Nota di credito|Nota di accredito
Ricevuta;Scontrino|Documento commerciale
Numero fattura;Fattura n.;N. fattura|Numero documento;Fatt. n.
Nota di credito n.|Numero nota
Data fattura;Data|Data documento;Data emissione
Scadenza;Data scadenza|Pagamento entro
Ordine n.|Vs. ordine
DDT n.|Bolla n.
Cod. cliente|Codice cliente
Data consegna|Data DDT
Spett.le;Cliente|Intestatario
Destinazione|Luogo di consegna
Riga|Pos.
Codice|Cod. art.
Descrizione|Articolo;Prodotto
Quantità;Q.tà|Qta
UM|U.M.
Prezzo unitario;Prezzo|P. unitario
Sconto %|Sc.
IVA %;IVA|Aliquota
Importo|Totale;Importo netto
Imponibile;Totale imponibile|Totale netto;Totale merce
IVA;Imposta|Totale IVA;Totale imposta
Totale fattura;Totale;Totale documento|Totale da pagare;Netto a pagare
Spese di trasporto|Trasporto
Acconto|Già pagato
Saldo precedente|Partite precedenti
Saldo complessivo|Totale partite
Riporto|A riportare
Importo in lettere|In lettere
del|in data
Resto|Resto in contanti
Contanti|Importo pagato`

const NL = `Factuur|Verkoopfactuur
Creditnota;Creditfactuur|Creditering
Bon;Kassabon|Kwitantie
Factuurnummer;Factuurnr.|Factuur nr.;Documentnummer
Creditnotanummer|Creditnr.
Factuurdatum;Datum|Datum factuur
Vervaldatum|Uiterste betaaldatum;Te betalen voor
Ordernummer|Uw bestelling
Pakbonnummer|Pakbon
Klantnummer|Debiteurnr.
Leverdatum|Datum levering
Factuuradres;Klant|Aan
Afleveradres|Bezorgadres
Pos|Regel
Artikelnr.|Art. nr.
Omschrijving|Artikel;Product
Aantal|Hoeveelheid
Eenheid|Ehd
Prijs;Stukprijs|Prijs per stuk;Eenheidsprijs
Korting %|Krt.
BTW %;BTW|Btw-tarief
Bedrag;Totaal|Regelbedrag
Subtotaal;Totaal excl. BTW|Netto;Exclusief BTW
BTW;Totaal BTW|BTW-bedrag;Btw bedrag
Totaal;Totaalbedrag;Te betalen|Totaal incl. BTW;Factuurbedrag
Verzendkosten|Vracht
Aanbetaling|Reeds betaald
Vorig saldo|Oud saldo
Totaal openstaand|Saldo rekening
Transport|Over te brengen
Bedrag in woorden|Zegge
van|d.d.
Wisselgeld|Terug
Contant|Betaald`

export const INVOICE_WORDINGS = { en: EN, pt: PT, es: ES, fr: FR, de: DE, it: IT, nl: NL }
