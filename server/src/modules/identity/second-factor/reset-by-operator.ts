import { uuidv7 } from 'uuidv7'
import { parseSignInName } from '#packages/identifiers'
import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import type { Platform } from '#platform/platform'
import { byItself } from '#platform/timetable'
import { findAccount, findActiveMember } from '../sign-in/door-queries.ts'
import { deleteAllFactors, listSecondFactors } from './factor-queries.ts'
import { mailSecurityNews } from './mails.ts'

/** For an only admin who lost phone and recovery codes: by whoever runs Brigade, from the command line. Errors: not_found. */
export async function resetFactorsByOperator(platform: Platform, text: string) {
  const name = parseSignInName(text)
  const { person, taken } = await platform.withDoor(async (tx) => {
    const account = name && (await findAccount(tx, name))
    const person = account && (await findActiveMember(tx, account.user_id, undefined))
    if (!person) throw notFound('person')
    const taken = await listSecondFactors(tx, person.id)
    await deleteAllFactors(tx, person.id)
    await mailSecurityNews(tx, platform, person, { kind: 'second_factors_reset' })
    await tellAuthorityChanged(tx, [person.id])
    return { person, taken }
  })
  const who = byItself(person.organization_id, uuidv7())
  const subject = { type: 'user', id: person.id, name: person.full_name }
  await platform.withTenant(who, (tx) => audit(tx, who, 'user.second_factors_reset', subject))
  return { email: person.email, taken }
}
