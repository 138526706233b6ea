import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import type { Me } from '../../../shell/me.ts'
import { acceptInvitation, signOut } from '../../../shell/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import type { Invitation } from './InvitationPage.tsx'

interface JoinAsMemberProps {
  token: string
  invitation: Invitation
  me: Me
}

/** Whoever is signed in to the account that is meant joins by their own word; nobody else can for them. */
export function JoinAsMember({ token, invitation, me }: JoinAsMemberProps) {
  const { t } = useTranslation('sign-in')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const { full_name: name, email } = me
  if (email !== invitation.email)
    return (
      <Callout
        tone="warning"
        actions={<Button onClick={() => void signOut()}>{t('invitation.sign_out')}</Button>}
      >
        {t('invitation.other', { name, email, invited: invitation.email })}
      </Callout>
    )
  const join = async () => {
    setBusy(true)
    setFailure(undefined)
    // The page is loaded anew in the other organization.
    await acceptInvitation({ token }).catch((error) => {
      setFailure(error)
      setBusy(false)
    })
  }
  return (
    <>
      {failure !== undefined && <Callout tone="danger">{explain(failure, t)}</Callout>}
      <Callout>{t('invitation.as_you', { name })}</Callout>
      <Button variant="primary" size="large" wide busy={busy} onClick={() => void join()}>
        {t('invitation.action')}
      </Button>
    </>
  )
}
