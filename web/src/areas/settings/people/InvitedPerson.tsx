import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { PanelFooter } from '../../../ui/overlay/SidePanel.tsx'
import css from '../form.module.css'
import { CancelInvitation } from './CancelInvitation.tsx'
import { useInviteAgain } from './invitation-actions.ts'
import type { Person } from './person-values.ts'

/** Somebody who has not accepted yet: there is nothing to change but the invitation itself. */
export function InvitedPerson({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation(['settings', 'shell'])
  const { restaurants } = useRestaurants()
  const [cancelling, setCancelling] = useState(false)
  const inviteAgain = useInviteAgain()
  const { email, role, restaurant_ids, invitation_expires_at } = person
  const names = restaurant_ids?.map((id) => restaurants.find((one) => one.id === id)?.name ?? '–')
  return (
    <div className={css.form}>
      <Callout>{t('people.waiting')}</Callout>
      <Facts
        facts={[
          [t('people.email'), email],
          [t('people.role'), t(`shell:roles.${role}`)],
          [t('people.works_in'), names?.join(', ') ?? t('shell:all_restaurants')],
          [t('people.valid_until'), <DateText key="until" value={invitation_expires_at} as="moment" />],
        ]}
      />
      <PanelFooter>
        <Button variant="danger" onClick={() => setCancelling(true)}>
          {t('people.cancel_invitation.open')}
        </Button>
        <Button variant="primary" onClick={() => void inviteAgain(person)}>
          {t('people.invite_again')}
        </Button>
      </PanelFooter>
      <CancelInvitation
        person={person}
        open={cancelling}
        onClose={() => setCancelling(false)}
        onDone={onDone}
      />
    </div>
  )
}
