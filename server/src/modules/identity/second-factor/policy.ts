import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Organization } from '../contract.ts'
import { listSecondFactors } from './factor-queries.ts'

type Policy = Organization['second_factor_policy']

/** Whether an organization asks a second factor of this role. */
export function isRequired(policy: Policy, role: string): boolean {
  return policy === 'everyone' || (policy === 'admins' && role === 'admin')
}

/** Whoever asks it of others and themselves has one already: nobody shuts their own door. Errors: second_factor_needed. */
export async function assertMayRequire(tx: TenantTx, who: Who, policy: Policy): Promise<void> {
  if (!isRequired(policy, who.role)) return
  const methods = await listSecondFactors(tx, who.user_id)
  if (methods.length === 0)
    throw new AppError('second_factor_needed', {
      message: 'Set up a second factor for yourself before you ask it of others.',
    })
}
