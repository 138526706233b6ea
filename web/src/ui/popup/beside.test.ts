import { describe, expect, it } from 'vitest'
import { beside } from './beside.ts'

const room = { width: 320, height: 640 }
const popup = { width: 200, height: 150 }
const button = { left: 100, top: 100, width: 40, height: 40 }

describe('beside', () => {
  it('stands below, its edge on that of its anchor', () => {
    expect(beside({ ...button, left: 40 }, popup, room, 'bottom-start', 6)).toEqual({
      left: 40,
      top: 146,
      max_height: 640 - 146 - 8,
    })
    expect(beside({ ...button, left: 260 }, popup, room, 'bottom-end', 6)).toMatchObject({
      left: 100,
      top: 146,
    })
  })

  it('goes above where there is more room, and back below', () => {
    const { top, max_height } = beside({ ...button, top: 560 }, popup, room, 'bottom-start', 6)
    expect([top, max_height]).toEqual([560 - 6 - 150, 560 - 6 - 8])
    expect(beside({ ...button, top: 20 }, popup, room, 'top-start', 6).top).toBe(20 + 40 + 6)
  })

  it('is cut short rather than over what it belongs to', () => {
    const tall = { ...popup, height: 630 }
    expect(beside({ ...button, top: 20 }, tall, room, 'bottom-start', 6)).toMatchObject({
      top: 66,
      max_height: 640 - 66 - 8,
    })
    expect(beside({ ...button, top: 580 }, tall, room, 'bottom-start', 6)).toMatchObject({
      top: 8,
      max_height: 580 - 6 - 8,
    })
  })

  it('never leaves the window sideways', () => {
    expect(beside({ ...button, left: 290 }, popup, room, 'bottom-start', 6).left).toBe(112)
    expect(beside({ ...button, left: 0 }, popup, room, 'bottom-end', 6).left).toBe(8)
  })

  it('stands at the right, or at the left where the window ends', () => {
    const wide = { width: 800, height: 640 }
    const low = { ...button, top: 300 }
    expect(beside(low, popup, wide, 'right-end', 6)).toMatchObject({ left: 146, top: 190 })
    expect(beside({ ...low, left: 700 }, popup, wide, 'right-end', 6).left).toBe(494)
  })
})
