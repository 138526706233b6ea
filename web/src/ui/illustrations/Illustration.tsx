import { type ReactNode, useEffect, useState } from 'react'
import type { drawings } from './drawings.tsx'

export type IllustrationName = keyof typeof drawings

/** A picture is seldom needed, and least when it cannot be fetched: without it its ground is there alone. */
export const bringDrawings = () =>
  import('./drawings.tsx').then(
    (file) => file.drawings as Record<IllustrationName, ReactNode>,
    () => undefined,
  )

export function Illustration({ name, width = 160 }: { name: IllustrationName; width?: number }) {
  const [drawn, setDrawn] = useState<Record<IllustrationName, ReactNode>>()
  useEffect(() => void bringDrawings().then(setDrawn), [])
  return (
    <svg viewBox="0 0 160 112" width={width} height={width * 0.7} fill="none" aria-hidden="true">
      <ellipse cx="80" cy="60" rx="62" ry="48" fill="var(--brand-soft)" />
      <path d="M26 97h108" stroke="var(--line-strong)" strokeWidth="1.5" strokeLinecap="round" />
      {drawn?.[name]}
    </svg>
  )
}
