import { lazy, Suspense } from 'react'
import { Skeleton } from '../Skeleton.tsx'

export interface Series {
  /** Field of the rows. */
  name: string
  label: string
  /** The first five of the theme's chart colours; by order unless given. */
  color?: 1 | 2 | 3 | 4 | 5
}

export interface ChartProps {
  /** Read aloud: what is drawn, and its gist. */
  label: string
  rows: Record<string, string | number | null>[]
  /** Field on the horizontal axis. */
  by: string
  series: readonly Series[]
  /** Writes a value of the vertical axis and the tooltip. */
  format: (value: number) => string
  height_px?: number
  stacked?: boolean
  /** A value holds until the next, as prices do: nothing is drawn between them. */
  steps?: boolean
  /** The vertical axis begins near the lowest value rather than at zero: where small changes matter. */
  close_up?: boolean
}

const Bars = lazy(() => import('./MantineCharts.tsx').then((charts) => ({ default: charts.Bars })))
const Lines = lazy(() => import('./MantineCharts.tsx').then((charts) => ({ default: charts.Lines })))

/** Bars for amounts per day, place or kind. Loaded when first shown. */
export function BarChart(props: ChartProps) {
  return (
    <figure aria-label={props.label}>
      <Suspense fallback={<Skeleton height={props.height_px ?? 260} />}>
        <Bars {...props} />
      </Suspense>
    </figure>
  )
}

/** Lines for what changes over time. Loaded when first shown. */
export function LineChart(props: ChartProps) {
  return (
    <figure aria-label={props.label}>
      <Suspense fallback={<Skeleton height={props.height_px ?? 260} />}>
        <Lines {...props} />
      </Suspense>
    </figure>
  )
}
