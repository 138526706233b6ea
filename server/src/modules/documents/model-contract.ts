import { type Routes, route } from '#platform/route'
import { Input, Nullable, type Static, Type } from '#platform/schema'

export const ModelSettings = Type.Object({
  model: Nullable({
    ...Type.Object({
      name: Type.String({ description: 'Who runs it.', examples: ['api.provider.example'] }),
      model: Type.String({ examples: ['small-3'] }),
      is_local: Type.Boolean({ description: 'It runs on the machine of this house: nothing leaves it.' }),
    }),
    description: 'The model this house may ask; null: none is set up.',
  }),
  is_on: Type.Boolean({ description: 'Whether this organization lets it be asked.' }),
  most_per_day: Type.Integer({ description: 'Documents it may be asked about in any 24 hours.' }),
  asked_today: Type.Integer({ description: 'Documents it was asked about in the last 24 hours.' }),
  helped_today: Type.Integer({ description: 'Of these, those that read better for it.' }),
  failed_today: Type.Integer({ description: 'Of these, those where it gave no answer.' }),
})
export type ModelSettings = Static<typeof ModelSettings>

const ModelSettingsInput = Input(
  {
    is_on: Type.Optional(Type.Boolean()),
    most_per_day: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  },
  { minProperties: 1 },
)
export type ModelSettingsInput = Static<typeof ModelSettingsInput>

export const modelRoutes = {
  getModelSettings: route({
    method: 'GET',
    path: '/supplier/reading-model',
    permission: 'documents.inbox',
    summary: 'See whether a language model may be asked',
    description: 'Which model, whether it may be asked about documents in doubt, and how often it was.',
    response: ModelSettings,
  }),
  updateModelSettings: route({
    method: 'PUT',
    path: '/supplier/reading-model',
    permission: 'organization.manage',
    summary: 'Let a language model be asked, or not',
    description:
      'When on, the words of a document whose reading is in doubt are sent to the model of this house, once a reading and never the file itself. It may only point at words: every value is read from the document at these, and only taken where the document’s figures then add up, or where a number, day or total was missing.',
    body: ModelSettingsInput,
    response: ModelSettings,
    errors: ['constraint_violated'],
  }),
} satisfies Routes
