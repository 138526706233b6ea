import { actions } from '../../actions.ts'

/** Sent to the one webhook that is tested. */
export const testEvent = 'webhook.tested'

/** What a webhook can be told of, by name. */
export const eventTypes = actions.filter((action) => action !== testEvent)

/** What may be asked for: `*` is all there is and will be. */
export const events = ['*', ...eventTypes] as const
