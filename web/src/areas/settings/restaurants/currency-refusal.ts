import { ApiError } from '../../../shell/api-error.ts'

/** A restaurant that is changed is `in_use` for one reason: its invoices bind its currency. Says so at that field. */
export function currencyRefusal(error: unknown, text: string): unknown {
  if (!(error instanceof ApiError) || error.code !== 'in_use') return error
  const { status, code, message, requestId } = error
  const details = [{ loc: ['body', 'currency'], msg: text, type: 'currency_fixed' }]
  return new ApiError({ status, code, message, requestId, details, cause: error })
}
