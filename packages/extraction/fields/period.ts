import { type DateOrder, isoDay } from '../grammar/date.ts'
import { type FoundDate, findDates } from '../grammar/find-dates.ts'
import { normalise } from '../grammar/normalise.ts'
import { type Line, lineText } from '../lines/line.ts'
import { type Printed, within } from '../lines/printed.ts'
import { shownValue } from './beside.ts'

/** `printed` is where its days stand. */
export type Period = {
  from: string | null
  to: string | null
  printed: { from: Printed | null; to: Printed | null }
}

const JOIN =
  /^\s*(?:-|–|—|to|until|through|thru|bis|au|a|à|al|ao|até|hasta|t\/m|tot|e|and|y|und|et|\/)\s*(?:the|el|il|o|le)?\s*$/i
const NAME =
  /\b(?:period|periodo|periode|zeitraum|abrechnungszeitraum|statement|from|vom|von|du|de|del|dal|desde|van|between|entre|kontoauszug|extrato|extracto|releve|estratto|movimenti|movimientos|movimentos|transactions)\b/
const AS_OF =
  /\b(?:statement date|as (?:at|of)|date of statement|statement (?:as )?(?:at|of)|auszugsdatum|stand|zum|per|datum|data do extrato|data de emissao|emitido em|data|fecha del extracto|fecha|date du releve|date|arrete au|situation au|en date du|data estratto|al|datum overzicht|per datum|closing date|date)\b/

/** The period a statement names (`from 1 May to 31 May`), else its own date as the end. */
export function findPeriod(lines: readonly Line[], order: DateOrder): Period {
  let as_of: { iso: string; printed: Printed } | null = null
  for (const line of lines) {
    const text = line.segments.map(shownValue).join(' ')
    const dates = findDates(text)
    const words = normalise(lineText(line))
    for (let index = 0; index + 1 < dates.length; index += 1) {
      const [first, second] = [dates[index]!, dates[index + 1]!]
      if (!JOIN.test(text.slice(first.end, second.start)) || !NAME.test(words)) continue
      const [from, to] = [isoDay(first.shape, order, null), isoDay(second.shape, order, null)]
      if (!from || !to || from > to) continue
      return { from, to, printed: { from: placed(line, text, first), to: placed(line, text, second) } }
    }
    if (!as_of && dates.length > 0 && AS_OF.test(words) && line.segments.length <= 4) {
      const last = dates.at(-1)!
      const iso = isoDay(last.shape, order, null)
      if (iso) as_of = { iso, printed: placed(line, text, last) }
    }
  }
  return { from: null, to: as_of?.iso ?? null, printed: { from: null, to: as_of?.printed ?? null } }
}

/** Where a day of a line stands: in the segment that holds it, else anywhere on the line. */
function placed(line: Line, text: string, { start, end }: FoundDate): Printed {
  const day = text.slice(start, end)
  const segment = line.segments.find((one) => shownValue(one).includes(day))
  return { text: day, page: line.page, segments: segment ? [within(segment, day)] : line.segments }
}
