import type { ApiResponse } from '../../../shell/api-types.ts'
import { apiList } from '../../../shell/queries.ts'

export type Mail = ApiResponse<'GET /mails'>['items'][number]

export const statuses = ['queued', 'sent', 'kept', 'failed'] as const
export const tones = { queued: 'info', sent: 'success', kept: 'neutral', failed: 'danger' } as const

/** Mails move on by themselves: sent a moment after they were written, or tried again. */
const moves_after_ms = 15_000

export const mailsList = ({ search, status }: { search: string; status: string }) => ({
  ...apiList('GET /mails', {
    query: { search: search || undefined, status: (status || undefined) as never },
  }),
  refetchInterval: moves_after_ms,
})
