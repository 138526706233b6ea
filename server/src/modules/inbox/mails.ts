import { uuidv7 } from 'uuidv7'
import { type DocumentFollowers, nameMissingSupplier } from '#modules/documents/index'
import { findSupplier, isOpenMailDomain } from '#modules/suppliers/index'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import { enqueueJob } from '#platform/jobs'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { sortMailJob } from './jobs.ts'
import { recordMail } from './keep-sorted.ts'
import { findMail } from './mail-queries.ts'
import { deleteSender, saveSender } from './sender-queries.ts'
import { listAttachments, reopenMail, saveSupplier } from './sort-queries.ts'

/** One mail with its attachments. Errors: not_found. */
export async function getMail(tx: TenantTx, who: Who, id: string) {
  const mail = await findMail(tx, who, id)
  if (!mail) throw notFound('mail')
  return { ...mail, attachments: (await listAttachments(tx, who, id)) as never[] }
}

/** Takes a mail apart once more. Errors: not_found, mail_not_sortable. */
export async function sortAgain(tx: TenantTx, who: Who, id: string) {
  await getMail(tx, who, id)
  const job_id = uuidv7()
  const mail = await reopenMail(tx, who, id, job_id)
  if (!mail) throw new AppError('mail_not_sortable')
  await enqueueJob(tx, who, sortMailJob, { mail_id: id }, { id: job_id })
  await recordMail(tx, who, 'inbox.mail_sorted_again', { ...mail, status: 'received' }, {})
  return getMail(tx, who, id)
}

interface Named {
  supplier_id: string
  remember?: 'address' | 'domain' | 'no'
}

/**
 * Says whose mail it is, and if asked, whose the later ones of its sender are.
 * Errors: not_found, reference_not_found, constraint_violated.
 */
export async function nameSupplier(
  { clock, followers }: Pick<Platform, 'clock'> & { followers: DocumentFollowers },
  tx: TenantTx,
  who: Who,
  id: string,
  { supplier_id, remember = 'no' }: Named,
) {
  const mail = await getMail(tx, who, id)
  const supplier = await findSupplier(tx, who, supplier_id)
  if (!supplier) throw fieldError('reference_not_found', 'supplier_id', 'There is no such supplier.')
  await saveSupplier(tx, who, id, supplier_id)
  const document_ids = (await listAttachments(tx, who, id)).flatMap(({ document_id }) => document_id ?? [])
  await nameMissingSupplier(tx, who, followers, document_ids, supplier_id)
  await recordMail(tx, who, 'inbox.mail_supplier_named', mail, { supplier_id })
  if (remember !== 'no') {
    const sender = senderToRemember(mail.sender_address, remember)
    const entry = { id: uuidv7(), kind: remember, sender, supplier_id }
    const sender_id = await saveSender(tx, who, { ...entry, created_at: clock.now() })
    const subject = { type: 'inbox_sender', id: sender_id, name: supplier.name }
    await audit(tx, who, 'inbox.sender_remembered', subject, { after: { kind: remember, supplier_id } })
  }
  return getMail(tx, who, id)
}

function senderToRemember(address: string | null, remember: 'address' | 'domain'): string {
  const refuse = (message: string) => fieldError('constraint_violated', 'remember', message)
  if (!address) throw refuse('This mail names no sender.')
  if (remember === 'address') return address
  const domain = address.split('@')[1]!
  if (isOpenMailDomain(domain))
    throw refuse(`Anybody can open a mailbox at ${domain}; only the address itself can be remembered.`)
  return domain
}

/** Errors: not_found. */
export async function forgetSender(tx: TenantTx, who: Who, id: string): Promise<void> {
  const gone = await deleteSender(tx, who, id)
  if (!gone) throw notFound('sender')
  const { kind, supplier_id } = gone
  await audit(
    tx,
    who,
    'inbox.sender_forgotten',
    { type: 'inbox_sender', id },
    { before: { kind, supplier_id } },
  )
}
