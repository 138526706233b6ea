const LENGTH = 14
const SIGNS: Readonly<Record<number, string>> = { 2: '.', 5: '.', 8: '/', 12: '-' }

/** Letters and digits of a CNPJ, in upper case. @example plainCnpj('12.abc.345/01de-35') // '12ABC34501DE35' */
export const plainCnpj = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, LENGTH)

/** A CNPJ as far as it is typed, with its signs. @example maskCnpj('12abc3') // '12.ABC.3' */
export function maskCnpj(text: string): string {
  return [...plainCnpj(text)].map((character, place) => `${SIGNS[place] ?? ''}${character}`).join('')
}

/** Where the caret stands in the masked text after as many characters of the CNPJ as stood before it. */
export function caretIn(masked: string, characters_before: number): number {
  let seen = 0
  for (let place = 0; place < masked.length; place++) {
    if (seen === characters_before) return place
    if (/[0-9A-Z]/.test(masked[place]!)) seen += 1
  }
  return masked.length
}
