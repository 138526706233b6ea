import { audit } from '#platform/audit'
import { fieldError } from '#platform/errors'
import { notify } from '#platform/live'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ModelSettings, ModelSettingsInput } from './model-contract.ts'
import {
  countRequests,
  findModelSettings,
  type ModelSettingsRow,
  saveModelSettings,
} from './model-queries.ts'

export const day_ms = 86_400_000

const untouched: ModelSettingsRow = { is_on: false, most_per_day: 50 }

/** Whether a model may be asked about this organization's documents, and how often it was. */
export async function getModelSettings(
  { model, clock }: Platform,
  tx: TenantTx,
  who: Who,
): Promise<ModelSettings> {
  const { is_on, most_per_day } = (await findModelSettings(tx, who)) ?? untouched
  const { asked, helped, failed } = await countRequests(tx, who, new Date(clock.now().getTime() - day_ms))
  return {
    model: model && { name: model.name, model: model.model, is_local: model.is_local },
    ...{ is_on, most_per_day, asked_today: asked, helped_today: helped, failed_today: failed },
  }
}

/** Changes what was sent. Errors: constraint_violated (there is no model to be asked). */
export async function updateModelSettings(
  platform: Platform,
  tx: TenantTx,
  who: Who,
  changes: ModelSettingsInput,
): Promise<ModelSettings> {
  if (changes.is_on && !platform.model)
    throw fieldError('constraint_violated', 'is_on', 'No language model is set up in this house.')
  const before = (await findModelSettings(tx, who)) ?? untouched
  const after = { ...before, ...changes }
  await saveModelSettings(tx, who, after)
  const subject = { type: 'model_settings', id: who.organization_id, name: platform.model?.name }
  await audit(tx, who, 'model_settings.updated', subject, { before, after })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'documents',
    type: 'model_settings_updated',
    data: {},
  })
  return getModelSettings(platform, tx, who)
}
