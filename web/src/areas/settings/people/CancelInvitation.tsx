import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { useCancelInvitation } from './invitation-actions.ts'
import type { Person } from './person-values.ts'

interface CancelInvitationProps {
  person: Person
  open: boolean
  onClose: () => void
  /** When it is cancelled. */
  onDone?: () => void
}

export function CancelInvitation({ person, open, onClose, onDone }: CancelInvitationProps) {
  const { t } = useTranslation('settings')
  const cancel = useCancelInvitation()
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('people.cancel_invitation.confirm', { name: person.full_name })}
      text={t('people.cancel_invitation.text')}
      confirm={t('people.cancel_invitation.open')}
      onConfirm={async () => {
        await cancel(person)
        onDone?.()
      }}
      explain={(error) => explain(error, t)}
    />
  )
}
