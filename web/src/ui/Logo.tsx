interface LogoProps {
  /** Pixels. */
  size?: number
}

/** A “B” laid on its back is a chef's toque: two bowls for the crown, the stem for the band. */
export function LogoMark({ size = 28 }: LogoProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#efb443" />
      <path
        d="M7 19.5v-4.3a4.7 4.7 0 0 1 4.7-4.7c1.5 0 2.8.6 3.7 1.6a5.3 5.3 0 0 1 9.6 3.1v4.3Z"
        fill="#0c3b2e"
      />
      <rect x="7" y="21.5" width="18" height="3.5" rx="1.2" fill="#0c3b2e" />
    </svg>
  )
}

export function Logo({ size = 28 }: LogoProps) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: size * 0.36 }}>
      <LogoMark size={size} />
      <span style={{ fontSize: size * 0.64, fontWeight: 680, letterSpacing: '-0.03em' }}>Brigade</span>
    </span>
  )
}
