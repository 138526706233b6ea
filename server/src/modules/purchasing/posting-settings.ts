import { audit } from '#platform/audit'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { PostingSettings } from './price-contract.ts'

const defaults: PostingSettings = {
  posts_by_itself: false,
  most_price_change_percent: 5,
  price_warning_percent: 5,
}

/** How this organization wants its drafts watched. */
export async function getPostingSettings(tx: TenantTx, who: Who): Promise<PostingSettings> {
  const row = await tx
    .selectFrom('purchasing.posting_settings')
    .where('organization_id', '=', who.organization_id)
    .select(['posts_by_itself', 'most_price_change_percent', 'price_warning_percent'])
    .executeTakeFirst()
  if (!row) return defaults
  return {
    posts_by_itself: row.posts_by_itself,
    most_price_change_percent: Number(row.most_price_change_percent),
    price_warning_percent: Number(row.price_warning_percent),
  }
}

/** Changes what was sent. */
export async function updatePostingSettings(
  tx: TenantTx,
  who: Who,
  changes: Partial<PostingSettings>,
): Promise<PostingSettings> {
  const before = await getPostingSettings(tx, who)
  const after = { ...before, ...changes }
  await tx
    .insertInto('purchasing.posting_settings')
    .values({ ...after, organization_id: who.organization_id })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(after))
    .execute()
  const subject = { type: 'posting_settings', id: who.organization_id }
  await audit(tx, who, 'posting_settings.updated', subject, { before, after })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'invoices',
    type: 'posting_settings_updated',
    data: {},
  })
  return after
}
