import { useTranslation } from 'react-i18next'
import { ApiError } from '../../shell/api-error.ts'
import { explain } from '../../shell/explain.ts'

/** Whether a deletion was refused because something still refers to the thing. */
export const isInUse = (error: unknown) => error instanceof ApiError && error.code === 'in_use'

/** Says of a refused deletion what holds the thing; of anything else what the error says. */
export function useExplainInUse(text: string): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => (isInUse(error) ? text : explain(error, t))
}
