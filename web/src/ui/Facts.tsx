import { Fragment, type ReactNode } from 'react'
import css from './Facts.module.css'

export type Fact = readonly [label: string, value: ReactNode]

interface FactsProps {
  facts: readonly Fact[]
  /** Several abreast, each under its name: across a page rather than beside it. */
  wide?: boolean
}

/** Name and value, line by line: the particulars of one thing. */
export function Facts({ facts, wide }: FactsProps) {
  const Pair = wide ? 'div' : Fragment
  return (
    <dl className={wide ? css.wide : css.facts}>
      {facts.map(([label, value]) => (
        <Pair key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Pair>
      ))}
    </dl>
  )
}
