import { describe, expect, it } from 'vitest'
import { findChoices, stepTo } from './choice-search.ts'

const zones = [
  { value: 'a', label: 'América/São Paulo' },
  { value: 'b', label: 'Europe/Dublin', disabled: true },
  { value: 'c', label: 'Europe/Madrid' },
]

describe('findChoices', () => {
  it('finds without accents and capitals, anywhere in the label', () => {
    expect(findChoices(zones, ' sao p').map(({ value }) => value)).toEqual(['a'])
    expect(findChoices(zones, 'EUROPE').map(({ value }) => value)).toEqual(['b', 'c'])
    expect(findChoices(zones, '')).toHaveLength(3)
  })
})

describe('stepTo', () => {
  it('goes round, and past what cannot be chosen', () => {
    expect(stepTo(zones, -1, 1)).toBe('a')
    expect(stepTo(zones, 0, 1)).toBe('c')
    expect(stepTo(zones, 2, 1)).toBe('a')
    expect(stepTo(zones, -1, -1)).toBe('c')
    expect(stepTo(zones, 0, -1)).toBe('c')
    expect(stepTo(zones, 2, -1)).toBe('a')
  })

  it('finds nothing where nothing can be chosen', () => {
    expect(stepTo([], -1, 1)).toBeNull()
    expect(stepTo([zones[1]!], 0, 1)).toBeNull()
  })
})
