import { Readable } from 'node:stream'
import { uuidv7 } from 'uuidv7'
import { findSupplier } from '#modules/suppliers/index'
import { audit } from '#platform/audit'
import { ComputeLimitError } from '#platform/compute'
import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import { lockFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import type { DisputeReason } from '../items-contract.ts'
import { type PackLanguage, packLanguages } from '../packs-contract.ts'
import { listRestaurantsOf } from '../queries.ts'
import { getCompleted } from '../reconciliations.ts'
import { subjectOf } from '../settling/decide.ts'
import { type PackInput, totalsOf } from './pack-input.ts'
import { findSender, findTimezone, insertPack, listAsked, listDisputed } from './pack-queries.ts'

const limits = { timeout_ms: 60_000, memory_mb: 512 }
const most_bytes = 64 * 1_048_576
const mostItems = 5_000
const task = new URL('./pack-task.ts', import.meta.url)

export interface PackWish {
  language?: PackLanguage
  item_ids?: string[]
}

/**
 * Makes the letter and the sheet about disputed items and keeps them.
 * Errors: not_found, reconciliation_not_done, nothing_disputed, payload_too_large.
 */
export async function makePack(platform: Platform, who: Who, id: string, wish: PackWish) {
  const { row, input } = await platform.withTenant(who, (tx) => gather(tx, platform, who, id, wish), {
    read_only: true,
  })
  const { pdf, xlsx } = await platform.compute
    .run<PackInput, { pdf: Uint8Array; xlsx: Uint8Array }>(task, input, limits)
    .catch((error) => {
      if (!(error instanceof ComputeLimitError)) throw error
      throw new AppError('payload_too_large', { message: error.message, cause: error })
    })
  const letter = await store(platform, who, pdf)
  const sheet = await store(platform, who, xlsx)
  return platform.withTenant(who, async (tx) => {
    for (const hash of [letter, sheet].sort()) await lockFile(tx, who, hash)
    const pack = await insertPack(tx, who, {
      id: uuidv7(),
      reconciliation_id: id,
      language: input.language,
      items: input.items.length,
      totals: totalsOf(input.items).map(({ currency, credit }) => ({ currency, amount: credit })),
      ...{ pdf_hash: letter, xlsx_hash: sheet },
    })
    const { language, items, totals } = pack
    const after = { dispute_pack_id: pack.id, language, items, totals }
    await audit(tx, who, 'reconciliation.dispute_pack_made', subjectOf(row), { after })
    return pack
  })
}

async function store(platform: Platform, who: Who, bytes: Uint8Array): Promise<string> {
  const content = Readable.from([Buffer.from(bytes)])
  return (await platform.files.put(who.organization_id, content, { max_bytes: most_bytes })).hash
}

async function gather(tx: TenantTx, platform: Platform, who: Who, id: string, wish: PackWish) {
  const row = await getCompleted(tx, who, id)
  const items = await listDisputed(tx, who, id, wish.item_ids)
  if (items.length === 0) throw new AppError('nothing_disputed')
  if (items.length > mostItems)
    throw new AppError('payload_too_large', {
      message: `A letter lists at most ${mostItems} items; name some.`,
    })
  const asked = await listAsked(tx, who, id)
  const restaurants = await listRestaurantsOf(tx, who, row.restaurant_ids)
  const sender = await findSender(tx, who)
  const supplier = await findSupplier(tx, who, row.supplier_id!)
  const language = wish.language ?? languageOf(sender.locale)
  const timeZone = await findTimezone(tx, who, row.restaurant_ids)
  const input: PackInput = {
    language,
    // The organization's own way of dates and numbers, where it writes that language.
    locale: sender.locale.slice(0, 2) === language.slice(0, 2) ? sender.locale : language,
    // Swedish dates are ISO dates.
    today: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(platform.clock.now()),
    from: {
      ...{ name: sender.trade_name || sender.name, tax_id: sender.cnpj },
      ...{ address: sender.address, phone: sender.phone, email: sender.email },
    },
    restaurants: restaurants.map(({ name, location }) => ({ name, location })),
    to: {
      ...{ name: supplier?.name ?? '', address: supplier?.address ?? null, tax_id: supplier?.tax_id ?? null },
      ...{ phone: supplier?.contact_phone ?? null, email: supplier?.contact_email ?? null },
    },
    statement: row.document_name,
    period_from: row.summary!.period_from,
    period_to: row.summary!.period_to,
    items: items.map((item) => ({
      ...{
        date: item.invoice_date,
        number: item.invoice_number,
        currency: item.currency,
        status: item.status,
      },
      ...{
        statement_amount: item.statement_amount,
        ledger_amount: item.ledger_amount,
        difference: item.difference,
      },
      ...{ credit: asked.get(item.id) ?? null, note: item.dispute_note },
      reason: item.dispute_reason as DisputeReason,
    })),
  }
  return { row, input }
}

function languageOf(locale: string): PackLanguage {
  return packLanguages.find((language) => language.slice(0, 2) === locale.slice(0, 2)) ?? 'en'
}
