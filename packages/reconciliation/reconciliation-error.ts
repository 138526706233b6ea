export type ReconciliationErrorCode =
  | 'duplicate_id'
  | 'invalid_amount'
  | 'invalid_date'
  | 'unknown_currency'
  | 'invalid_tolerance'

/** Input that cannot be reconciled; `place` names the line or entry, `value` repeats what is wrong in it. */
export class ReconciliationError extends Error {
  readonly code: ReconciliationErrorCode
  readonly place: string
  readonly value: string

  constructor(code: ReconciliationErrorCode, place: string, value: string) {
    super(`${place}: ${code.replaceAll('_', ' ')} ${JSON.stringify(value.slice(0, 40))}`)
    this.name = 'ReconciliationError'
    this.code = code
    this.place = place
    this.value = value
  }
}
