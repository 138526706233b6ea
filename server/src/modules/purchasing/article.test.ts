import { describe, expect, it } from 'vitest'
import { articleOf } from './article.ts'
import { packOf } from './pack.ts'
import { resemblance, trigramsOf } from './resemblance.ts'

describe('an article', () => {
  it('is known by its number however that is printed', () => {
    const known = articleOf({ code: 'AB-0012', description: 'Flour', unit: 'bag' })
    expect(articleOf({ code: 'ab 0012', description: 'Wheat flour', unit: null })).toBe(known)
    expect(articleOf({ code: 'AB-0013', description: 'Flour', unit: 'bag' })).not.toBe(known)
  })

  it('is known by its words and unit where it has no number', () => {
    const known = articleOf({ code: null, description: 'Açúcar refinado, 10 kg', unit: 'Saco' })
    expect(known).toBe('d:acucar refinado 10 kg|saco')
    expect(articleOf({ code: ' - ', description: 'ACUCAR  REFINADO 10 KG.', unit: 'saco' })).toBe(known)
    expect(articleOf({ code: null, description: 'Açúcar refinado, 10 kg', unit: 'kg' })).not.toBe(known)
    const [one, other] = ['1,5 l', '15 l'].map((size) =>
      articleOf({ code: null, description: `Milk ${size}`, unit: null }),
    )
    expect(one).not.toBe(other)
  })
})

describe('a pack', () => {
  it.each([
    ['Strong white flour 25 kg', 'bag', 'kg', 25],
    ['Whole milk 2 l', 'bottle', 'ml', 2_000],
    ['Crisps 12 x 1.5 kg', 'case', 'kg', 18],
    ['Tomates 6x400g', 'caja', 'kg', 2.4],
    ['Óleo 0,75 l', null, 'l', 0.75],
    ['Salmon fillet', 'KG', 'kg', 1],
    ['Saffron', 'g', 'kg', 0.001],
    ['Eggs, 180', 'tray', 'tray', 1],
  ])('%s by the %s holds %s × %s', (description, unit, ours, pack) => {
    expect(packOf({ description, unit }, ours)).toBe(pack)
  })

  it('is not guessed where the words do not tell', () => {
    expect(packOf({ description: 'Eggs, 180', unit: 'tray' }, 'piece')).toBeUndefined()
    expect(packOf({ description: 'Cream 35 % 5 l', unit: 'can' }, 'kg')).toBeUndefined()
    expect(packOf({ description: 'Box of 2 kg and 3 kg', unit: 'box' }, 'kg')).toBeUndefined()
    expect(packOf({ description: 'Salmon', unit: 'kg' }, 'l')).toBeUndefined()
  })
})

describe('resemblance', () => {
  const alike = (a: string, b: string) => resemblance(trigramsOf(a), trigramsOf(b))

  it('is 1 for the same words, 0 for others, the same both ways', () => {
    expect(alike('Rye flour', 'RYE FLOUR')).toBe(1)
    expect(alike('Rye flour', 'Hake')).toBe(0)
    expect(alike('', 'Hake')).toBe(0)
    expect(alike('Wheat flour', 'Flour 25 kg')).toBe(alike('Flour 25 kg', 'Wheat flour'))
  })

  it('forgives what suppliers add to a name', () => {
    expect(alike('Rye flour', 'Rye flour organic type 997, 10 kg bag')).toBeCloseTo(0.9)
    expect(alike('Rye flour', 'Rye flour 10 kg')).toBeGreaterThan(alike('Rice flour', 'Rye flour 10 kg'))
  })
})
