/** Check digits of tax numbers, each over its digits alone. Sources: the states' published rules, as in VIES. */
const digits = (text: string) => [...text].map(Number)

const weighted = (text: string, weights: readonly number[]) =>
  digits(text)
    .slice(0, weights.length)
    .reduce((sum, digit, index) => sum + digit * weights[index]!, 0)

/** ISO/IEC 7812-1. */
export function luhn(text: string): boolean {
  const sum = digits(text)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? digit * 2 : digit
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return sum % 10 === 0
}

/** ISO 7064 MOD 11,10. */
function mod11_10(text: string): boolean {
  let product = 10
  for (const digit of digits(text.slice(0, -1))) {
    const sum = (digit + product) % 10 || 10
    product = (2 * sum) % 11
  }
  return (11 - product) % 10 === Number(text.at(-1))
}

function cnpj(text: string): boolean {
  // Letters count as their ASCII code less 48 (Receita Federal, alphanumeric CNPJ of 2026).
  const values = [...text].map((character) => character.charCodeAt(0) - 48)
  return [12, 13].every((length) => {
    const sum = values
      .slice(0, length)
      .reduce((total, value, index) => total + value * (((length - 1 - index) % 8) + 2), 0)
    const rest = sum % 11
    return values[length] === (rest < 2 ? 0 : 11 - rest)
  })
}

function spanish(text: string): boolean {
  const dni = /^(?<lead>[XYZ\d])(?<body>\d{7})(?<letter>[A-Z])$/.exec(text)?.groups
  if (dni) {
    const number = Number(`${'XYZ'.includes(dni.lead!) ? 'XYZ'.indexOf(dni.lead!) : dni.lead}${dni.body}`)
    return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === dni.letter
  }
  const sum = digits(text.slice(1, 8)).reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit * 2 : digit
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  const check = (10 - (sum % 10)) % 10
  return text[8] === String(check) || text[8] === 'JABCDEFGHI'[check]
}

const remainder = (text: string, weights: readonly number[], modulus: number) =>
  weighted(text, weights) % modulus

/** Whether the check digits of a country's number hold; undefined where none is tested. */
export const CHECKS: Record<string, (number: string) => boolean> = {
  AT: (text) => {
    const sum = digits(text.slice(1, 8)).reduce((total, digit, index) => {
      const value = index % 2 === 0 ? digit : digit * 2
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    return (10 - ((sum + 4) % 10)) % 10 === Number(text[8])
  },
  BE: (text) => 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8)),
  DE: mod11_10,
  HR: mod11_10,
  DK: (text) => remainder(text, [2, 7, 6, 5, 4, 3, 2, 1], 11) === 0,
  EE: (text) => (10 - remainder(text, [3, 7, 1, 3, 7, 1, 3, 7], 10)) % 10 === Number(text[8]),
  EL: (text) => remainder(text, [256, 128, 64, 32, 16, 8, 4, 2], 11) % 10 === Number(text[8]),
  ES: spanish,
  FI: (text) => {
    const rest = remainder(text, [7, 9, 10, 5, 8, 4, 2], 11)
    return rest !== 1 && (rest === 0 ? 0 : 11 - rest) === Number(text[7])
  },
  FR: (text) =>
    !/^\d{11}$/.test(text) || (12 + 3 * (Number(text.slice(2)) % 97)) % 97 === Number(text.slice(0, 2)),
  GB: (text) => {
    const sum = weighted(text, [8, 7, 6, 5, 4, 3, 2]) + Number(text.slice(7, 9))
    return sum % 97 === 0 || (sum + 55) % 97 === 0
  },
  HU: (text) => (10 - remainder(text, [9, 7, 3, 1, 9, 7, 3], 10)) % 10 === Number(text[7]),
  IE: (text) => {
    const extra = text.length > 8 && /[A-I]/.test(text[8]!) ? (text.charCodeAt(8) - 64) * 9 : 0
    const rest = (weighted(text, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23
    return /^\d{7}/.test(text) ? 'WABCDEFGHIJKLMNOPQRSTUV'[rest] === text[7] : true
  },
  IT: luhn,
  LU: (text) => Number(text.slice(0, 6)) % 89 === Number(text.slice(6)),
  MT: (text) => 37 - remainder(text, [3, 4, 6, 7, 8, 9], 37) === Number(text.slice(6)),
  NL: (text) => remainder(text, [9, 8, 7, 6, 5, 4, 3, 2], 11) === Number(text[8]),
  PL: (text) => remainder(text, [6, 5, 7, 2, 3, 4, 5, 6, 7], 11) === Number(text[9]),
  PT: (text) => {
    const check = 11 - remainder(text, [9, 8, 7, 6, 5, 4, 3, 2], 11)
    return (check > 9 ? 0 : check) === Number(text[8])
  },
  SE: (text) => luhn(text.slice(0, 10)),
  SI: (text) => {
    const check = 11 - remainder(text, [8, 7, 6, 5, 4, 3, 2], 11)
    return (check === 10 ? 0 : check) === Number(text[7])
  },
  BR: cnpj,
  AU: (text) =>
    digits(text).reduce(
      (sum, digit, index) =>
        sum + (index === 0 ? digit - 1 : digit) * [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19][index]!,
      0,
    ) %
      89 ===
    0,
}
