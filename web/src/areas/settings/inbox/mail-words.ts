import type { Attachment, MailRow } from './queries.ts'

export const statuses = ['received', 'done', 'nothing_found', 'failed'] as const

export const mailTones = {
  received: 'info',
  done: 'success',
  nothing_found: 'warning',
  failed: 'danger',
} as const satisfies Record<MailRow['status'], string>

export const outcomeTones = {
  document: 'success',
  linked: 'success',
  ignored: 'neutral',
  refused: 'warning',
} as const satisfies Record<Attachment['outcome'], string>
