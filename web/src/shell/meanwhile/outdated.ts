import { ApiError } from '../api-error.ts'

/** Whether a change was refused because the thing is no longer what was seen. */
export const isOutdated = (error: unknown) =>
  error instanceof ApiError && error.code === 'precondition_failed'
