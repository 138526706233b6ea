import { normalise } from '../grammar/normalise.ts'

const SITE =
  /^(?:delivery (?:to|address|site|location|point)|deliver(?:ed)? to|ship(?:ped)? to|site|branch|store|outlet|restaurant|location|sub ?account|account name|loja|filial|unidade|local de entrega|tienda|local|centro|lugar de entrega|punto de entrega|lieu de livraison|livraison|etablissement|magasin|point de vente|filiale|lieferort|lieferadresse|betriebsstatte|betrieb|markt|lieferstelle|punto vendita|sede|destinazione|luogo di consegna|ristorante|restaurante|vestiging|afleveradres|locatie|leveradres)\b/

/** The restaurant or sub-account a heading names (`Site: Riverside`); undefined for any other text. */
export function siteNamed(text: string): string | undefined {
  if (text.length > 90 || !SITE.test(normalise(text))) return undefined
  const after = /^[^:–-]{3,30}\s*[:–-]\s*(?<name>\S.*)$/.exec(text)?.groups?.name ?? afterLabel(text)
  return after && /\p{L}{2}|\d/u.test(after) ? after.trim() : undefined
}

/** `Filiale Hauptbahnhof`: what follows the first word. */
function afterLabel(text: string): string | undefined {
  const words = text.trim().split(/\s+/)
  return words.length > 1 && words.length <= 6 ? words.slice(1).join(' ') : undefined
}

/** Whether a text names a currency and nothing else: `USD`, `Currency: EUR`. */
export const isCurrency = (text: string): boolean =>
  /^(?:(?:currency|moeda|moneda|divisa|devise|währung|waehrung|valuta|munt)\s*[:-]?\s*)?(?:EUR|USD|GBP|BRL|CHF|JPY|CAD|AUD|PLN|SEK|DKK|NOK|CZK|INR|MXN)$/i.test(
    text.trim(),
  )
