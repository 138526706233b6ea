import type { TFunction } from 'i18next'
import { formatMoney } from '../../ui/format.ts'
import type { DraftSummary, Problem } from './queries.ts'

/** A problem as a sentence in the person's language. */
export function problemText(
  { code, params }: Problem,
  { currency }: Pick<DraftSummary, 'currency'>,
  t: TFunction,
  locale: string,
) {
  const money = (value: unknown) =>
    typeof value === 'number' && currency
      ? formatMoney(Math.abs(value), locale, currency)
      : String(value ?? '')
  const { total, lines, difference, ...rest } = params
  return t(`problems.${code}`, {
    ...rest,
    total: money(total),
    lines: money(lines),
    difference: money(difference),
  })
}

const tones = { blocks: 'danger', confirm: 'warning', warns: 'neutral' } as const
export const toneOf = ({ severity, code }: Problem) =>
  severity === 'warns' && /duplicate|price|unproven/.test(code) ? 'warning' : tones[severity]

/** Nothing to fill in, to confirm, or to look at. */
export const isClean = ({ is_ready, problems }: Pick<DraftSummary, 'is_ready' | 'problems'>) =>
  is_ready && problems.length === 0
