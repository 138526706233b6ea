import { isMoneyText } from '../grammar/amount.ts'
import { normalise } from '../grammar/normalise.ts'
import type { Line } from '../lines/line.ts'

const BUCKET =
  /^(?:current|not (?:yet )?due|overdue|past due|a vencer|vencido|vencidos|corriente|no vencido|courant|non echu|echu|corrente|non scaduto|scaduto|a scadere|nicht fallig|fallig|uberfallig|niet vervallen|vervallen|vencidas|noch nicht fallig|nog niet vervallen|nao vencido)\b|^(?:over |more than |piu di |au dela de |superior a |acima de |mehr als |uber |mas de |mais de |plus de |oltre |meer dan |ate |hasta |bis |jusqu a |fino a |tot |de |da |a )?\d{1,3}(?: (?:a|to|bis|tot|al) | |\+)?\d{0,3} ?\+?(?: ?(?:days?|tage|dias|jours|giorni|dagen|dgn|d|j|t|gg))?(?: (?:and over|or more|y mas|e mais|et plus|e oltre|und mehr|overdue|past due|plus))?$/

/** Whether a line heads an ageing table (what is owed by age): such tables are checks, never entries. */
export function isAgeing(line: Line): boolean {
  const buckets = line.segments.filter((segment) => {
    if (segment.value || /[.,]\d{2}$/.test(segment.text)) return false
    const text = normalise(segment.text)
    return BUCKET.test(text) && /\d|[a-z]{4}/.test(text)
  })
  const has_words = buckets.some((segment) => /[a-z]{3}/i.test(segment.text))
  return has_words && buckets.length >= 3
}

/** Whether a line is one age of such a table printed as rows: a bucket, its figure and nothing else. */
export function isAge({ segments }: Line): boolean {
  const [head, figure] = segments
  if (segments.length !== 2 || !head || !figure || head.value) return false
  const text = normalise(head.text)
  return BUCKET.test(text) && /\d/.test(text) && /[a-z]/.test(text) && isMoneyText(figure.text)
}
