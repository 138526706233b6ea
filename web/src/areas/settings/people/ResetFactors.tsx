import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import type { Person } from './person-values.ts'

/** For somebody who lost what they sign in with. */
export function ResetFactors({ person, ...dialog }: { person: Person; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { id, full_name: name } = person
  const reset = async () => {
    await api('DELETE /users/{id}/second-factor', { params: { id } })
    notify({ message: t('people.reset_factors.done', { name }) })
    await refresh('GET /users')
  }
  return (
    <ConfirmDialog
      {...dialog}
      title={t('people.reset_factors.confirm', { name })}
      text={t('people.reset_factors.text')}
      confirm={t('people.reset_factors.open')}
      onConfirm={reset}
      explain={(error) => explain(error, t)}
    />
  )
}
