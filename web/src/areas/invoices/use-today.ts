import { useUi } from '../../ui/scope.tsx'
import { dayIn } from './due.ts'

/** The present day where the restaurant is. */
export function useToday(): string {
  const { timeZone } = useUi()
  return dayIn(timeZone, new Date())
}
