import { useTranslation } from 'react-i18next'
import { formatPercent } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import css from './confidence.module.css'

/** From how much on a match is called so; the words say what a person should do with it. */
const levels = [
  { from: 0.95, bars: 4, word: 'certain' },
  { from: 0.85, bars: 3, word: 'likely' },
  { from: 0.7, bars: 2, word: 'probable' },
  { from: 0, bars: 1, word: 'doubtful' },
] as const

export const levelOf = (value: number) => levels.find(({ from }) => value >= from) ?? levels[3]

/** How sure the matching is: four small bars and a word; the figure for whoever points at it. */
export function Confidence({ value }: { value: number }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const { bars, word } = levelOf(value)
  return (
    <span className={css.confidence} title={formatPercent(value, locale, 0)}>
      <span className={css.meter} data-bars={bars} aria-hidden>
        <i />
        <i />
        <i />
        <i />
      </span>
      {t(`confidence.${word}`)}
    </span>
  )
}
