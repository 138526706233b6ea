/** What happened, as the audit log has it. */
export interface Happening {
  event_id: string
  event_type: string
  occurred_at: Date
  subject_type: string
  subject_id: string | null
  subject_name: string | null
}

/** What a webhook is told: which thing it is about, not what became of it. The truth is read by its GET. */
export function payloadOf(organization_id: string, event: Happening) {
  return {
    id: event.event_id,
    type: event.event_type,
    occurred_at: event.occurred_at.toISOString(),
    organization_id,
    data: {
      subject_type: event.subject_type,
      subject_id: event.subject_id,
      subject_name: event.subject_name,
    },
  }
}
