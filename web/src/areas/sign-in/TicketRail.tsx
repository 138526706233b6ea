/** Orders on the rail of a pass: what a brigade looks at all evening. Decorative. */
export function TicketRail({ className }: { className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 600 330"
      preserveAspectRatio="xMidYMin slice"
      fill="none"
      aria-hidden="true"
    >
      <Ticket x={-34} height={196} turn={-0.8} lines={[58, 70, 44, 60]} mark={3} />
      <Ticket x={92} height={168} turn={1.2} lines={[70, 46, 58]} mark={1} />
      <Ticket x={218} height={256} turn={-1} lines={[62, 74, 40, 66, 52, 34, 58]} mark={4} done />
      <Ticket x={344} height={186} turn={0.7} lines={[54, 70, 44, 62]} mark={0} />
      <Ticket x={470} height={222} turn={-0.5} lines={[66, 38, 60, 50, 42]} mark={2} />
      <rect x="-60" y="14" width="720" height="22" fill="#09291f" />
      <rect x="-60" y="14" width="720" height="18" fill="#1a5845" />
      <rect x="-60" y="14" width="720" height="5" fill="#2a705a" />
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

const WIDTH = 108
const TEETH = 9

function Ticket({ x, height, turn, lines, mark, done }: TicketProps) {
  const tooth = WIDTH / TEETH / 2
  const edge = Array.from({ length: TEETH }, () => `l${-tooth} -5l${-tooth} 5`).join('')
  return (
    <g transform={`translate(${x} 24) rotate(${turn} ${WIDTH / 2} 0)`}>
      <path d={`M5 5h${WIDTH}v${height}${edge}Z`} fill="#08271d" opacity="0.55" />
      <path d={`M0 0h${WIDTH}v${height}${edge}Z`} fill="#f7f5ee" />
      <rect x="14" y="30" width="34" height="10" rx="3" fill="#0c3b2e" />
      <rect x="72" y="32" width="22" height="6" rx="3" fill="#c3ccc4" />
      <path d="M14 52h80" stroke="#cfd6cf" strokeWidth="1.5" strokeDasharray="3 4" />
      {lines.map((width, line) => (
        <g key={width}>
          <rect
            x="14"
            y={66 + line * 21}
            width="7"
            height="7"
            rx="2"
            fill={line === mark ? '#e9a21b' : '#c3ccc4'}
          />
          <rect
            x="27"
            y={66.5 + line * 21}
            width={width * 0.9}
            height="6"
            rx="3"
            fill={line === mark ? '#e9a21b' : '#d3d9d3'}
          />
        </g>
      ))}
      {done && (
        <path
          d={`M64 ${height - 28}l9 9 17-20`}
          stroke="#14664f"
          strokeWidth="5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </g>
  )
}
