import { audit } from '#platform/audit'
import { defineErrand } from '#platform/errands'
import { notify } from '#platform/live'
import { Id, OneOf, Type } from '#platform/schema'
import type { Who } from '#platform/who'
import { findUserRow } from '../people/queries.ts'

/** Keeps in the audit log what somebody did to their account at the door, where the log is out of reach. */
export const recordErrand = defineErrand({
  task: 'record_account_change',
  message: Type.Object({
    organization_id: Id,
    user_id: Id,
    action: OneOf([
      ...(['user.password_reset', 'user.email_verified', 'user.password_changed'] as const),
      ...(['user.totp_added', 'user.totp_removed', 'user.passkey_added', 'user.passkey_removed'] as const),
      ...(['user.recovery_codes_renewed', 'user.recovery_code_used'] as const),
    ]),
    request_id: Type.String(),
  }),
  max_attempts: 10,
  line: 'record_account_change',
  run: async ({ platform, message: { organization_id, user_id, action, request_id } }) => {
    const scope = { organization_id, user_id }
    await platform.withTenant(scope, async (tx) => {
      const nobody: Who = {
        ...scope,
        session_id: null,
        role: '',
        restaurant_ids: null,
        name: '',
        language: 'en',
        request_id,
      }
      const person = await findUserRow(tx, nobody, user_id)
      if (!person) return
      const name = person.full_name
      await audit(tx, { ...nobody, name }, action, { type: 'user', id: user_id, name })
      const { restaurant_ids } = person
      const news = { channel: 'users', type: 'user_updated', restaurant_ids, data: { id: user_id } }
      await notify(tx, { organization_id, ...news })
    })
  },
})
