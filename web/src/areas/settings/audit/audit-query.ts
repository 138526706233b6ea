import { firstInstantAtOrAfter } from '#packages/calendar'

export const noFilters = { search: '', actor_id: '', subject_type: '', from: '', to: '' }
export type AuditSearch = typeof noFilters

/** What the house does by itself is recorded under this id (server/src/platform/timetable.ts). */
export const houseItself = '00000000-0000-0000-0000-000000000000'

/** Kinds of things that entries are about, in the order of the menu. */
export const kinds = [
  'organization',
  'user',
  'restaurant',
  'store',
  'supplier',
  'document',
  'layout',
  'draft',
  'supplier_item',
  'item',
  'invoice',
  'payment',
  'reconciliation',
  'credit',
  'posting_settings',
  'model_settings',
  'inbox',
  'inbox_mail',
  'inbox_sender',
  'mail',
  'api_token',
  'webhook',
  'export',
  'person',
  'audit_log',
] as const

const DAY_MS = 86_400_000

/** The filters as the server takes them: days begin in a time zone, the last day is included. */
export function auditQuery({ search, actor_id, subject_type, from, to }: AuditSearch, zone: string) {
  const starts = (day: string, later_ms = 0) =>
    day ? firstInstantAtOrAfter(Date.parse(`${day}T00:00:00Z`) + later_ms, zone).toISOString() : undefined
  return {
    search: search || undefined,
    actor_id: actor_id || undefined,
    subject_type: subject_type || undefined,
    at_from: starts(from),
    at_to: starts(to, DAY_MS),
  }
}
