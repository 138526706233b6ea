import { describe, expect, it } from 'vitest'
import { fitted, smallerPicture } from './smaller-picture.ts'

describe('A photograph on its way', () => {
  it('is made to fit, whichever side is long', () => {
    expect(fitted(6000, 4000)).toEqual({ width: 3000, height: 2000 })
    expect(fitted(3024, 4032)).toEqual({ width: 2250, height: 3000 })
    expect(fitted(30_000, 2)).toEqual({ width: 3000, height: 1 })
    expect(fitted(3000, 2000)).toBeUndefined()
  })

  it('is left alone when it is no picture', async () => {
    const file = new File(['%PDF-'], 'a.pdf', { type: 'application/pdf' })
    expect(await smallerPicture(file)).toBe(file)
  })
})
