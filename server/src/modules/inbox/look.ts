import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { uuidv7 } from 'uuidv7'
import { defineErrand } from '#platform/errands'
import type { Platform } from '#platform/platform'
import { Id, Type } from '#platform/schema'
import { byItself } from '#platform/timetable'
import type { Who } from '#platform/who'
import { type MailEnvelope, type OpenFolder, withFolder } from './imap.ts'
import { MailboxProblem } from './imap-problem.ts'
import { keepMail, mailLimit_bytes } from './keep-mail.ts'
import { insertUnfetched } from './mail-queries.ts'
import { passwordPlace } from './mailbox-password.ts'
import { findMailbox, findMailboxState, saveLook, saveProgress } from './mailbox-queries.ts'
import { storable } from './storable-text.ts'
import { tellMail, tellSettings } from './tell.ts'

/** Looks into one organization's mailbox; one after the other, so that two never fetch the same mail. */
export const lookErrand = defineErrand({
  task: 'look_into_mailbox',
  message: Type.Object({ organization_id: Id }),
  // The next look comes by itself.
  max_attempts: 1,
  line: 'mailbox',
  run: ({ platform, message }) =>
    lookIntoMailbox(platform, byItself(message.organization_id, 'look_into_mailbox')),
})

const patience = { patience_ms: 30_000, total_ms: 600_000 }
/** More wait for the next look, so that one full mailbox keeps no others waiting. */
const mostMails = 50

/** Takes in what is unread since the last look, each mail by itself. */
export async function lookIntoMailbox(platform: Platform, who: Who): Promise<void> {
  const settings = await platform.withTenant(who, async (tx) => {
    const mailbox = await findMailbox(tx, who)
    if (!mailbox?.is_active) return undefined
    const state = (await findMailboxState(tx, who, mailbox.id))!
    const password = await platform.vault.open(tx, passwordPlace(who, mailbox.id), state.sealed_password)
    return { ...mailbox, ...state, password }
  })
  if (!settings) return
  const { id } = settings
  const limits = { ...patience, mail_bytes: mailLimit_bytes(platform) }
  let error: MailboxProblem['reason'] | null = null
  try {
    await withFolder({ outbound: platform.outbound, limits }, settings, (folder) =>
      takeUnread(platform, who, folder, settings),
    )
  } catch (thrown) {
    if (!(thrown instanceof MailboxProblem)) throw thrown
    error = thrown.reason
  }
  await platform.withTenant(who, async (tx) => {
    await saveLook(tx, who, id, { looked_at: platform.clock.now(), error })
    await tellSettings(tx, who)
  })
}

interface Progress {
  id: string
  uid_validity: number | null
  last_uid: number
}

async function takeUnread(platform: Platform, who: Who, folder: OpenFolder, before: Progress): Promise<void> {
  const { uid_validity } = folder
  const is_same = before.uid_validity === uid_validity
  let are_settled = true
  for (const uid of (await folder.listUnread(is_same ? before.last_uid : 0)).slice(0, mostMails)) {
    const place = `${before.id} ${uid_validity} ${uid}`
    if (await takeOne(platform, who, folder, { uid, place }))
      are_settled = (await folder.settle(uid)) && are_settled
    // Last: killed before, the mail is fetched again, known by its bytes, and settled.
    await platform.withTenant(who, (tx) => saveProgress(tx, who, before.id, { uid_validity, last_uid: uid }))
  }
  if (!are_settled) throw new MailboxProblem('not_markable')
}

/** Fetches a mail and keeps it; whether it is kept. */
async function takeOne(
  platform: Platform,
  who: Who,
  folder: OpenFolder,
  { uid, place }: { uid: number; place: string },
): Promise<boolean> {
  const envelope = await folder.describe(uid)
  if (!envelope) return false
  const max_bytes = mailLimit_bytes(platform)
  if (envelope.size_bytes > max_bytes) {
    await keepUnfetched(platform, who, place, envelope)
    return false
  }
  const content = await folder.fetch(uid)
  if (!content || content.length === 0) return false
  const raw = await platform.files.put(who.organization_id, Readable.from([content]), { max_bytes })
  await keepMail(platform, who, { source: 'mailbox', raw_form: 'message', raw_type: 'message/rfc822', raw })
  return true
}

/** A mail that is too large stays unread where it is; here it is listed with the reason. */
async function keepUnfetched(
  platform: Platform,
  who: Who,
  place: string,
  envelope: MailEnvelope,
): Promise<void> {
  const id = uuidv7()
  await platform.withTenant(who, async (tx) => {
    await insertUnfetched(tx, who, {
      id,
      raw_hash: createHash('sha256').update(place).digest('hex'),
      raw_size_bytes: envelope.size_bytes,
      received_at: platform.clock.now(),
      error_message: `A mail may have up to ${platform.config.inboxMailMaxMb} MB.`,
      sender_address: storable(envelope.sender_address?.toLowerCase() ?? null, 320),
      subject: storable(envelope.subject, 300),
    })
    await tellMail(tx, who, { id, status: 'failed', restaurant_id: null })
  })
}
