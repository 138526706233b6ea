import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Organization } from '../contract.ts'

/** What somebody may show beside their password. */
export type SecondFactorMethod = 'totp' | 'passkey' | 'recovery_code'

/** Whether the person `user_id` names has a second factor that is set up. */
export function hasSecondFactor(user_id: string) {
  return sql<boolean>`(
    exists (select 1 from identity.totp_factors f where f.user_id = ${sql.ref(user_id)} and f.confirmed_at is not null)
    or exists (select 1 from identity.passkeys k where k.user_id = ${sql.ref(user_id)}))`
}

/** What a person may show; none when they have no second factor: recovery codes alone are not one. */
export async function listSecondFactors(
  tx: DoorTx | TenantTx,
  user_id: string,
): Promise<SecondFactorMethod[]> {
  const { rows } = await sql<{ totp: boolean; passkey: boolean; recovery_code: boolean }>`
    select exists (select 1 from identity.totp_factors where user_id = ${user_id} and confirmed_at is not null) as totp,
           exists (select 1 from identity.passkeys where user_id = ${user_id}) as passkey,
           exists (select 1 from identity.recovery_codes where user_id = ${user_id} and used_at is null) as recovery_code
    `.execute(tx)
  const has = rows[0]!
  if (!has.totp && !has.passkey) return []
  return (['totp', 'passkey', 'recovery_code'] as const).filter((method) => has[method])
}

export interface FactorCounts {
  totp_confirmed_at: Date | null
  passkey_count: number
  recovery_codes_left: number
}

/** What a member has beside the password. */
export async function countFactors(tx: DoorTx | TenantTx, user_id: string): Promise<FactorCounts> {
  const { rows } = await sql<FactorCounts>`
    select (select confirmed_at from identity.totp_factors where user_id = ${user_id}) as totp_confirmed_at,
           (select count(*)::int from identity.passkeys where user_id = ${user_id}) as passkey_count,
           (select count(*)::int from identity.recovery_codes
            where user_id = ${user_id} and used_at is null) as recovery_codes_left`.execute(tx)
  return rows[0]!
}

/** In an organization those of an account that it made. */
export async function deleteAllFactors(of: TenantTx | DoorTx, user_id: string): Promise<void> {
  const tx = of as DoorTx
  await tx.deleteFrom('identity.totp_factors').where('user_id', '=', user_id).execute()
  await tx.deleteFrom('identity.passkeys').where('user_id', '=', user_id).execute()
  await tx.deleteFrom('identity.recovery_codes').where('user_id', '=', user_id).execute()
}

/** Whether a person has a password, and what the organization in use asks of its people. */
export async function getStanding(
  tx: DoorTx,
  { user_id, organization_id }: { user_id: string; organization_id: string },
) {
  const { rows } = await sql<{
    has_password: boolean
    second_factor_policy: Organization['second_factor_policy']
  }>`
    select second_factor_policy,
           exists (select 1 from identity.credentials where user_id = ${user_id}) as has_password
    from identity.organizations where id = ${organization_id}`.execute(tx)
  return rows[0]!
}
