import { describe, expect, it } from 'vitest'
import { makePasswords } from './password-hashing.ts'

describe('password hashing', () => {
  it('matches only the password that was hashed, however its letters are composed', async () => {
    const passwords = makePasswords()
    const hash = await passwords.hash('Crème-Brûlée-7')
    expect(await passwords.verify(hash, 'Crème-Brûlée-7'.normalize('NFD'))).toBe(true)
    expect(await passwords.verify(hash, 'Creme-Brulee-7')).toBe(false)
    expect(await passwords.verify(undefined, 'Crème-Brûlée-7')).toBe(false)
  })

  it('takes as many at once and in waiting as it is told, and sends the rest away', async () => {
    const passwords = makePasswords({ at_once: 1, waiting: 2 })
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => passwords.hash('Ladle-7-Thyme')))
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ])
    expect((outcomes[3] as PromiseRejectedResult).reason).toMatchObject({ code: 'unavailable' })
    expect(await passwords.hash('Ladle-7-Thyme')).toContain('$argon2id$')
  })
})
