import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { sendOnErrand } from '#platform/errands'
import { AppError, fieldError, notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { SealedPlace } from '#platform/vault'
import type { Who } from '#platform/who'
import { withFolder } from './imap.ts'
import { MailboxProblem } from './imap-problem.ts'
import { mailLimit_bytes } from './keep-mail.ts'
import { lookErrand } from './look.ts'
import { passwordPlace } from './mailbox-password.ts'
import {
  deleteMailbox,
  findMailbox,
  findMailboxState,
  type MailboxFields,
  type MailboxRow,
  replaceMailbox,
  updateMailbox,
} from './mailbox-queries.ts'
import type { MailboxError, MailboxInput } from './settings-contract.ts'
import { tellSettings } from './tell.ts'

/** A person waits for it. */
const patience = { patience_ms: 10_000, total_ms: 25_000 }

/** Errors: not_found. */
export async function getMailbox(tx: TenantTx, who: Who): Promise<MailboxRow> {
  const row = await findMailbox(tx, who)
  if (!row) throw notFound('mailbox')
  return row
}

/**
 * Sets the mailbox, after opening it once. The password is given anew whenever it would go to another place than before:
 * whoever may change the address shall not learn the password by it. Errors: mailbox_refused, validation_failed.
 */
export async function setMailbox(platform: Platform, who: Who, given: MailboxInput): Promise<MailboxRow> {
  const { password: given_password, folder = 'INBOX', kept_folder = null, is_active = true, ...place } = given
  const before = await platform.withTenant(who, (tx) => findMailbox(tx, who))
  const is_same = before !== undefined && isSamePlace(before, place)
  const password = given_password ?? (is_same ? await openPassword(platform, who, before.id) : undefined)
  if (password === undefined)
    throw fieldError('validation_failed', 'password', 'Give the password, too: it is another mailbox.')
  const fields: MailboxFields = {
    ...{ ...place, host: place.host.trim().toLowerCase(), user_name: place.user_name.trim() },
    ...{ folder: folder.trim(), kept_folder: kept_folder?.trim() || null, is_active },
    updated_at: platform.clock.now(),
  }
  if (is_active) await assertOpens(platform, { ...fields, password })
  return platform.withTenant(who, async (tx) => {
    const goes_on =
      is_same && before.folder === fields.folder && (await findMailbox(tx, who))?.id === before.id
    const id = goes_on ? before.id : uuidv7()
    const sealed_password = await platform.vault.seal(tx, passwordPlace(who, id), password)
    if (goes_on)
      await updateMailbox(tx, who, id, { ...fields, sealed_password, error: null, failing_since: null })
    else await replaceMailbox(tx, who, { ...fields, id, sealed_password })
    const after = await getMailbox(tx, who)
    await recordMailbox(tx, who, 'inbox.mailbox_set', { before, after })
    if (is_active) await sendLook(tx, who)
    return after
  })
}

/** Errors: not_found. */
export async function removeMailbox(tx: TenantTx, who: Who): Promise<void> {
  const before = await getMailbox(tx, who)
  await deleteMailbox(tx, who)
  await recordMailbox(tx, who, 'inbox.mailbox_removed', { before })
}

/** Looks into the mailbox now. Errors: not_found. */
export async function lookNow(tx: TenantTx, who: Who): Promise<MailboxRow> {
  const row = await getMailbox(tx, who)
  await sendLook(tx, who)
  return row
}

/** Every five minutes: sends somebody to look, if there is a mailbox to look into. */
export async function sendDueLook({ withTenant }: Platform, who: Who): Promise<void> {
  await withTenant(who, async (tx) => {
    if ((await findMailbox(tx, who))?.is_active) await sendLook(tx, who)
  })
}

function sendLook(tx: TenantTx, { organization_id }: Who): Promise<void> {
  const line = `mailbox:${organization_id}`
  return sendOnErrand(tx, lookErrand, { organization_id }, organization_id, { line })
}

const isSamePlace = (
  before: MailboxRow,
  now: Pick<MailboxInput, 'host' | 'port' | 'security' | 'user_name'>,
) =>
  before.host === now.host.trim().toLowerCase() &&
  before.port === now.port &&
  before.security === now.security &&
  before.user_name === now.user_name.trim()

function openPassword({ withTenant, vault }: Platform, who: Who, id: string): Promise<string | undefined> {
  return withTenant(who, async (tx) => {
    const state = await findMailboxState(tx, who, id)
    return state && vault.open(tx, passwordPlace(who, id) satisfies SealedPlace, state.sealed_password)
  })
}

const fieldOf: Partial<Record<MailboxError, string>> = { login_refused: 'password', folder_missing: 'folder' }

async function assertOpens(platform: Platform, settings: Parameters<typeof withFolder>[1]): Promise<void> {
  const limits = { ...patience, mail_bytes: mailLimit_bytes(platform) }
  await withFolder({ outbound: platform.outbound, limits }, settings, async () => {}).catch((error) => {
    if (!(error instanceof MailboxProblem)) throw error
    const { reason, message: msg } = error
    const details = [{ loc: ['body', fieldOf[reason] ?? 'host'], msg, type: reason }]
    throw new AppError('mailbox_refused', { message: msg, details })
  })
}

async function recordMailbox(
  tx: TenantTx,
  who: Who,
  action: 'inbox.mailbox_set' | 'inbox.mailbox_removed',
  change: { before?: MailboxRow; after?: MailboxRow },
): Promise<void> {
  const { id, user_name } = (change.after ?? change.before)!
  await audit(tx, who, action, { type: 'inbox', id, name: user_name }, change)
  await tellSettings(tx, who)
}
