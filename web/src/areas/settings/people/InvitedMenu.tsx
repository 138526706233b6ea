import { IconMailForward, IconMailX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { CancelInvitation } from './CancelInvitation.tsx'
import { useInviteAgain } from './invitation-actions.ts'
import type { Person } from './person-values.ts'

/** What can be done about somebody who has not accepted yet. */
export function InvitedMenu({ person }: { person: Person }) {
  const { t } = useTranslation('settings')
  const [cancelling, setCancelling] = useState(false)
  const inviteAgain = useInviteAgain()
  return (
    <>
      <ActionMenu
        label={t('actions_of', { name: person.full_name })}
        entries={[
          {
            label: t('people.invite_again'),
            icon: <IconMailForward size={17} />,
            onSelect: () => void inviteAgain(person),
          },
          null,
          {
            label: t('people.cancel_invitation.open'),
            icon: <IconMailX size={17} />,
            tone: 'danger',
            onSelect: () => setCancelling(true),
          },
        ]}
      />
      <CancelInvitation person={person} open={cancelling} onClose={() => setCancelling(false)} />
    </>
  )
}
