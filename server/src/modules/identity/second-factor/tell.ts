import { sendOnErrand } from '#platform/errands'
import { notFound } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { recordErrand } from '../recovery/record.ts'
import { findActiveMember } from '../sign-in/door-queries.ts'
import type { SecurityNews } from './mail-words.ts'
import { mailSecurityNews } from './mails.ts'

/** A mail to the person, an entry in the audit log, and every process looks at their rights again. */
export async function tellOfFactorChange(
  tx: DoorTx,
  { platform }: Pick<Desk, 'platform'>,
  who: Pick<Who, 'user_id' | 'organization_id' | 'request_id'>,
  news: SecurityNews & { kind: Exclude<SecurityNews['kind'], 'second_factors_reset' | 'codes_guessed'> },
): Promise<void> {
  const { user_id, organization_id, request_id } = who
  const person = await findActiveMember(tx, user_id, organization_id)
  if (!person) throw notFound('person')
  await mailSecurityNews(tx, platform, person, news)
  const message = { organization_id, user_id, request_id, action: `user.${news.kind}` as const }
  await sendOnErrand(tx, recordErrand, message, request_id)
  await tellAuthorityChanged(tx, [user_id])
}
