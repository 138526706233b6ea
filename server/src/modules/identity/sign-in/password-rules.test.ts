import { describe, expect, it } from 'vitest'
import { AppError } from '#platform/errors'
import { assertStrongPassword, isCommonPassword } from './password-rules.ts'

function faults(password: string, email = 'olivia@cookiejar.example'): string[] {
  try {
    assertStrongPassword(password, email)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    const { code, details } = error as AppError
    expect(code).toBe('weak_password')
    expect(details.every(({ loc }) => loc.join('.') === 'body.password')).toBe(true)
    return details.map(({ type }) => type)
  }
}

describe('a password', () => {
  it.each([
    'Spatula-Oven-42-Flour',
    'Correct-Horse-7-Battery',
    'Calm-Cookie-Jar-7',
    'xK9#mQ2$vL5p',
    'Ünïcödé-Pásswort-9-Töpfe',
    'Q7 eleven blue teapots',
  ])('%s is good enough', (password) => {
    expect(faults(password)).toEqual([])
  })

  it('names every rule it breaks at once', () => {
    expect(faults('short')).toEqual(['too_short', 'no_upper_case', 'no_digit'])
    expect(faults('ALLUPPERCASE7KETTLE')).toEqual(['no_lower_case'])
    expect(faults('Kettle7')).toEqual(['too_short'])
    expect(faults('Kettles-And-Pots')).toEqual(['no_digit'])
  })

  it('counts characters, not code units', () => {
    expect(faults('Aa1🍪🍪🍪🍪')).toContain('too_short')
    expect(faults('Aa1🍪🍪🍪🍪🍪')).toEqual([])
  })

  it('may not hold the e-mail’s local part, unless that is too short to tell', () => {
    expect(faults('My-Olivia-Kettle-9')).toEqual(['holds_email'])
    expect(faults('Joyful-Kettle-92-Pots', 'jo@cookiejar.example')).toEqual([])
  })
})

describe('common passwords', () => {
  it.each([
    'Password1',
    'Password123!',
    'Password2026',
    'P@ssw0rd',
    'P4ssw0rd99',
    'Passw0rd12345678',
    'Qwerty123',
    'Qwertyuiop1',
    'Welcome1',
    'Welcome2026!',
    'Iloveyou1',
    'Admin123',
    'Admin12345',
    '1Qaz2wsx',
    'Abcd1234',
    'Aa123456',
    'Flamengo10',
    'Senha123',
    'Contrasena1',
    'Jennifer1987',
    '123Monkey',
    'Restaurant2026',
    'Aaaaaaa1',
    'Letmein!1',
  ])('%s is one of them', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })

  it.each(['Kettle-And-Whisk-3', 'Dragonfly-Basil-Oven-8', 'mT4vQzL9'])('%s is not', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })
})
