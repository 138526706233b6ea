import { AppError } from '#platform/errors'
import { commonPasswords } from './common-passwords.ts'

// What people hang on to satisfy a rule: up to six digits and signs, or a longer run that counts or repeats.
const shortTail = /[^a-z]{1,6}$/
const shortHead = /^[^a-z]{1,6}/
const longRun = /(?:0?1234567(?:8(?:90?)?)?|9?87654321?0?|(\d)\1{5,})[^a-z0-9]{0,2}$/

const letterFor: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/**
 * Refuses a password that is too short, lacks a kind of character, is a common one under thin disguise, or holds
 * the e-mail's local part. Errors: weak_password, with every reason at once.
 */
export function assertStrongPassword(password: string, email: string, field = 'password'): void {
  const faults = weaknesses(password, email)
  if (faults.length === 0) return
  throw new AppError('weak_password', {
    message: faults.map(({ msg }) => msg).join(' '),
    details: faults.map(({ type, msg }) => ({ loc: ['body', ...field.split('.')], msg, type })),
  })
}

function weaknesses(password: string, email: string): { type: string; msg: string }[] {
  const rules: [boolean, string, string][] = [
    [[...password].length < 8, 'too_short', 'Use 8 or more characters.'],
    [!/\p{Lu}/u.test(password), 'no_upper_case', 'Use an upper-case letter.'],
    [!/\p{Ll}/u.test(password), 'no_lower_case', 'Use a lower-case letter.'],
    [!/\d/.test(password), 'no_digit', 'Use a digit.'],
    [isCommonPassword(password), 'common', 'This is among the passwords that are tried first.'],
    [holdsLocalPart(password, email), 'holds_email', 'Do not use your e-mail address in it.'],
  ]
  return rules.filter(([broken]) => broken).map(([, type, msg]) => ({ type, msg }))
}

/** Whether guessing would begin with it: case, digits hung on and letters written as digits do not matter. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase()
  const tailless = [lower.replace(longRun, ''), lower.replace(shortTail, '')]
  const bare = [...tailless, ...tailless.map((text) => text.replace(shortHead, ''))]
  const tried = [lower, ...bare].flatMap((text) => [
    text,
    spelledOut(text),
    spelledOut(text).replace(shortTail, ''),
  ])
  return tried.some((text) => commonPasswords.has(text) || /^(.)\1*$/.test(text) || text === '')
}

function spelledOut(text: string): string {
  return text.replace(/[@4310!$57]/g, (sign) => letterFor[sign]!)
}

function holdsLocalPart(password: string, email: string): boolean {
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase()
  return local.length >= 4 && password.toLowerCase().includes(local)
}
