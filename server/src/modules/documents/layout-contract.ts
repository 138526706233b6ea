import { type Routes, route } from '#platform/route'
import { Id, IdParams, Instant, Nullable, OneOf, type Static, Type } from '#platform/schema'

export const LearnedLayout = Type.Object({
  id: Id,
  supplier_id: Id,
  supplier_name: Nullable(Type.String()),
  learned_at: Instant,
  uses: Type.Integer({ description: 'Documents read with it.' }),
  successes: Type.Integer({ description: 'Of these, those it was read better with than without.' }),
  corrections: Type.Integer({ description: 'Corrections people made to these.' }),
  used_at: Nullable(Instant),
  learned: Type.Object(
    {
      fields: Type.Array(Type.String(), { description: 'Single values whose places are known.' }),
      columns: Type.Array(
        Type.Object({
          name: Type.String({ description: 'The words over the column; empty where there are none.' }),
          holds: Type.String({ examples: ['date', 'reference', 'amount'] }),
        }),
      ),
      signs_turned: Type.Boolean({ description: 'What is owed is printed with a minus.' }),
      deducted_words: Type.Array(Type.String(), { description: 'Rows with these words are deducted.' }),
      number_forms: Type.Array(Type.String({ examples: ['HF-00000'] })),
      date_order: Nullable(OneOf(['dmy', 'mdy'])),
    },
    { description: 'What was learned, without any value of the papers.' },
  ),
})
export type LearnedLayout = Static<typeof LearnedLayout>

export const layoutRoutes = {
  listLearnedLayouts: route({
    method: 'GET',
    path: '/supplier/layouts',
    permission: 'documents.read',
    summary: 'List learned layouts',
    description:
      'How papers of suppliers are laid out, learned of corrections and of proven readings that were posted; the newest first, 200 at most.',
    query: Type.Object({ supplier_id: Type.Optional(Id) }),
    response: Type.Object({ items: Type.Array(LearnedLayout) }),
  }),
  forgetLearnedLayout: route({
    method: 'DELETE',
    path: '/supplier/layouts/{id}',
    permission: 'suppliers.manage',
    summary: 'Forget a learned layout',
    description:
      'The next document of this layout is read by its own evidence alone, and may be learned anew.',
    params: IdParams,
    status: 204,
    errors: ['not_found'],
  }),
} satisfies Routes
