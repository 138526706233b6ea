import { describe, expect, it } from 'vitest'
import { clampZoom, nextZoom, pageAt, pictureWidth, scrollToSee, shareOf } from './paper-geometry.ts'

const a4 = { number: 1, width: 600, height: 800 }

describe('A place on a page', () => {
  it('is a share of the page with a little air around it', () => {
    const place = shareOf([60, 80, 120, 100], a4)!
    expect(place.left).toBeCloseTo(0.096)
    expect(place.top).toBeCloseTo(0.097)
    expect(place.left + place.width).toBeCloseTo(0.204)
    expect(place.top + place.height).toBeCloseTo(0.128)
  })

  it('stays on the page, and is none where there is nothing of it there', () => {
    const place = shareOf([-10, -10, 900, 900], a4)!
    expect(place).toEqual({ left: 0, top: 0, width: 1, height: 1 })
    expect(shareOf([700, 10, 800, 20], a4)).toBeUndefined()
    expect(shareOf([20, 30, 10, 40], a4)).toBeUndefined()
    expect(shareOf([0, Number.NaN, 10, 40], a4)).toBeUndefined()
  })
})

describe('Zoom', () => {
  it('goes in steps from wherever it is, and ends', () => {
    expect(nextZoom(1, 1)).toBe(1.25)
    expect(nextZoom(1.1, -1)).toBe(1)
    expect(nextZoom(4, 1)).toBe(4)
    expect(nextZoom(0.5, -1)).toBe(0.5)
    expect(clampZoom(17)).toBe(4)
    expect(clampZoom(0.1)).toBe(0.5)
  })

  it('asks for pictures in few widths', () => {
    expect(pictureWidth(320, 1)).toBe(400)
    expect(pictureWidth(430, 1)).toBe(400)
    expect(pictureWidth(500, 2)).toBe(1200)
    expect(pictureWidth(3000, 3)).toBe(2000)
  })
})

describe('Where one is', () => {
  it('is the page across the middle', () => {
    const tops = [0, 800, 1600]
    expect(pageAt(tops, 0)).toBe(1)
    expect(pageAt(tops, 799)).toBe(1)
    expect(pageAt(tops, 801)).toBe(2)
    expect(pageAt(tops, 9000)).toBe(3)
  })

  it('moves only for what is out of sight', () => {
    const seen = { start: 100, length: 400 }
    expect(scrollToSee({ start: 200, end: 220 }, seen)).toBeUndefined()
    expect(scrollToSee({ start: 700, end: 720 }, seen)).toBe(510)
    expect(scrollToSee({ start: 90, end: 110 }, seen)).toBe(0)
    expect(scrollToSee({ start: 700, end: 1300 }, seen)).toBe(652)
  })
})
