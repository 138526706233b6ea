import { type Routes, route } from '#platform/route'
import {
  Currency,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  type Static,
  Type,
} from '#platform/schema'

export const packLanguages = ['en', 'pt-BR', 'es'] as const
export type PackLanguage = (typeof packLanguages)[number]

const DisputePack = Type.Object({
  id: Id,
  reconciliation_id: Id,
  language: OneOf(packLanguages),
  items: Type.Integer({ description: 'Disputed items in it.' }),
  totals: Type.Array(Type.Object({ currency: Currency, amount: Type.Number() }), {
    description: 'What the supplier is asked to credit.',
  }),
  created_by: Nullable(Id),
  created_at: Instant,
})
export type DisputePack = Static<typeof DisputePack>

const PackParams = Type.Object({ id: Id, dispute_pack_id: Id })

const download = <const P extends string>(path: P, summary: string, produces: string) =>
  ({
    method: 'GET',
    path: `/supplier/reconciliation/{id}/dispute-packs/{dispute_pack_id}/${path}`,
    permission: 'reconciliations.read',
    transaction: 'none',
    produces,
    summary,
    description: 'As it was made.',
    params: PackParams,
    errors: ['not_found'],
  }) as const

/** Routes of the letters about disputed items. */
export const packRoutes = {
  makeDisputePack: route({
    method: 'POST',
    path: '/supplier/reconciliation/{id}/dispute-pack',
    permission: 'reconciliations.settle',
    transaction: 'none',
    summary: 'Make a dispute pack',
    description:
      'A letter to the supplier (PDF) and a sheet (XLSX) of the disputed items: date, number, their amount, ours, the difference and why. Of all disputed items, or of `item_ids`. The language is the organization’s unless chosen.',
    params: IdParams,
    body: Input({
      language: Type.Optional(OneOf(packLanguages)),
      item_ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 5_000, uniqueItems: true })),
    }),
    response: DisputePack,
    errors: ['not_found', 'reconciliation_not_done', 'nothing_disputed', 'payload_too_large'],
  }),
  listDisputePacks: route({
    method: 'GET',
    path: '/supplier/reconciliation/{id}/dispute-packs',
    permission: 'reconciliations.read',
    summary: 'List dispute packs',
    description: 'Newest first.',
    params: IdParams,
    query: listQuery({}),
    response: ListOf(DisputePack),
    errors: ['not_found'],
  }),
  downloadDisputeLetter: route(download('letter.pdf', 'Download the letter', 'application/pdf')),
  downloadDisputeSheet: route(
    download(
      'items.xlsx',
      'Download the sheet',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ),
  ),
} satisfies Routes
