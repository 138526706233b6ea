/**
 * Check digit modulo 11 as CPF and CNPJ use it: weights 2, 3, … `highestWeight` cycling from the right, a
 * character's value is its ASCII code − 48 (0–9 → 0–9, A → 17 … Z → 42), remainder below 2 gives 0.
 * Source: Receita Federal, IN RFB 2.229/2024, annex (alphanumeric CNPJ).
 */
export function mod11Digit(body: string, highestWeight: number): number {
  let sum = 0
  let weight = 2
  for (let index = body.length - 1; index >= 0; index -= 1) {
    sum += (body.charCodeAt(index) - 48) * weight
    weight = weight === highestWeight ? 2 : weight + 1
  }
  const remainder = sum % 11
  return remainder < 2 ? 0 : 11 - remainder
}

/** The two check digits of a body, the second computed over the body and the first. */
export function twoMod11Digits(body: string, highestWeight: number): string {
  const first = mod11Digit(body, highestWeight)
  return `${first}${mod11Digit(body + first, highestWeight)}`
}
