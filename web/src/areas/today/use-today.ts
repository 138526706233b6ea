import { localDate } from '#packages/calendar'
import { useUi } from '../../ui/scope.tsx'

/** The present day where the restaurant is. */
export function useToday(): string {
  return localDate(new Date(), useUi().timeZone)
}
