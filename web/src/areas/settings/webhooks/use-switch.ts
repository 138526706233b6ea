import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { notify } from '../../../ui/notify.ts'
import { refreshDeliveries, refreshWebhooks } from './queries.ts'
import { placeOf, type Webhook } from './webhook-values.ts'

/** Switches a webhook on or off, and offers the way back. */
export function useSwitch({ id, url, description }: Webhook) {
  const { t } = useTranslation('settings')
  const change = async (is_active: boolean) => {
    await api('PUT /webhooks/{id}', { params: { id }, body: { is_active } })
    await Promise.all([refreshWebhooks(), refreshDeliveries()])
  }
  return async (is_active: boolean) => {
    try {
      await change(is_active)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
      return
    }
    const name = description ?? placeOf(url)
    const message = t(is_active ? 'webhooks.switched_on' : 'webhooks.switched_off', { name })
    notify({ message, undo: () => change(!is_active) })
  }
}
