import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function variables(scheme: 'light' | 'dark'): Record<string, string> {
  const from = css.indexOf(`:root[data-mantine-color-scheme='${scheme}']`)
  const block = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  )
}

/** Relative luminance of WCAG 2.1. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['canvas', 'surface', 'sunken', 'raised']
const texts: [text: string, on: string[]][] = [
  ...['ink', 'ink-2', 'ink-3', 'brand-text', 'danger-text', 'success-text'].map(
    (text): [string, string[]] => [text, surfaces],
  ),
  ...['brand', 'accent', 'success', 'warning', 'danger', 'info'].map((tone): [string, string[]] => [
    `${tone}-text`,
    [`${tone}-soft`],
  ]),
  ['ink', ['danger-soft', 'warning-soft', 'info-soft', 'success-soft', 'brand-soft']],
  ['ink-2', ['neutral-soft']],
  ['brand-ink', ['brand', 'brand-hover']],
  ['frame-text', ['frame', 'frame-raised']],
  ['frame-muted', ['frame']],
]

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const value = variables(scheme)

  it.each(texts.flatMap(([text, on]) => on.map((surface) => [text, surface])))(
    '%s reads on %s',
    (text, surface) => {
      expect(contrast(value[text!]!, value[surface!]!)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(surfaces.map((surface) => [surface]))('controls and the focus ring stand out on %s', (surface) => {
    expect(contrast(value['line-control']!, value[surface]!)).toBeGreaterThanOrEqual(3)
    expect(contrast(value.ring!, value[surface]!)).toBeGreaterThanOrEqual(3)
  })

  it('the white of a danger button reads', () => {
    expect(contrast('#ffffff', value.danger!)).toBeGreaterThanOrEqual(4.5)
  })
})
