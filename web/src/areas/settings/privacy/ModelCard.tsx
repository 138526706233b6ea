import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiBody, ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Card } from '../../../ui/Card.tsx'
import { Switch } from '../../../ui/fields/ChoiceFields.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { notify } from '../../../ui/notify.ts'
import css from './privacy.module.css'

type Settings = ApiResponse<'GET /supplier/reading-model'>

const numbers = [10, 50, 200, 1000]

const modelQuery = apiQuery('GET /supplier/reading-model')

/** Whether a language model outside may be asked about documents; nothing where the house has none. */
export function ModelCard() {
  const { data } = useQuery(modelQuery)
  return data?.model ? <Choice settings={data} model={data.model} /> : null
}

function Choice({ settings, model }: { settings: Settings; model: NonNullable<Settings['model']> }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  const can = useCan()
  const disabled = busy || !can('organization.manage')
  const { is_on, most_per_day, asked_today, helped_today, failed_today } = settings
  const save = async (body: ApiBody<'PUT /supplier/reading-model'>) => {
    setBusy(true)
    try {
      await api('PUT /supplier/reading-model', { body })
      await refresh('GET /supplier/reading-model')
      notify({ message: t('saved') })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('model.title')} note={`${model.name} · ${model.model}`}>
      <div className={css.offer}>
        <p>{t('model.what')}</p>
        <p>{t(model.is_local ? 'model.stays' : 'model.leaves', { name: model.name })}</p>
        <Switch
          label={t('model.on')}
          checked={is_on}
          disabled={disabled}
          onChange={(checked) => void save({ is_on: checked })}
        />
        {is_on && (
          <>
            <SelectField
              label={t('model.most')}
              value={String(most_per_day)}
              disabled={disabled}
              choices={[...new Set([...numbers, most_per_day])]
                .sort((a, b) => a - b)
                .map((number) => ({ value: String(number), label: String(number) }))}
              onChange={(value) => value && void save({ most_per_day: Number(value) })}
            />
            <p>{t('model.today', { asked: asked_today, helped: helped_today, failed: failed_today })}</p>
          </>
        )}
      </div>
    </Card>
  )
}
