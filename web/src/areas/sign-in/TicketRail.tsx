/** Orders on the rail of a pass: what a brigade looks at all evening. Decorative. */
export function TicketRail({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 560 300" fill="none" aria-hidden="true">
      <rect x="0" y="34" width="560" height="14" rx="7" fill="#14493a" />
      <rect x="0" y="34" width="560" height="5" rx="2.5" fill="#1d5c49" />
      <Ticket x={34} height={176} turn={-1.4} lines={[70, 46, 58, 40]} mark={1} />
      <Ticket x={168} height={228} turn={0.8} lines={[62, 74, 40, 66, 52, 34]} mark={3} done />
      <Ticket x={302} height={150} turn={-0.6} lines={[54, 70, 44]} mark={0} />
      <Ticket x={436} height={202} turn={1.6} lines={[66, 38, 60, 50, 42]} mark={2} />
    </svg>
  )
}

interface TicketProps {
  x: number
  height: number
  turn: number
  lines: number[]
  /** The line that is called out. */
  mark: number
  done?: boolean
}

function Ticket({ x, height, turn, lines, mark, done }: TicketProps) {
  const teeth = Array.from(
    { length: 8 },
    (_, tooth) => `l-6.5 ${tooth % 2 ? -6 : 6}l-6.5 ${tooth % 2 ? 6 : -6}`,
  )
  return (
    <g transform={`translate(${x} 28) rotate(${turn} 52 0)`}>
      <path d={`M0 0h104v${height}${teeth.join('')}Z`} fill="#f6f4ec" />
      <rect x="14" y="34" width="30" height="9" rx="4.5" fill="#0c3b2e" />
      <rect x="72" y="36" width="18" height="5" rx="2.5" fill="#b9c3bb" />
      {lines.map((width, line) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never change places
          key={line}
          x="14"
          y={60 + line * 20}
          width={width}
          height="6"
          rx="3"
          fill={line === mark ? '#e9a21b' : '#cdd4cd'}
        />
      ))}
      {done && (
        <path
          d={`M62 ${height - 26}l9 9 18-20`}
          stroke="#14664f"
          strokeWidth="5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </g>
  )
}
