import { normalise } from '../grammar/normalise.ts'
import type { Line, Segment } from '../lines/line.ts'

const HEADING =
  /^(?:bill(?:ed)? to|sold to|ship(?:ped)? to|deliver(?:ed|y)? (?:to|address)|customer|client|account of|invoice to|statement (?:for|to)|attn|attention|to|cliente|sacado|destinatario|tomador|faturar a|facturar a|facturado a|datos del cliente|enviar a|adresse de (?:livraison|facturation)|facture a|destinataire|kunde|rechnungsempfanger|rechnungsadresse|lieferadresse|empfanger|an|spett le|spettabile|intestatario|destinatario|klant|factuuradres|afleveradres|aan|billing address|shipping address|bill to address|kontoinhaber)(?: address| adresse)?(?:\b|$)/
const BLOCK_LINES = 7

/** The segments of the block that names the customer: its heading and what stands below it without a gap. */
export function customerLines(lines: readonly Line[]): ReadonlySet<Segment> {
  const found = new Set<Segment>()
  for (const [index, line] of lines.entries()) {
    for (const heading of line.segments) {
      const words = normalise(heading.text)
      const match = HEADING.exec(words)
      const is_short = match !== null && (words === match[0] || heading.text.includes(':'))
      if (!is_short || /\b(?:no|number|nr|ref|code|id|nummer|numero|vat|tva|nif)\b/.test(words)) continue
      found.add(heading)
      for (const segment of line.segments) {
        if (/:\s*$/.test(heading.text) && segment.x0 > heading.x0) {
          found.add(segment)
          break
        }
      }
      addBlock(found, lines.slice(index + 1, index + 1 + BLOCK_LINES * 2), heading)
    }
  }
  return found
}

function addBlock(found: Set<Segment>, below: readonly Line[], heading: Segment): void {
  let bottom = heading.y1
  let count = 0
  for (const line of below) {
    const segment = line.segments.find(
      (candidate) => Math.abs(candidate.x0 - heading.x0) < heading.size * 1.5,
    )
    if (!segment) continue
    if (segment.y0 - bottom > heading.size * 1.6 || count >= BLOCK_LINES) return
    found.add(segment)
    bottom = segment.y1
    count += 1
  }
}
