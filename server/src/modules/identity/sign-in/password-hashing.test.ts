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

  it('takes as long for nobody as for a wrong password', async () => {
    const passwords = makePasswords()
    const hash = await passwords.hash('Ladle-7-Thyme')
    const times = { nobody: [] as number[], wrong: [] as number[] }
    for (let n = 0; n < 30; n += 1)
      for (const [who, password_hash] of [
        ['nobody', undefined],
        ['wrong', hash],
      ] as const) {
        const began = performance.now()
        expect(await passwords.verify(password_hash, 'Wrong-Pan-77')).toBe(false)
        times[who].push(performance.now() - began)
      }
    const fastest = (list: number[]) => Math.min(...list)
    // Whatever the machine, both are the same hash; half of it would tell.
    expect(fastest(times.nobody)).toBeGreaterThan(fastest(times.wrong) / 2)
    expect(fastest(times.nobody)).toBeLessThan(fastest(times.wrong) * 2)
  })

  it('says of a hash that cannot be read that it cannot, and goes on', async () => {
    const passwords = makePasswords()
    await expect(passwords.verify('not a hash', 'Ladle-7-Thyme')).rejects.toThrow()
    expect(await passwords.hash('Ladle-7-Thyme')).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })
})
