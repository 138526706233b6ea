export type MoneyErrorCode = 'unknown_currency' | 'invalid_amount' | 'amount_too_large' | 'invalid_weights'

/** A value that cannot be money; `code` says why and `value` repeats the input, shortened to 40 characters. */
export class MoneyError extends Error {
  readonly code: MoneyErrorCode
  readonly value: string

  constructor(code: MoneyErrorCode, value: string) {
    const shown = value.length > 40 ? `${value.slice(0, 39)}…` : value
    super(`${code.replaceAll('_', ' ')}: ${shown}`)
    this.name = 'MoneyError'
    this.code = code
    this.value = shown
  }
}
