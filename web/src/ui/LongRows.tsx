import { memo, type ReactNode, useEffect, useRef } from 'react'
import { useNear } from './use-near.ts'

/** So many rows come and go together, where they are light. */
const BLOCK = 40

interface LongRowsProps {
  count: number
  /** One row; must stay the same function as long as its rows stay the same. */
  row: (index: number) => ReactNode
  /** How high a row is before it was seen. */
  estimate_px: number
  /** A row that must be there although it is far: to be scrolled to. */
  reveal?: number | undefined
  /** How many come and go together: fewer of those with much in them, so that none is waited for. */
  block?: number
}

/** Thousands of rows of any height, of which only those near what is seen are drawn. */
export function LongRows({ count, row, estimate_px, reveal, block = BLOCK }: LongRowsProps) {
  const blocks = Math.ceil(count / block)
  return Array.from({ length: blocks }, (_, place) => {
    const from = place * block
    const to = Math.min(count, from + block)
    const is_needed = reveal !== undefined && reveal >= from && reveal < to
    return <Block key={from} {...{ from, to, row, estimate_px, is_needed }} />
  })
}

interface BlockProps extends Pick<LongRowsProps, 'row' | 'estimate_px'> {
  from: number
  to: number
  is_needed: boolean
}

const Block = memo(function Block({ from, to, row, estimate_px, is_needed }: BlockProps) {
  const element = useRef<HTMLDivElement>(null)
  const height_px = useRef<number>(undefined)
  const near = useNear(element, '900px 0px')
  // The first is seen at once: nobody waits for an observer.
  const is_drawn = near || is_needed || from === 0
  useEffect(() => {
    if (!is_drawn || !element.current) return
    const observer = new ResizeObserver(([entry]) => {
      height_px.current = entry!.contentRect.height
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [is_drawn])
  return (
    <div
      ref={element}
      role="presentation"
      style={is_drawn ? undefined : { height: height_px.current ?? (to - from) * estimate_px }}
    >
      {is_drawn && Array.from({ length: to - from }, (_, place) => row(from + place))}
    </div>
  )
})
