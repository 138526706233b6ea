import '@mantine/charts/styles.layer.css'
import '@mantine/core/styles/ColorSwatch.layer.css'
import { BarChart as MantineBars, LineChart as MantineLines } from '@mantine/charts'
import { MantineScope } from '../theme/MantineScope.tsx'
import type { ChartProps } from './Chart.tsx'

function drawing({ rows, by, series, format, height_px = 260 }: ChartProps) {
  return {
    h: height_px,
    data: rows,
    dataKey: by,
    series: series.map(({ name, label, color }, place) => ({
      name,
      label,
      color: `var(--chart-${color ?? (place % 5) + 1})`,
    })),
    valueFormatter: format,
    withLegend: series.length > 1,
    gridAxis: 'x' as const,
    tickLine: 'none' as const,
    gridColor: 'var(--chart-grid)',
    textColor: 'var(--ink-3)',
    strokeDasharray: '0',
    legendProps: { verticalAlign: 'top' as const, height: 36, itemSorter: null },
  }
}

export function Bars(props: ChartProps) {
  return (
    <MantineScope>
      <MantineBars
        {...drawing(props)}
        type={props.stacked ? 'stacked' : 'default'}
        maxBarWidth={36}
        barProps={{ radius: props.stacked ? 0 : [4, 4, 0, 0], isAnimationActive: false }}
      />
    </MantineScope>
  )
}

export function Lines(props: ChartProps) {
  return (
    <MantineScope>
      <MantineLines
        {...drawing(props)}
        curveType={props.steps ? 'stepAfter' : 'monotone'}
        strokeWidth={2}
        withDots={false}
        yAxisProps={props.close_up ? { domain: ['auto', 'auto'] } : undefined}
        lineProps={{ isAnimationActive: false }}
      />
    </MantineScope>
  )
}
