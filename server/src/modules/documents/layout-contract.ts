import { type Routes, route } from '#platform/route'
import { Id, IdParams, Instant, Nullable, type Static, Type } from '#platform/schema'

export const LearnedLayout = Type.Object({
  id: Id,
  supplier_id: Id,
  supplier_name: Nullable(Type.String()),
  learned_at: Instant,
  uses: Type.Integer({ description: 'Documents read with it.' }),
  successes: Type.Integer({ description: 'Of these, those it was read better with than without.' }),
  corrections: Type.Integer({ description: 'Corrections people made to these.' }),
  used_at: Nullable(Instant),
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
