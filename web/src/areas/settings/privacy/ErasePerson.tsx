import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import type { Person } from '../people/person-values.ts'

/** Has somebody forgotten, after saying what goes and what stays. */
export function ErasePerson({ person, ...dialog }: { person: Person; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const { id, full_name: name } = person
  const erase = async () => {
    await api('POST /privacy/erasures', { body: { person_id: id } })
    notify({
      message: t('people.erase.started', { name }),
      action: { label: t('sections.data'), onSelect: () => void navigate({ to: paths.data() }) },
    })
  }
  return (
    <ConfirmDialog
      {...dialog}
      title={t('people.erase.confirm', { name })}
      text={t('people.erase.text')}
      losses={[t('people.erase.account'), t('people.erase.names'), t('people.erase.kept')]}
      typed={{ label: t('organization.delete.type', { name }), text: name }}
      confirm={t('people.erase.open')}
      onConfirm={erase}
      explain={(error) => explain(error, t)}
    />
  )
}
