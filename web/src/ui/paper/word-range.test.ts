import { describe, expect, it } from 'vitest'
import { inOrder, moveTo, nearestWord, type PaperWord } from './word-range.ts'

const word = (text: string, line: number, x: number): PaperWord => ({
  ...{ text, line },
  box: [x, line * 20, x + 30, line * 20 + 10],
})
const words = [
  word('Invoice', 0, 0),
  word('A-1', 0, 200),
  word('Total', 1, 0),
  word('EUR', 1, 120),
  word('9.50', 1, 210),
]

describe('words of a page', () => {
  it('are gone through by arrows: along the line, and to what stands above or below', () => {
    expect(moveTo(words, 0, 'ArrowRight')).toBe(1)
    expect(moveTo(words, 0, 'ArrowLeft')).toBe(0)
    expect(moveTo(words, 1, 'ArrowDown')).toBe(4)
    expect(moveTo(words, 3, 'ArrowUp')).toBe(1)
    expect(moveTo(words, 4, 'ArrowDown')).toBe(4)
    expect([moveTo(words, 2, 'Home'), moveTo(words, 2, 'End')]).toEqual([0, 4])
    expect(moveTo(words, 2, 'x')).toBeUndefined()
  })

  it('are taken from one to another in either direction', () => {
    expect(inOrder({ from: 3, to: 1 })).toEqual([1, 4])
  })

  it('begin at what is looked at', () => {
    expect(nearestWord(words, [205, 20, 230, 30])).toBe(4)
    expect(nearestWord(words, undefined)).toBe(0)
  })
})
