import {
  IconDevices,
  IconEraser,
  IconPencil,
  IconShieldX,
  IconTrash,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { useMe } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu, type MenuEntry } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { ErasePerson } from '../privacy/ErasePerson.tsx'
import { MemberSessions } from '../sessions/MemberSessions.tsx'
import { InvitedMenu } from './InvitedMenu.tsx'
import { deletePerson, useActivatePerson } from './person-actions.ts'
import type { Person } from './person-values.ts'
import { ResetFactors } from './ResetFactors.tsx'

export function PersonMenu({ person }: { person: Person }) {
  return person.status === 'invited' ? <InvitedMenu person={person} /> : <MemberMenu person={person} />
}

function MemberMenu({ person }: { person: Person }) {
  const { t } = useTranslation('settings')
  const me = useMe()
  const [deleting, setDeleting] = useState(false)
  const [erasing, setErasing] = useState(false)
  const [resetting, setResetting] = useState(false)
  const [listing, setListing] = useState(false)
  const activate = useActivatePerson()
  const { id, full_name, is_active } = person
  const Toggle = is_active ? IconUserOff : IconUserCheck
  const edit: MenuEntry = { label: t('edit'), icon: <IconPencil size={17} />, href: paths.person(id) }
  // Whoever shuts themselves out cannot undo it.
  const others: MenuEntry[] = [
    {
      label: t('sessions.open'),
      icon: <IconDevices size={17} />,
      onSelect: () => setListing(true),
    },
    {
      label: t(is_active ? 'deactivate' : 'activate'),
      icon: <Toggle size={17} />,
      onSelect: () => void activate(person, !is_active),
    },
    ...(person.has_second_factor
      ? [
          {
            label: t('people.reset_factors.open'),
            icon: <IconShieldX size={17} />,
            onSelect: () => setResetting(true),
          },
        ]
      : []),
    null,
    { label: t('delete'), icon: <IconTrash size={17} />, tone: 'danger', onSelect: () => setDeleting(true) },
    {
      label: t('people.erase.open'),
      icon: <IconEraser size={17} />,
      tone: 'danger',
      onSelect: () => setErasing(true),
    },
  ]
  const remove = async () => {
    await deletePerson(id)
    notify({ message: t('people.deleted', { name: full_name }) })
  }
  return (
    <>
      <ActionMenu
        label={t('actions_of', { name: full_name })}
        entries={id === me.id ? [edit] : [edit, ...others]}
      />
      <ConfirmDialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={t('people.delete.confirm', { name: full_name })}
        text={t('people.delete.text')}
        losses={[t('people.delete.access'), t('people.delete.sessions')]}
        confirm={t('people.delete.open')}
        onConfirm={remove}
        explain={(error) => explain(error, t)}
      />
      <MemberSessions person={person} open={listing} onClose={() => setListing(false)} />
      <ResetFactors person={person} open={resetting} onClose={() => setResetting(false)} />
      <ErasePerson person={person} open={erasing} onClose={() => setErasing(false)} />
    </>
  )
}
