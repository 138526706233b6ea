import { describe, expect, it } from 'vitest'
import { initials } from './Avatar.tsx'
import { fileProblem } from './accepted-files.ts'
import { sparkPoints } from './charts/Sparkline.tsx'
import { passwordScore } from './fields/password-strength.ts'
import { nextSort, withPhonePlaces } from './table/column.ts'
import { fill } from './words.ts'

describe('tables', () => {
  it('a column sorts up, then down, then not', () => {
    expect(nextSort('name', undefined)).toBe('name')
    expect(nextSort('name', 'name')).toBe('-name')
    expect(nextSort('name', '-name')).toBeUndefined()
    expect(nextSort('name', '-date')).toBe('name')
  })

  it("the first column is a card's title unless another says so", () => {
    const column = (id: string, phone?: 'title' | 'corner') => ({ id, header: id, cell: () => null, phone })
    const places = (...columns: ReturnType<typeof column>[]) =>
      withPhonePlaces(columns).map(({ phone }) => phone)
    expect(places(column('a'), column('b'), column('c', 'corner'))).toEqual(['title', 'line', 'corner'])
    expect(places(column('a'), column('b', 'title'))).toEqual(['line', 'title'])
  })
})

describe('files', () => {
  const rule = { accept: '.pdf,image/*', max_bytes: 10 }
  it.each([
    [{ name: 'A.PDF', type: '', size: 10 }, undefined],
    [{ name: 'photo', type: 'image/jpeg', size: 1 }, undefined],
    [{ name: 'a.pdf', type: 'application/pdf', size: 11 }, 'file_too_large'],
    [{ name: 'a.exe', type: '', size: 1 }, 'file_wrong_type'],
  ])('%o', (file, problem) => {
    expect(fileProblem(file, rule)).toBe(problem)
  })
})

it.each([
  ['', 0],
  ['abc', 1],
  ['abcdefgH', 2],
  ['Salmon-7', 3],
  ['Correct-Horse-7-Battery', 4],
])('the password %s scores %d', (text, score) => {
  expect(passwordScore(text)).toBe(score)
})

it('initials are of the first and the last word', () => {
  expect(initials('Olivia van Owner')).toBe('OO')
  expect(initials('élodie')).toBe('É')
  expect(initials(' ')).toBe('')
})

it('a spark runs from low at the bottom to high at the top', () => {
  expect(sparkPoints([1, 3, 2], 10, 20)).toBe('0.0,20.0 5.0,0.0 10.0,10.0')
  expect(sparkPoints([2, 2], 10, 20)).toBe('0.0,20.0 10.0,20.0')
})

it('words keep places nobody fills', () => {
  expect(fill('{shown} of {total}', { shown: 1 })).toBe('1 of {total}')
})
