import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'
import type { Person } from './person-values.ts'

/** Says that an invitation is on its way; where there is no mail server its link waits in the outbox. */
export function useTellInvited() {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  return (email: string) =>
    notify({
      message: t('people.invitation_sent', { email }),
      action: { label: t('sections.mails'), onSelect: () => void navigate({ to: paths.mails() }) },
    })
}

export function useInviteAgain() {
  const { t } = useTranslation('settings')
  const tellInvited = useTellInvited()
  return async ({ id, email }: Person) => {
    try {
      await api('POST /users/{id}/invitation', { params: { id } })
      await refresh('GET /users', 'GET /users/{id}', 'GET /mails')
      tellInvited(email)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
}

/** Takes an invitation back; there is no account to be deleted. */
export function useCancelInvitation() {
  const { t } = useTranslation('settings')
  return async ({ id, full_name }: Person) => {
    await api('DELETE /users/{id}', { params: { id } })
    await refresh('GET /users')
    notify({ message: t('people.invitation_cancelled', { name: full_name }) })
  }
}
