/** The rules the server keeps; it also refuses common passwords, which only it can know. */
export const passwordRules = [
  ['password_length', (text: string) => text.length >= 8],
  ['password_upper', (text: string) => /\p{Lu}/u.test(text)],
  ['password_lower', (text: string) => /\p{Ll}/u.test(text)],
  ['password_digit', (text: string) => /\d/.test(text)],
] as const

/** From 0 (empty) to 4: length counts for most, as guessing costs grow with it. */
export function passwordScore(text: string): 0 | 1 | 2 | 3 | 4 {
  if (!text) return 0
  const kept = passwordRules.filter(([, test]) => test(text)).length
  if (kept < passwordRules.length) return kept < 3 ? 1 : 2
  return text.length >= 15 ? 4 : 3
}
