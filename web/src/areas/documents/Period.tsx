import { DateText } from '../../ui/Figures.tsx'

/** First to last day of what a document covers. */
export function Period({ from, to }: { from: string | null; to: string | null }) {
  if (!from || !to || from === to) return <DateText value={from ?? to} />
  return (
    <span>
      <DateText value={from} as={from.slice(0, 4) === to.slice(0, 4) ? 'day_short' : 'day'} />
      {' – '}
      <DateText value={to} />
    </span>
  )
}
