import { type DateOrder, isoDay } from '../grammar/date.ts'
import { findDates } from '../grammar/find-dates.ts'
import { normalise } from '../grammar/normalise.ts'
import { type Line, lineText } from '../lines/line.ts'
import { shownValue } from './beside.ts'

export type Period = { from: string | null; to: string | null }

const JOIN =
  /^\s*(?:-|–|—|to|until|through|thru|bis|au|a|à|al|ao|até|hasta|t\/m|tot|e|and|y|und|et|\/)\s*(?:the|el|il|o|le)?\s*$/i
const NAME =
  /\b(?:period|periodo|periode|zeitraum|abrechnungszeitraum|statement|from|vom|von|du|de|del|dal|desde|van|between|entre|kontoauszug|extrato|extracto|releve|estratto|movimenti|movimientos|movimentos|transactions)\b/
const AS_OF =
  /\b(?:statement date|as (?:at|of)|date of statement|statement (?:as )?(?:at|of)|auszugsdatum|stand|zum|per|datum|data do extrato|data de emissao|emitido em|data|fecha del extracto|fecha|date du releve|date|arrete au|situation au|en date du|data estratto|al|datum overzicht|per datum|closing date|date)\b/

/** The period a statement names (`from 1 May to 31 May`), else its own date as the end. */
export function findPeriod(lines: readonly Line[], order: DateOrder): Period {
  let as_of: string | null = null
  for (const line of lines) {
    const text = line.segments.map(shownValue).join(' ')
    const dates = findDates(text)
    const words = normalise(lineText(line))
    for (let index = 0; index + 1 < dates.length; index += 1) {
      const [first, second] = [dates[index]!, dates[index + 1]!]
      if (!JOIN.test(text.slice(first.end, second.start)) || !NAME.test(words)) continue
      const [from, to] = [isoDay(first.shape, order, null), isoDay(second.shape, order, null)]
      if (from && to && from <= to) return { from, to }
    }
    if (!as_of && dates.length > 0 && AS_OF.test(words) && line.segments.length <= 4) {
      as_of = isoDay(dates.at(-1)!.shape, order, null)
    }
  }
  return { from: null, to: as_of }
}
