interface SparklineProps {
  values: readonly number[]
  /** Read aloud: what it shows and where it goes. */
  label: string
  width?: number
  height?: number
  tone?: 'brand' | 'success' | 'danger' | 'warning'
}

/** Points of a polyline in a box of w × h, the largest value at the top. */
export function sparkPoints(values: readonly number[], width: number, height: number): string {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const step = width / Math.max(values.length - 1, 1)
  return values
    .map(
      (value, place) =>
        `${(place * step).toFixed(1)},${(height - ((value - low) / span) * height).toFixed(1)}`,
    )
    .join(' ')
}

/** A trend beside a figure; nothing is drawn for fewer than two values. */
export function Sparkline({ values, label, width = 88, height = 28, tone = 'brand' }: SparklineProps) {
  if (values.length < 2) return null
  const points = sparkPoints(values, width - 6, height - 8)
  const [x, y] = points.split(' ').at(-1)!.split(',')
  const color = tone === 'brand' ? 'var(--chart-1)' : `var(--${tone})`
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`-3 -4 ${width} ${height}`}>
      <polygon points={`0,${height - 4} ${points} ${width - 6},${height - 4}`} fill={color} opacity={0.1} />
      <polyline
        points={points}
        fill="none"
        stroke={color}
        strokeWidth={1.75}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x} cy={y} r={2.5} fill={color} />
    </svg>
  )
}
