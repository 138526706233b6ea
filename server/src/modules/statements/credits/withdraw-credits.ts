import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { toCents } from '../cents.ts'
import type { KeptItem } from '../item-queries.ts'
import { deleteCredits, listCreditsOfItems } from './credit-queries.ts'
import { tellCredits } from './tell.ts'

/** Disputes that end take their credits with them. Errors: credit_in_use (part of it came). */
export async function withdrawCredits(tx: TenantTx, who: Who, items: readonly KeptItem[]): Promise<void> {
  const disputed = items.filter((item) => item.decision === 'disputed').map((item) => item.id)
  if (disputed.length === 0) return
  const credits = await listCreditsOfItems(tx, who, disputed)
  if (credits.some((credit) => toCents(credit.received_amount) > 0)) throw new AppError('credit_in_use')
  await deleteCredits(
    tx,
    who,
    credits.map((credit) => credit.id),
  )
  for (const credit of credits)
    await audit(
      tx,
      who,
      'credit.withdrawn',
      { type: 'credit', id: credit.id, name: credit.invoice_number },
      { before: credit },
    )
  if (credits[0]) await tellCredits(tx, who, credits[0].supplier_id)
}
