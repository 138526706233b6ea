import type { Tone } from '../../ui/StatusBadge.tsx'
import type { Reconciliation } from './queries.ts'

export const statusTones: Record<Reconciliation['status'], Tone> = {
  pending: 'neutral',
  in_progress: 'info',
  completed: 'success',
  error: 'danger',
}
