import { expect, it } from 'vitest'
import { speckShare, withoutGrain } from './grain.ts'
import { blank, type GreyPicture } from './grey.ts'
import { evenLight, plainPaper } from './light.ts'
import { worn } from './testing/worn.ts'

/** Rows of strokes three pixels thick, as print of 8 points is at 200 dpi. */
function print(): GreyPicture {
  const page = blank(600, 600)
  for (let row = 40; row < 560; row += 30) {
    for (let x = 40; x < 560; x += 9) {
      for (let y = row; y < row + 14; y += 1) page.data.fill(20, y * 600 + x, y * 600 + x + 3)
    }
  }
  return page
}

const inkOf = ({ data }: GreyPicture) => data.filter((grey) => grey < 128).length

it('leaves calm paper as sharp as it was', () => {
  const page = evenLight(worn(print(), { seed: 1, noise: 8 }))
  expect(withoutGrain(page).data).toEqual(plainPaper(page).data)
})

it('smooths paper that would be full of specks, and keeps the strokes', () => {
  const page = evenLight(worn(print(), { seed: 2, noise: 45, light: 0.6 }))
  expect(speckShare(plainPaper(page))).toBeGreaterThan(0.002)
  const calm = withoutGrain(page)
  expect(speckShare(calm)).toBeLessThan(0.002)
  expect(inkOf(calm) / inkOf(print())).toBeGreaterThan(0.75)
  expect(inkOf(calm) / inkOf(print())).toBeLessThan(1.25)
})

it('has nothing to say of a picture without an inside', () => {
  expect(speckShare(blank(2, 2))).toBe(0)
  expect(withoutGrain(blank(1, 1)).data).toEqual(blank(1, 1).data)
})
