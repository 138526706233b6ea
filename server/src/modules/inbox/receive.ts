import { Readable } from 'node:stream'
import { AppError, notFound } from '#platform/errors'
import { window_seconds } from '#platform/limits'
import type { Platform } from '#platform/platform'
import { byItself } from '#platform/timetable'
import { findOwner } from './address.ts'
import { markKeyUsed } from './address-queries.ts'
import { keepMail, mailLimit_bytes } from './keep-mail.ts'
import { formOf } from './received-form.ts'

export interface Posted {
  key: string
  content_type: string | undefined
  content: Readable
  request_id: string
}

/**
 * Takes a mail that a provider posts: it is stored as it comes, and sorted later. Errors: not_found for every key that
 * does not work, too_many_requests, unsupported_media_type, payload_too_large, empty_file.
 */
export async function receiveMail(
  platform: Platform,
  posted: Posted,
): Promise<{ status: 'taken' | 'known' }> {
  const { key, content_type, content, request_id } = posted
  const owner = await findOwner(platform, key)
  if (!owner) throw notFound('address')
  const who = byItself(owner.organization_id, request_id)
  await assertWithinLimit(platform, who.organization_id)
  const raw_form = formOf(content_type)
  if (!raw_form) throw new AppError('unsupported_media_type')
  const max_bytes = mailLimit_bytes(platform)
  const raw = await platform.files.put(who.organization_id, Readable.from(upTo(content, max_bytes)), {
    max_bytes,
  })
  if (raw.size_bytes === 0) {
    await platform.files.remove(who.organization_id, raw.hash)
    throw new AppError('empty_file', { message: 'The mail is empty.' })
  }
  const { is_new } = await keepMail(platform, who, {
    ...{ source: 'address' as const, raw_form, raw_type: content_type!, raw },
  })
  await platform.withTenant(who, (tx) => markKeyUsed(tx, who, owner.id, platform.clock.now()))
  return { status: is_new ? 'taken' : 'known' }
}

/** What is beyond the limit is read and thrown away, so that the sender hears the answer. Errors: payload_too_large. */
async function* upTo(content: Readable, max_bytes: number) {
  let size_bytes = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size_bytes += chunk.length
    if (size_bytes <= max_bytes) yield chunk
  }
  if (size_bytes > max_bytes)
    throw new AppError('payload_too_large', {
      message: `A mail may have up to ${Math.floor(max_bytes / 1_048_576)} MB.`,
    })
}

/** On top of the limit of the provider's address: one organization's flood is not everybody's. */
async function assertWithinLimit({ config, counters }: Platform, organization_id: string): Promise<void> {
  if (!config.rateLimits) return
  const max = config.rateLimitInboundPerMinute
  const [count] = await counters.count([{ key: `inbox:${organization_id}`, max }], window_seconds * 1000)
  if (count!.count <= max) return
  throw new AppError('too_many_requests', {
    retry_after_seconds: Math.max(1, Math.ceil(count!.ends_in_ms / 1000)),
  })
}
