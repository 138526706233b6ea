import { uuidv7 } from 'uuidv7'
import { hashOfApiToken, hintOfApiToken, newApiToken } from '#platform/api-token'
import { audit } from '#platform/audit'
import { AppError, fieldError } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import { type Who, worksAt } from '#platform/who'
import { mayDo } from '../../../roles.ts'
import { getApiTokenRow, insertApiToken } from './token-queries.ts'
import { asShown } from './tokens.ts'

export interface NewApiToken {
  name: string
  scopes: string[]
  restaurant_ids?: string[] | null
  /** 90 when absent; null: never. */
  expires_in_days?: number | null
}

const usual_days = 90
const day_ms = 86_400_000

/**
 * Makes a token that stands for `who`; the answer is the only place where it is shown. `by`: who makes it, when
 * somebody else. Errors: constraint_violated for a permission that `who` lacks, restaurant_not_permitted, reference_not_found.
 */
export async function createApiToken(tx: TenantTx, who: Who, given: NewApiToken, now: Date, by = who) {
  const { scopes, restaurant_ids = null, expires_in_days = usual_days } = given
  const lacking = scopes.filter((scope) => !mayDo(who, scope))
  if (lacking.length > 0)
    throw fieldError('constraint_violated', 'scopes', `You may not do this yourself: ${lacking.join(', ')}.`)
  if (!(restaurant_ids ?? []).every((id) => worksAt(who, id))) throw new AppError('restaurant_not_permitted')

  const token = newApiToken()
  const id = uuidv7()
  await insertApiToken(tx, who, {
    id,
    name: given.name.trim(),
    token_hash: hashOfApiToken(token)!,
    hint: hintOfApiToken(token),
    scopes: [...scopes].sort(),
    created_at: now,
    expires_at: expires_in_days === null ? null : new Date(now.getTime() + expires_in_days * day_ms),
    restaurant_ids,
  })
  const made = asShown(await getApiTokenRow(tx, who, id), now)
  await recordApiToken(tx, by, 'created', made)
  return { ...made, token }
}

/** Keeps and tells that a token came or went. */
export async function recordApiToken(
  tx: TenantTx,
  who: Who,
  what: 'created' | 'revoked',
  { id, name, hint, scopes, restaurant_ids, expires_at, user_id }: ReturnType<typeof asShown>,
): Promise<void> {
  const facts = { name, hint, scopes, restaurant_ids, expires_at, user_id }
  const change = what === 'created' ? { after: facts } : { before: facts }
  await audit(tx, who, `api_token.${what}`, { type: 'api_token', id, name }, change)
  const { organization_id } = who
  await notify(tx, { organization_id, channel: 'api_tokens', type: `api_token_${what}`, data: { id } })
}
