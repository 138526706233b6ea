/** A4 in points. */
export const page = { width: 595.28, height: 841.89, margin: 50, bottom: 64 } as const
export const ink = {
  text: '#1a1a1a',
  faint: '#6b6b6b',
  rule: '#c9c9c9',
  accent: '#1f4e5f',
  band: '#eef3f5',
} as const
