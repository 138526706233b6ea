import type { TFunction } from 'i18next'
import { ApiError, type ApiErrorDetail } from './api-error.ts'

/**
 * What went wrong and what to do next, in the person's language: by the error's code, else by its status.
 * Only a refusal of an unknown code falls back to the server's own sentence.
 */
export function explain(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('errors:unexpected')
  const values = { seconds: error.retry_after_s ?? 60 }
  const by_code = t(`errors:${error.code}`, { ...values, defaultValue: '' })
  if (by_code) return by_code
  if (error.status >= 500) return t('errors:internal_error')
  return error.message || t('errors:unexpected')
}

/** A field's message in the person's language where its kind is known, else as the server said it. */
export function explainDetail(detail: ApiErrorDetail, t: TFunction): string {
  return t(`errors:fields.${detail.type}`, { defaultValue: '' }) || detail.msg
}

/** For whoever looks into it. */
export const requestIdOf = (error: unknown) => (error instanceof ApiError ? error.requestId : undefined)

/** The same error with every detail said in the person's language: what a form shows beside its fields. */
export function inLanguage(error: unknown, t: TFunction): unknown {
  if (!(error instanceof ApiError)) return error
  const details = error.details.map((detail) => ({ ...detail, msg: explainDetail(detail, t) }))
  return new ApiError({ ...error, message: error.message, details, cause: error })
}
