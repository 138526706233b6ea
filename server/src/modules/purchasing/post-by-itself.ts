import type { StoredExtraction } from '#modules/documents/contract'
import { findShownReading } from '#modules/documents/index'
import type { TenantTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import type { Who } from '#platform/who'
import { type DescribedDraft, describeDrafts } from './describe-drafts.ts'
import { findDraftForUpdate } from './draft-queries.ts'
import { enter } from './post-draft.ts'
import { getPostingSettings } from './posting-settings.ts'

/**
 * Posts a draft without a person where the organization wants that and nothing speaks against it: the reading is
 * proven, nobody has edited it, every line is mapped, it repeats nothing, and no price moved too far. The books and
 * the audit log say that the house did it.
 */
export async function postByItself(tx: TenantTx, who: Who, draft_id: string): Promise<void> {
  const settings = await getPostingSettings(tx, who)
  if (!settings.posts_by_itself) return
  const house = byItself(who.organization_id, who.request_id)
  const row = await findDraftForUpdate(tx, house, draft_id)
  if (!row || row.edited_at) return
  const [draft] = await describeDrafts(tx, house, [row])
  if (!speaksForItself(draft!, settings.most_price_change_percent)) return
  const reading = await findShownReading(tx, house, row.document_id)
  if (reading && hasCertainDays(reading.shown)) await enter(tx, house, draft!)
}

/** Sums prove amounts; they do not prove that day and month stand in this order. */
const hasCertainDays = ({ warnings }: StoredExtraction) =>
  warnings.every(({ code }) => code !== 'ambiguous_dates')

const harmless = new Set(['price_changed'])

function speaksForItself(draft: DescribedDraft, most_price_change_percent: number): boolean {
  if (draft.proof !== 'proven' || draft.lines.length === 0) return false
  if (draft.problems.some(({ code }) => !harmless.has(code))) return false
  return draft.lines.every(
    ({ price_change }) => !price_change || Math.abs(price_change.percent) < most_price_change_percent,
  )
}
