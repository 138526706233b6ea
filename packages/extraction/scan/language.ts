import type { OcrLanguage } from '#packages/ocr'

/** Words that stand on business papers and hardly in the other languages; without accents, which OCR may miss. */
const WORDS: Record<OcrLanguage, readonly string[]> = {
  eng: 'the of and to from date reference statement account invoice payment credit balance amount due description period opening closing total brought forward carried page street quantity price paid terms vat'.split(
    ' ',
  ),
  por: 'de do da dos das para data fatura nota valor saldo pagamento credito debito extrato conta emissao vencimento descricao quantidade preco cliente periodo anterior transportado numero rua imposto pagina'.split(
    ' ',
  ),
  spa: 'de del la el los para fecha factura importe saldo pago abono cargo extracto cuenta vencimiento descripcion cantidad precio cliente periodo anterior suma sigue numero calle impuesto pagina concepto referencia'.split(
    ' ',
  ),
  fra: 'de du la le les des pour date facture montant solde paiement avoir releve compte echeance designation quantite prix client periode reglement reporter numero rue taxe libelle debit tva'.split(
    ' ',
  ),
  deu: 'der die das und von bis datum rechnung betrag saldo zahlung gutschrift kontoauszug konto fallig bezeichnung menge preis kunde zeitraum ubertrag nummer strasse seite soll haben beleg summe mwst'.split(
    ' ',
  ),
}

const LANGUAGES = Object.keys(WORDS) as OcrLanguage[]
// So many telling words, and so much more of them than of the next language.
const MIN_WORDS = 3
const LEAD = 1.3

/** The language a text speaks most, of those that can be read; undefined when it does not tell. */
export function languageOf(text: string): OcrLanguage | undefined {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const words = plain.match(/[a-z]{2,}/g) ?? []
  const scores = LANGUAGES.map((language) => ({ language, score: scoreOf(words, language) }))
  scores.sort((a, b) => b.score - a.score)
  const [first, second] = scores
  return first!.score >= MIN_WORDS && first!.score >= second!.score * LEAD ? first!.language : undefined
}

/** A word that two languages share counts half for each. */
function scoreOf(words: readonly string[], language: OcrLanguage): number {
  let score = 0
  for (const word of words) {
    if (!WORDS[language].includes(word)) continue
    score += 1 / LANGUAGES.filter((other) => WORDS[other].includes(word)).length
  }
  return score
}
