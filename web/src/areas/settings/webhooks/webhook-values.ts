import type { ApiBody, ApiItem, ApiResponse } from '../../../shell/api-types.ts'

export type Webhook = ApiResponse<'GET /webhooks/{id}'>
export type MadeWebhook = ApiResponse<'POST /webhooks'>
export type Delivery = ApiItem<'GET /webhooks/{id}/deliveries'>

export interface WebhookValues {
  url: string
  description: string
  /** Null: every event there is and will be. */
  events: string[] | null
}

export const emptyWebhook: WebhookValues = { url: '', description: '', events: null }

export const valuesOf = ({ url, description, events }: Webhook): WebhookValues => ({
  url,
  description: description ?? '',
  events: events.includes('*') ? null : events,
})

export const bodyOf = ({ url, description, events }: WebhookValues): ApiBody<'POST /webhooks'> => ({
  url: url.trim(),
  description: description.trim() || null,
  events: (events ?? ['*']) as ApiBody<'POST /webhooks'>['events'],
})

export interface EventGroup {
  /** What it is about: `invoice`. */
  subject: string
  events: string[]
}

/** Events by what they are about, in the order they come. */
export function groupEvents(events: readonly string[]): EventGroup[] {
  const groups = new Map<string, string[]>()
  for (const event of events) {
    const subject = event.split('.')[0]!
    groups.set(subject, [...(groups.get(subject) ?? []), event])
  }
  return [...groups].map(([subject, of_subject]) => ({ subject, events: of_subject }))
}

export type WebhookState = 'active' | 'failing' | 'off' | 'gone' | 'lost'

/** How a webhook is doing: who switched it off, and whether anything arrives. */
export function stateOf({ is_active, stopped_because, failing_since }: Webhook): WebhookState {
  if (is_active) return failing_since ? 'failing' : 'active'
  if (stopped_because === null) return 'off'
  return stopped_because === 'gone' ? 'gone' : 'lost'
}

export const stateTones = {
  active: 'success',
  failing: 'warning',
  off: 'neutral',
  gone: 'danger',
  lost: 'danger',
} as const

export const deliveryTones = {
  pending: 'info',
  delivered: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const

/** Where a webhook leads, short enough for a line: without what every address has. */
export const placeOf = (url: string): string => url.replace(/^https:\/\//, '').replace(/\/$/, '')
