import type { ItemClass } from '../queries.ts'
import css from './join.module.css'

interface LinksProps {
  /** How many lines of the statement, how many entries of the books. */
  left: number
  right: number
  status: ItemClass
}

/** Middle of the nth of several boxes, in percent of their common height. */
const middle = (place: number, count: number) => ((place + 0.5) / count) * 100

/** Curves from each line of the statement to each entry of the books; an open end where one side has none. */
export function Links({ left, right, status }: LinksProps) {
  const curves: string[] = []
  for (let from = 0; from < Math.max(1, left); from++)
    for (let to = 0; to < Math.max(1, right); to++) {
      const [y0, y1] = [middle(from, Math.max(1, left)), middle(to, Math.max(1, right))]
      curves.push(`M0 ${y0}C50 ${y0} 50 ${y1} 100 ${y1}`)
    }
  return (
    <svg
      className={css.links}
      data-class={status}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      {curves.map((curve) => (
        <path key={curve} d={curve} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
}
