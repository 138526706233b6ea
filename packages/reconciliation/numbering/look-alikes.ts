/** Letters that optical recognition and tired eyes put in the place of digits. */
const DIGIT_OF: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2', G: '6' }
const STRETCH = /[A-Z0-9]+/g
const LOOK_ALIKE = /[OILSBZG]/

/**
 * Reads look-alike letters as digits inside tokens that hold digits: `INV-O045I2` → `INV-004512`. Two or more
 * letters before the first digit of a token are a prefix and stay: `BILL45I2` → `BILL4512`.
 */
export function foldLookAlikes(upper: string): string {
  if (!LOOK_ALIKE.test(upper)) return upper
  return upper.replace(STRETCH, (token) => {
    const firstDigit = token.search(/\d/)
    if (firstDigit < 0) return token
    const prefix = firstDigit >= 2 ? firstDigit : 0
    return token.slice(0, prefix) + lookAlikesToDigits(token.slice(prefix))
  })
}

/** Every look-alike letter as its digit. */
export function lookAlikesToDigits(upper: string): string {
  return upper.replace(/[OILSBZG]/g, (letter) => DIGIT_OF[letter]!)
}
