/** Letters that optical recognition and tired eyes put in the place of digits. */
const DIGIT_OF: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2', G: '6' }
const STRETCH = /[A-Z0-9]+/g
const LOOK_ALIKE_CODES = new Set([...'OILSBZG'].map((letter) => letter.charCodeAt(0)))

/**
 * Reads look-alike letters as digits inside tokens that hold digits: `INV-O045I2` → `INV-004512`. Two or more
 * letters before the first digit of a token are a prefix and stay: `BILL45I2` → `BILL4512`.
 */
export function foldLookAlikes(upper: string): string {
  if (!hasFoldable(upper)) return upper
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

/** Whether `foldLookAlikes` changes anything: told letter by letter, since it hardly ever does. */
function hasFoldable(upper: string): boolean {
  let [start, firstDigit, lastLookAlike] = [0, -1, -1]
  for (let index = 0; index <= upper.length; index += 1) {
    const code = index < upper.length ? upper.charCodeAt(index) : 0
    if (code >= 48 && code <= 57) {
      if (firstDigit < 0) firstDigit = index
    } else if (code >= 65 && code <= 90) {
      if (LOOK_ALIKE_CODES.has(code)) lastLookAlike = index
    } else {
      const kept = firstDigit - start >= 2 ? firstDigit : start
      if (firstDigit >= 0 && lastLookAlike >= kept) return true
      start = index + 1
      firstDigit = -1
      lastLookAlike = -1
    }
  }
  return false
}

export function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 48 && code <= 57
}
