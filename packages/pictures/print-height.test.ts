import { expect, it } from 'vitest'
import { blank } from './grey.ts'
import { printHeight } from './print-height.ts'

/** Rows of strokes of a height, one every thirty pixels, with a speck between each two. */
function rows(heights: readonly number[]) {
  const page = blank(400, heights.length * 30 + 30)
  for (const [index, height] of heights.entries()) {
    const top = 20 + index * 30
    for (let y = top; y < top + height; y += 1)
      for (let x = 20; x < 380; x += 8) page.data.fill(0, y * 400 + x, y * 400 + x + 3)
    page.data[(top - 5) * 400 + 50] = 0
  }
  return page
}

it('is that of capitals: most rows have letters below the line, some have none', () => {
  expect(printHeight(rows([18, 18, 23, 23, 23, 23]))).toBe(18)
})

it('is not told by one small line, nor by specks', () => {
  expect(printHeight(rows([9, 20, 20, 20, 20, 20]))).toBe(20)
  expect(printHeight(rows([]))).toBeUndefined()
})
